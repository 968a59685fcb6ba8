import { setImmediate as othersFirst } from 'node:timers/promises';

import type { Kysely } from 'kysely';

import { mergeAccounts } from './metrics-accounts.ts';
import { type MetricsTables, metricsGrains } from './metrics-tables.ts';
import { lockWriters } from './metrics-turn.ts';

type Db = Kysely<MetricsTables>;

export interface Retention {
  /** Of the logs. */
  readonly logMs: number;
  /** Of the audit log. */
  readonly auditMs: number;
  /** Calls in the log at most, give or take a block, whatever their age. */
  readonly logRows: number;
}

const day = 24 * 60 * 60 * 1000;
/** A process that has handed nothing over for so long is gone, and no batch of its is under way any more. */
const writerMs = 7 * day;
/** Rows of one DELETE: so few that nobody notices waiting for it. */
const slice = 5_000;
const sliceOfBlocks = 100;

/** Forgets what is past its time. */
export async function pruneMetrics(db: Db, { logMs, logRows, auditMs }: Retention, nowMs: number): Promise<void> {
  for (const { ms: grain, keptMs } of metricsGrains) {
    for (const table of ['metric_call', 'metric_problem', 'metric_operation'] as const) {
      await db
        .deleteFrom(table)
        .where('grain', '=', grain)
        .where('bucket', '<', nowMs - keptMs - grain)
        .execute();
    }
  }
  await mergeAccounts(db, nowMs);
  await db
    .deleteFrom('metric_writer')
    .where('writer', '<>', '*')
    .where('at', '<', nowMs - writerMs)
    .execute();
  await pruneBlocks(db, nowMs - logMs);
  await pruneLog(db, 'webhook_log', nowMs - logMs);
  await pruneLog(db, 'audit_log', nowMs - auditMs);
  const excess = await oldestBlocks(db, logRows);
  if (excess !== null) await pruneBlocks(db, excess + 1);
  await db.transaction().execute(async (tx) => {
    // A series is written before its first row: nobody may be in between.
    await lockWriters(tx);
    await tx
      .deleteFrom('metric_series')
      .where('id', 'not in', tx.selectFrom('metric_call').select('series').distinct())
      .where('id', 'not in', tx.selectFrom('metric_account_block').select('series').distinct())
      .execute();
  });
}

/** When the newest of the blocks ended that are too many for so many calls; null when all may stay. */
async function oldestBlocks(db: Db, most: number): Promise<number | null> {
  const sums = db
    .selectFrom('log_block')
    .select('last_at')
    .select(({ fn }) =>
      fn
        .sum<number>('rows')
        .over((rows) => rows.orderBy('last_at', 'desc').orderBy('id'))
        .as('sum'),
    )
    .where('log', '=', 'call')
    .as('sums');
  const row = await db
    .selectFrom(sums)
    .select(({ fn }) => fn.max('last_at').as('at'))
    .where('sum', '>', most)
    .executeTakeFirst();
  return row?.at === null || row?.at === undefined ? null : Number(row.at);
}

/** Those of which the newest row is older. */
async function pruneBlocks(db: Db, before: number): Promise<void> {
  for (;;) {
    const { numDeletedRows } = await db
      .deleteFrom('log_block')
      .where('id', 'in', (old) =>
        old.selectFrom('log_block').select('id').where('last_at', '<', before).orderBy('last_at').limit(sliceOfBlocks),
      )
      .executeTakeFirstOrThrow();
    if (Number(numDeletedRows) < sliceOfBlocks) return;
    await othersFirst();
  }
}

type Log = 'webhook_log' | 'audit_log';

async function pruneLog(db: Db, log: Log, before: number): Promise<void> {
  for (;;) {
    const { numDeletedRows } = await db
      .deleteFrom(log)
      .where('id', 'in', (old) => old.selectFrom(log).select('id').where('at', '<', before).orderBy('at').limit(slice))
      .executeTakeFirstOrThrow();
    if (Number(numDeletedRows) < slice) return;
    await othersFirst();
  }
}
