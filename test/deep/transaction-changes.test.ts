import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCursorCodec } from '../../src/domain/cursors.ts';
import { createTransactionChangeLoader } from '../../src/loaders/transaction-changes.ts';
import { createChangeBank } from '../support/change-bank.ts';
import { history, openChangeStore, play } from '../support/change-histories.ts';
import { temporaryDirectory } from '../support/upstream-stage.ts';

const histories = 10_000;

test('10,000 histories of a bank, replayed by two or three clients each: 0 duplicates, 0 ghosts, nothing missing', async () => {
  await using directory = await temporaryDirectory();
  await using store = await openChangeStore(directory.path);
  let played = 0;
  await fc.assert(
    fc.asyncProperty(history, async (each) => {
      played += 1;
      const { truth, ledgers, complaints } = await play(each, store.feeds, String(played));
      expect(complaints).toEqual([]);
      for (const ledger of ledgers) expect(ledger).toEqual(truth);
    }),
    { numRuns: histories },
  );
  expect(played).toBe(histories);
}, 600_000);

test('a customer with more rows than one ask may read is read bit by bit, and no ask costs more than it may', async () => {
  await using directory = await temporaryDirectory();
  await using store = await openChangeStore(directory.path);
  const bank = createChangeBank();
  const now = Date.UTC(2026, 10, 24);
  for (let n = 0; n < 25_000; n += 1) bank.add('a', now / 1000 - 600 * n, 'active');
  const loader = createTransactionChangeLoader({
    sources: { transactions: bank } as never,
    cursors: createCursorCodec([Buffer.alloc(32)]),
    feed: { store: store.feeds, hashRow: (text) => createHmac('sha256', 'k').update(text).digest('base64url') },
    partnerId: 'p',
    now: () => now,
  });
  const ids = new Set<string>();
  let asks = 0;
  for (let since: string | null = null, more = true; more && asks < 200; asks += 1) {
    const before = bank.reads;
    const answer = await loader.changes({ customerId: 'c', since, first: 500 });
    expect(bank.reads - before).toBeLessThanOrEqual(20);
    for (const { transactionId } of answer?.changes ?? []) ids.add(transactionId);
    since = answer?.cursor ?? null;
    more = answer?.hasMore ?? false;
  }
  expect(ids.size).toBe(25_000);
  expect(asks).toBeLessThan(70);
}, 120_000);
