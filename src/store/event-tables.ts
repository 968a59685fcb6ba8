import { setImmediate as othersFirst } from 'node:timers/promises';
import { type ColumnType, type Kysely, sql } from 'kysely';
import type { EventLog, EventStore, LogHead, NewEvent, StoredEvent } from './event-store.ts';
import type { Prunable } from './idempotency-tables.ts';
import { rowsAtOnce } from './slices.ts';
import type { WebhookTables } from './webhook-tables.ts';

/** PostgreSQL answers 64-bit numbers as text, SQLite as numbers. */
export type Whole = ColumnType<number | string, number, number>;

export interface EventTables extends WebhookTables {
  event: { log: string; sequence: Whole; kind: string; key: string; at: Whole; facts: string };
  event_log: { log: string; last: Whole; moved_at: Whole; hinted_at: Whole };
  event_lease: { name: string; holder: string; ends_at: Whole };
}

const dayMs = 24 * 60 * 60 * 1000;
/** Events of one log that are kept at most. */
const most = 10_000;
/** So long after its last event a log is forgotten, its place in the count of events included. */
const logKeptMs = 30 * dayMs;

/** An event of which nothing is known any more but that there was one. */
const erased = 'erased';

/** No partner id has a slash. */
const nameOf = ({ partnerId, customerId }: EventLog) => `${partnerId}/${customerId}`;

/** The event store over any database that Kysely speaks to. */
export function createEventTables(db: Kysely<EventTables>): EventStore & Prunable {
  return {
    async openLog(log, nowMs) {
      await newLog(db, nameOf(log), nowMs).execute();
      return (await headOf(db, log))?.last ?? nowMs;
    },

    appendEvents: (log, events, nowMs) => db.transaction().execute((tx) => appendIn(tx, log, events, nowMs)),

    async readEvents(log, { after, kinds, limit }, nowMs) {
      // First the end, then the rows: what is appended in between is read, or is after the end.
      const head = await headOf(db, log);
      if (head === null) return { events: [], upTo: after, more: false, gap: true };
      const kept = () =>
        db
          .selectFrom('event')
          .where('log', '=', nameOf(log))
          .where('at', '>=', nowMs - dayMs);
      const rows = await kept()
        .select(['sequence', 'kind', 'at', 'facts'])
        .where('sequence', '>', after)
        .where('kind', 'in', [...kinds])
        .orderBy('sequence')
        .limit(limit)
        .execute();
      const events = rows.map(toEvent);
      const more = events.length === limit;
      const newest = events.at(-1)?.sequence ?? after;
      const upTo = more ? newest : Math.max(newest, head.last, after);
      if (after >= head.last) return { events, upTo, more, gap: false };
      const oldest = await kept()
        .select(({ fn }) => fn.min('sequence').as('sequence'))
        .executeTakeFirst();
      const first = oldest?.sequence == null ? head.last + 1 : Number(oldest.sequence);
      return { events, upTo, more, gap: first > after + 1 };
    },

    async logHeads(logs) {
      const heads = new Map<string, LogHead>();
      for (let n = 0; n < logs.length; n += rowsAtOnce) {
        const names = logs.slice(n, n + rowsAtOnce).map(nameOf);
        const rows = await db.selectFrom('event_log').selectAll().where('log', 'in', names).execute();
        for (const { log, last, hinted_at } of rows)
          heads.set(log, { last: Number(last), hintedAt: Number(hinted_at) });
      }
      return logs.map((log) => heads.get(nameOf(log)) ?? null);
    },

    async hintLog(log, nowMs, pauseMs) {
      const { numUpdatedRows } = await db
        .updateTable('event_log')
        .set({ hinted_at: nowMs })
        .where('log', '=', nameOf(log))
        .where('hinted_at', '<=', nowMs - pauseMs)
        .executeTakeFirst();
      return Number(numUpdatedRows) > 0;
    },

    eraseEvents: (log, whole) =>
      db.transaction().execute(async (tx) => {
        const kept = ['access', erased, ...(whole ? [] : ['report'])];
        // The place stays: who resumes there has missed nothing that they would still have been told.
        await tx
          .updateTable('event')
          .set({ kind: erased, facts: '{}', key: sql<string>`${`${erased}:`} || sequence` })
          .where('log', '=', nameOf(log))
          .where('kind', 'not in', kept)
          .execute();
        if (!whole) return;
        await tx
          .deleteFrom('tx_push_listener')
          .where('partner', '=', log.partnerId)
          .where('customer', '=', log.customerId)
          .execute();
      }),

    async takeLease(name, holder, forMs, nowMs) {
      const taken = await db
        .insertInto('event_lease')
        .values({ name, holder, ends_at: nowMs + forMs })
        .onConflict((conflict) =>
          conflict
            .column('name')
            .doUpdateSet({ holder, ends_at: nowMs + forMs })
            .where(({ or, eb }) => or([eb('event_lease.holder', '=', holder), eb('event_lease.ends_at', '<=', nowMs)])),
        )
        .returning('name')
        .executeTakeFirst();
      return taken !== undefined;
    },

    async prune(nowMs) {
      await db
        .deleteFrom('event_lease')
        .where('ends_at', '<', nowMs - dayMs)
        .execute();
      await db
        .deleteFrom('event_log')
        .where('moved_at', '<', nowMs - logKeptMs)
        .execute();
      for (let pruned = 0; ; ) {
        const gone = await pruneSlice(db, nowMs - dayMs);
        pruned += gone;
        if (gone < rowsAtOnce) return pruned;
        await othersFirst();
      }
    },
  };
}

