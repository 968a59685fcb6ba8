import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCursorCodec } from '../../src/domain/cursors.ts';
import { createTransactionChangeLoader } from '../../src/loaders/transaction-changes.ts';
import { createChangeBank } from '../support/change-bank.ts';
import { history, openChangeStore, play } from '../support/change-histories.ts';
import { runs } from '../support/scale.ts';
import { temporaryDirectory } from '../support/upstream-stage.ts';

const stack = new AsyncDisposableStack();
let store: Awaited<ReturnType<typeof openChangeStore>>;

beforeAll(async () => {
  store = stack.use(await openChangeStore(stack.use(await temporaryDirectory()).path));
});
afterAll(() => stack.disposeAsync());

test('ledgers that are kept by the feed alone equal the bank, without duplicates and without ghosts', async () => {
  let customer = 0;
  await fc.assert(
    fc.asyncProperty(history, async (each) => {
      customer += 1;
      const { truth, ledgers, complaints } = await play(each, store.feeds, String(customer));
      expect(complaints).toEqual([]);
      for (const ledger of ledgers) expect(ledger).toEqual(truth);
    }),
    runs(60),
  );
});

test('the rows of a large customer are hashed a few at a time: others have their turn meanwhile', async () => {
  const bank = createChangeBank();
  const now = Date.UTC(2026, 10, 24);
  for (let n = 0; n < 3_000; n += 1) bank.add('a', now / 1000 - 600 * n, 'active');
  let inThisTurn = 0;
  let most = 0;
  let hashed = 0;
  const loader = createTransactionChangeLoader({
    sources: { transactions: bank } as never,
    cursors: createCursorCodec([Buffer.alloc(32)]),
    feed: {
      store: store.feeds,
      hashRow(text) {
        if (inThisTurn === 0)
          setImmediate(() => {
            inThisTurn = 0;
          });
        inThisTurn += 1;
        most = Math.max(most, inThisTurn);
        hashed += 1;
        return createHash('sha256').update(text).digest('base64url');
      },
    },
    partnerId: 'p',
    now: () => now,
  });
  await loader.changes({ customerId: 'large', since: null, first: 1 });
  expect(hashed).toBeGreaterThanOrEqual(3_000);
  expect(most).toBeLessThanOrEqual(200);
});
