import { type ColumnType, type Kysely, type Selectable, sql } from 'kysely';

import type { Feed, FeedEntry, FeedKey, FeedRead, FeedRowState, FeedStore } from '../domain/transaction-feed.ts';
import { diffFeed } from './change-diff.ts';
import { pruneChanges } from './change-prune.ts';
import type { Prunable } from './idempotency-tables.ts';
import { slices } from './slices.ts';

/** PostgreSQL answers 64-bit numbers as text, SQLite as numbers. */
type Whole = ColumnType<number | string, number, number>;

export interface ChangeTables {
  transaction_feed: {
    partner: string;
    customer: string;
    epoch: string;
    version: Whole;
    head: Whole;
    forgotten_to: Whole;
    /** Unix milliseconds; rows older than this are not known yet. */
    unread_before: ColumnType<number | string | null, number | null, number | null>;
    swept_at: Whole;
    synced_at: Whole;
  };
  transaction_state: {
    partner: string;
    customer: string;
    account: string;
    id: string;
    happened_at: Whole;
    /** Keyed: it says that a row changed, and nothing of what is in it. */
    hash: string;
    state: FeedRowState;
    sequence: Whole;
    added_at: Whole;
    /** Wall time at which the change was noticed. */
    changed_at: Whole;
  };
}

/** Rolls the transaction back. */
class Overtaken extends Error {}

/** The feeds over any database that Kysely speaks to. */
export function createChangeTables(db: Kysely<ChangeTables>): FeedStore & Prunable {
  const eraseFeed = ({ partnerId, customerId }: FeedKey) =>
    db.transaction().execute(async (tx) => {
      // In the order of `takeInFeed`, so that the two never wait for each other.
      for (const table of ['transaction_feed', 'transaction_state'] as const)
        await tx.deleteFrom(table).where('partner', '=', partnerId).where('customer', '=', customerId).execute();
    });

  return {
    async readFeed({ partnerId, customerId }) {
      const row = await db
        .selectFrom('transaction_feed')
        .selectAll()
        .where('partner', '=', partnerId)
        .where('customer', '=', customerId)
        .executeTakeFirst();
      return row === undefined ? null : feedOf(row);
    },

    async takeInFeed(key, read, newEpoch, nowMs) {
      try {
        await db.transaction().execute(async (tx) => {
          // The first statement decides who is first, and holds off all others until the last one.
          const { head } = await begin(tx, key, read, newEpoch, nowMs);
          const diff = diffFeed(await known(tx, key), read, head);
          for (const entries of slices(diff.entries)) await write(tx, key, entries, nowMs);
          if (diff.head > head) await ofFeed(tx, key).set({ head: diff.head }).execute();
        });
        return true;
      } catch (error) {
        if (error instanceof Overtaken) return false;
        throw error;
      }
    },

    async feedEntriesAfter({ partnerId, customerId }, sequence, limit) {
      const rows = await db
        .selectFrom('transaction_state')
        .selectAll()
        .where('partner', '=', partnerId)
        .where('customer', '=', customerId)
        .where('sequence', '>', sequence)
        .orderBy('sequence')
        .limit(limit)
        .execute();
      return rows.map(entryOf);
    },

    eraseFeed,

    prune: (nowMs) => pruneChanges(db, nowMs, eraseFeed),
  };
}

type Db = Kysely<ChangeTables>;

const ofFeed = (db: Db, { partnerId, customerId }: FeedKey) =>
  db.updateTable('transaction_feed').where('partner', '=', partnerId).where('customer', '=', customerId);

/** Takes the turn of a read. @throws Overtaken when another had it since the read began */
async function begin(
  tx: Db,
  key: FeedKey,
  { version, unreadBefore, sweptAt }: FeedRead,
  epoch: string,
  nowMs: number,
): Promise<{ readonly head: number }> {
  const place = { unread_before: unreadBefore, swept_at: sweptAt, synced_at: nowMs };
  if (version === null) {
    const made = await tx
      .insertInto('transaction_feed')
      .values({
        partner: key.partnerId,
        customer: key.customerId,
        epoch,
        version: 1,
        head: 0,
        forgotten_to: 0,
        ...place,
      })
      .onConflict((conflict) => conflict.columns(['partner', 'customer']).doNothing())
      .returning('head')
      .executeTakeFirst();
    if (made === undefined) throw new Overtaken();
    return { head: 0 };
  }
  const taken = await ofFeed(tx, key)
    .set({ version: sql<number>`version + 1`, ...place })
    .where('version', '=', version)
    .returning('head')
    .executeTakeFirst();
  if (taken === undefined) throw new Overtaken();
  return { head: Number(taken.head) };
}

async function known(tx: Db, { partnerId, customerId }: FeedKey): Promise<readonly FeedEntry[]> {
  const rows = await tx
    .selectFrom('transaction_state')
    .selectAll()
    .where('partner', '=', partnerId)
    .where('customer', '=', customerId)
    .execute();
  return rows.map(entryOf);
}

async function write(tx: Db, key: FeedKey, entries: readonly FeedEntry[], nowMs: number): Promise<void> {
  await tx
    .insertInto('transaction_state')
    .values(
      entries.map(({ accountId, transactionId, at, hash, state, sequence, addedAt }) => ({
        partner: key.partnerId,
        customer: key.customerId,
        account: accountId,
        id: transactionId,
        happened_at: at,
        hash,
        state,
        sequence,
        added_at: addedAt,
        changed_at: nowMs,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['partner', 'customer', 'account', 'id']).doUpdateSet((row) => ({
        happened_at: row.ref('excluded.happened_at'),
        hash: row.ref('excluded.hash'),
        state: row.ref('excluded.state'),
        sequence: row.ref('excluded.sequence'),
        added_at: row.ref('excluded.added_at'),
        changed_at: row.ref('excluded.changed_at'),
      })),
    )
    .execute();
}

function feedOf(row: Selectable<ChangeTables['transaction_feed']>): Feed {
  return {
    epoch: row.epoch,
    version: Number(row.version),
    head: Number(row.head),
    forgottenTo: Number(row.forgotten_to),
    unreadBefore: row.unread_before === null ? null : Number(row.unread_before),
    sweptAt: Number(row.swept_at),
  };
}

function entryOf(row: Selectable<ChangeTables['transaction_state']>): FeedEntry {
  return {
    accountId: row.account,
    transactionId: row.id,
    at: Number(row.happened_at),
    hash: row.hash,
    state: row.state,
    sequence: Number(row.sequence),
    addedAt: Number(row.added_at),
  };
}