/**
 * A log that begins anew begins with the time: above every number that the one before it had, at fewer than a thousand
 * events a second.
 */
function newLog(db: Kysely<EventTables>, log: string, nowMs: number) {
  return db
    .insertInto('event_log')
    .values({ log, last: nowMs, moved_at: nowMs, hinted_at: 0 })
    .onConflict((conflict) => conflict.column('log').doNothing());
}

async function headOf(db: Kysely<EventTables>, log: EventLog): Promise<LogHead | null> {
  const row = await db.selectFrom('event_log').selectAll().where('log', '=', nameOf(log)).executeTakeFirst();
  return row === undefined ? null : { last: Number(row.last), hintedAt: Number(row.hinted_at) };
}

/** The row of the log is locked until the end of the transaction, so that events become visible in their order. */
export async function appendIn(
  tx: Kysely<EventTables>,
  log: EventLog,
  events: readonly NewEvent[],
  nowMs: number,
): Promise<number> {
  const name = nameOf(log);
  const head = await tx
    .insertInto('event_log')
    .values({ log: name, last: nowMs, moved_at: nowMs, hinted_at: 0 })
    .onConflict((conflict) => conflict.column('log').doUpdateSet({ moved_at: nowMs }))
    .returning('last')
    .executeTakeFirstOrThrow();
  const before = Number(head.last);
  let last = before;
  for (const { kind, key, facts } of events) {
    const added = await tx
      .insertInto('event')
      .values({ log: name, sequence: last + 1, kind, key, at: nowMs, facts })
      .onConflict((conflict) => conflict.columns(['log', 'key']).doNothing())
      .returning('sequence')
      .executeTakeFirst();
    if (added !== undefined) last += 1;
  }
  if (last === before) return 0;
  await tx.updateTable('event_log').set({ last }).where('log', '=', name).execute();
  await tx
    .deleteFrom('event')
    .where('log', '=', name)
    .where('sequence', '<=', last - most)
    .execute();
  return last - before;
}

const toEvent = ({
  sequence,
  kind,
  at,
  facts,
}: {
  sequence: number | string;
  kind: string;
  at: number | string;
  facts: string;
}): StoredEvent => ({
  sequence: Number(sequence),
  kind,
  at: Number(at),
  facts,
});

async function pruneSlice(db: Kysely<EventTables>, before: number): Promise<number> {
  const old = await db
    .selectFrom('event')
    .select(['log', 'sequence'])
    .where('at', '<', before)
    .orderBy('at')
    .limit(rowsAtOnce)
    .execute();
  const byLog = Map.groupBy(old, ({ log }) => log);
  for (const [log, rows] of byLog) {
    const newest = Math.max(...rows.map(({ sequence }) => Number(sequence)));
    await db
      .deleteFrom('event')
      .where('log', '=', log)
      .where('sequence', '<=', newest)
      .where('at', '<', before)
      .execute();
  }
  return old.length;
}
