import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
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
