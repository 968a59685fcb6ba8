import { expect, test } from 'vitest';
import type { Transaction } from '../../src/domain/transactions.ts';
import { beginWalk, finishWalk, type ReadWindow } from '../../src/loaders/transaction-walk.ts';

const moment = Date.UTC(2026, 0, 5);
const row = (id: number) =>
  ({
    transactionId: String(id),
    transactionDate: moment,
    postedDate: null,
    createdDate: null,
    status: 'active',
  }) as Transaction;
const options = { from: moment - 1000, to: moment + 1000, sort: 'DESC', shadow: 'EXCLUDE', first: 500 } as const;

/** An upstream with more rows of one moment than fit into an answer; `lists[n]` is what the n-th read of all of them meets. */
function tied(lists: readonly { readonly ids: readonly number[]; readonly found: number }[]) {
  let reads = -1;
  const read: ReadWindow = async ({ from, to, start, limit }) => {
    if (from === to && start === 1) reads += 1;
    const { ids, found } = lists[Math.max(0, Math.min(reads, lists.length - 1))]!;
    const rows = ids.slice(start - 1, start - 1 + limit).map(row);
    return { rows, moreAvailable: start - 1 + rows.length < ids.length, found };
  };
  return { read, reads: () => reads + 1 };
}

const before = Array.from({ length: 1001 }, (_, n) => n + 1);
const after = [...before, 2000];

test('rows of one moment are read until two reads agree', async () => {
  const upstream = tied([{ ids: before, found: 1001 }]);
  const { rows } = await finishWalk(beginWalk(options, null), options, upstream.read);
  expect([rows.length, rows[0]?.transactionId, upstream.reads()]).toEqual([501, '1001', 2]);
});

test('two reads that met the same rows do not agree when upstream says that there are more: one has slipped past', async () => {
  const upstream = tied([
    { ids: before, found: 1001 },
    // A row has arrived, and moved behind the page that was just read.
    { ids: before, found: 1002 },
    { ids: after, found: 1002 },
  ]);
  const { rows } = await finishWalk(beginWalk(options, null), options, upstream.read);
  expect([rows[0]?.transactionId, upstream.reads()]).toEqual(['2000', 4]);
});
