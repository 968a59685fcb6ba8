import { setImmediate as othersFirst } from 'node:timers/promises';

import type { Kysely } from 'kysely';

import { lockWriters } from './metrics-append.ts';
import { accountsKeptMs, type MetricsTables, metricsGrains } from './metrics-tables.ts';

type Db = Kysely<MetricsTables>;

export interface Retention {
  /** Of the logs. */
  readonly logMs: number;
  /** Of the audit log. */
  readonly auditMs: number;
  /** Rows of the call log at most, whatever their age. */
  readonly logRows: number;
}

const day = 24 * 60 * 60 * 1000;
/** A process that has handed nothing over for so long is gone, and no batch of its is under way any more. */
const writerMs = 7 * day;
/** Rows of one DELETE: so few that nobody notices waiting for it. */
const slice = 5_000;

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
  await db
    .deleteFrom('metric_account')
    .where('hour', '<', nowMs - accountsKeptMs)
    .execute();
  await db
    .deleteFrom('metric_writer')
    .where('writer', '<>', '*')
    .where('at', '<', nowMs - writerMs)
    .execute();
  for (const log of ['call_log', 'operation_log', 'webhook_log'] as const) await pruneLog(db, log, nowMs - logMs);
  await pruneLog(db, 'audit_log', nowMs - auditMs);
  const newest = await db.selectFrom('call_log').select('at').orderBy('at', 'desc').offset(logRows).limit(1).execute();
  if (newest[0] !== undefined) await pruneLog(db, 'call_log', Number(newest[0].at));
  await db.transaction().execute(async (tx) => {
    // A series is written before its first row: nobody may be in between.
    await lockWriters(tx);
    await tx
      .deleteFrom('metric_series')
      .where('id', 'not in', tx.selectFrom('metric_call').select('series').distinct())
      .where('id', 'not in', tx.selectFrom('metric_account').select('series').distinct())
      .execute();
  });
}

type Log = 'call_log' | 'operation_log' | 'webhook_log' | 'audit_log';

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
