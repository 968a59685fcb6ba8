import { setImmediate as othersFirst } from 'node:timers/promises';

import type { Kysely } from 'kysely';

import type { FeedKey } from '../domain/transaction-feed.ts';
import type { ChangeTables } from './change-tables.ts';

const dayMs = 24 * 60 * 60 * 1000;
/** Clients that have not asked for so long start again. */
const removedKeptMs = 30 * dayMs;
/** Customers that nobody has asked about for so long. */
const feedKeptMs = 90 * dayMs;
const pruneSlice = 500;

/** Answers how many rows went: removed rows that everybody has heard of or begins again, and customers nobody asks about. */
export async function pruneChanges(
  db: Kysely<ChangeTables>,
  nowMs: number,
  erase: (key: FeedKey) => Promise<void>,
): Promise<number> {
  let pruned = 0;
  for (let gone = pruneSlice; gone === pruneSlice; pruned += gone) {
    gone = await forgetRemoved(db, nowMs - removedKeptMs);
    await othersFirst();
  }
  const old = await db
    .selectFrom('transaction_feed')
    .select(['partner', 'customer'])
    .where('synced_at', '<', nowMs - feedKeptMs)
    .limit(pruneSlice)
    .execute();
  for (const { partner, customer } of old) {
    await erase({ partnerId: partner, customerId: customer });
    await othersFirst();
  }
  return pruned + old.length;
}

/** Some of the rows that were removed before; whoever has not heard of them by now starts again. */
async function forgetRemoved(db: Kysely<ChangeTables>, before: number): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const rows = await tx
      .selectFrom('transaction_state')
      .select(['partner', 'customer', 'account', 'id', 'sequence'])
      .where('state', '=', 'removed')
      .where('changed_at', '<', before)
      .orderBy('changed_at')
      .limit(pruneSlice)
      .execute();
    const feeds = Map.groupBy(rows, ({ partner, customer }) => JSON.stringify([partner, customer]));
    for (const [, removed] of [...feeds].toSorted(([left], [right]) => (left < right ? -1 : 1))) {
      const [{ partner, customer } = { partner: '', customer: '' }] = removed;
      const last = Math.max(...removed.map(({ sequence }) => Number(sequence)));
      await tx
        .updateTable('transaction_feed')
        .where('partner', '=', partner)
        .where('customer', '=', customer)
        .set({ forgotten_to: last })
        .where('forgotten_to', '<', last)
        .execute();
      for (const { account, id, sequence } of removed) {
        await tx
          .deleteFrom('transaction_state')
          .where('partner', '=', partner)
          .where('customer', '=', customer)
          .where('account', '=', account)
          .where('id', '=', id)
          // Back since it was looked up: it stays.
          .where('sequence', '=', Number(sequence))
          .execute();
      }
    }
    return rows.length;
  });
}
