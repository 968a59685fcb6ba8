import { createHmac } from 'node:crypto';

import type { Kysely } from 'kysely';
import type { InsertRows } from './insert-rows.ts';
import { addAudits } from './metrics-audit.ts';
import type { MetricsBatch } from './metrics-entries.ts';
import { addLogs } from './metrics-log.ts';
import { type CallBucket, type OperationBucket, type Rollup, rollUp } from './metrics-rollup.ts';
import type { MetricsTables } from './metrics-tables.ts';
import { mergeInto } from './sketch-text.ts';
import { slices } from './slices.ts';

type Db = Kysely<MetricsTables>;

/** Held by whoever writes: what it has read of a sum stays true until it has written it. */
const lockRow = { writer: '*', sequence: 0, at: 0 } as const;

/** Hides an id behind a keyed hash: whoever reads the tables cannot find out whose it is by trying all ids. */
export interface HashId {
  (partner: string, id: string): string;
  /** Under the key in force, then under the one before it: what was written with that is still found. */
  all(partner: string, id: string): readonly string[];
}

/** @param keys at least one; the first is in force */
export function createHashId(keys: readonly Uint8Array[]): HashId {
  const [current = new Uint8Array()] = keys;
  const known = new Map<string, string>();
  const nameOf = (partner: string, id: string) => `${partner.length}:${partner}${id}`;
  const hashed = (key: Uint8Array, name: string) =>
    createHmac('sha256', key).update(name).digest('base64url').slice(0, 22);
  const hash = (partner: string, id: string) => {
    const name = nameOf(partner, id);
    let value = known.get(name);
    if (value === undefined) {
      value = hashed(current, name);
      if (known.size >= 100_000) known.clear();
      known.set(name, value);
    }
    return value;
  };
  return Object.assign(hash, {
    all: (partner: string, id: string) => keys.map((key) => hashed(key, nameOf(partner, id))),
  });
}

/** Takes the one lock of the writers, until the transaction ends. */
export async function lockWriters(tx: Db): Promise<void> {
  await tx
    .insertInto('metric_writer')
    .values(lockRow)
    .onConflict((conflict) => conflict.column('writer').doUpdateSet({ at: 0 }))
    .execute();
}

export interface AppendTools {
  readonly hash: HashId;
  readonly insertRows: InsertRows<MetricsTables>;
}

/** Applies a batch, unless it was applied before. */
export function appendBatch(
  db: Db,
  batch: MetricsBatch,
  { hash, insertRows }: AppendTools,
  nowMs: number,
): Promise<boolean> {
  const rollup = rollUp(batch, hash);
  return db.transaction().execute(async (tx) => {
    await lockWriters(tx);
    if (!(await takeTurn(tx, batch, nowMs))) return false;
    await addSeries(tx, rollup);
    await addCalls(tx, rollup.calls);
    await addProblems(tx, rollup);
    await addAccounts(tx, rollup);
    await addOperations(tx, rollup.operations);
    await addBillable(tx, rollup);
    await addLogs(tx, batch, hash, insertRows);
    await addAudits(tx, batch, hash, insertRows);
    return true;
  });
}

/** False for a number that is not above the last one: the batch is there already, its answer was lost. */
async function takeTurn(tx: Db, { writer, sequence }: MetricsBatch, nowMs: number): Promise<boolean> {
  const taken = await tx
    .insertInto('metric_writer')
    .values({ writer, sequence, at: nowMs })
    .onConflict((conflict) =>
      conflict
        .column('writer')
        .doUpdateSet({ sequence, at: nowMs })
        .where('metric_writer.sequence', '<', sequence as never),
    )
    .returning('writer')
    .executeTakeFirst();
  return taken !== undefined;
}

async function addSeries(tx: Db, { series }: Rollup): Promise<void> {
  for (const rows of slices([...series.values()])) {
    await tx
      .insertInto('metric_series')
      .values(rows)
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
  }
}

async function addCalls(tx: Db, calls: readonly CallBucket[]): Promise<void> {
  for (const part of slices(calls)) {
    const before = await tx
      .selectFrom('metric_call')
      .select(['series', 'grain', 'bucket', 'service'])
      .where('series', 'in', [...new Set(part.map(({ series }) => series))])
      .where('bucket', 'in', [...new Set(part.map(({ bucket }) => bucket))])
      .execute();
    const services = new Map(
      before.map(({ series, grain, bucket, service }) => [`${series} ${grain} ${bucket}`, service]),
    );
    await tx
      .insertInto('metric_call')
      .values(
        part.map(({ series, grain, bucket, calls: count, service }) => ({
          series,
          grain,
          bucket,
          calls: count,
          service: mergeInto(services.get(`${series} ${grain} ${bucket}`), service),
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['series', 'grain', 'bucket']).doUpdateSet(({ eb, ref }) => ({
          calls: eb(ref('metric_call.calls'), '+', ref('excluded.calls')),
          service: ref('excluded.service'),
        })),
      )
      .execute();
  }
}

async function addProblems(tx: Db, { problems }: Rollup): Promise<void> {
  for (const part of slices(problems)) {
    await tx
      .insertInto('metric_problem')
      .values([...part])
      .onConflict((conflict) =>
        conflict.columns(['series', 'grain', 'bucket', 'category', 'code']).doUpdateSet(({ eb, ref }) => ({
          problems: eb(ref('metric_problem.problems'), '+', ref('excluded.problems')),
        })),
      )
      .execute();
  }
}

async function addAccounts(tx: Db, { accounts }: Rollup): Promise<void> {
  for (const part of slices(accounts)) {
    await tx
      .insertInto('metric_account')
      .values(
        part.map(({ series, hour, account, firstAt, lastAt }) => ({
          series,
          hour,
          account,
          first_at: firstAt,
          last_at: lastAt,
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['series', 'hour', 'account']).doUpdateSet(({ eb, ref }) => ({
          first_at: eb
            .case()
            .when('excluded.first_at', '<', ref('metric_account.first_at'))
            .then(ref('excluded.first_at'))
            .else(ref('metric_account.first_at'))
            .end(),
          last_at: eb
            .case()
            .when('excluded.last_at', '>', ref('metric_account.last_at'))
            .then(ref('excluded.last_at'))
            .else(ref('metric_account.last_at'))
            .end(),
        })),
      )
      .execute();
  }
}

const operationKey = ['partner', 'grain', 'bucket', 'name', 'type', 'client', 'outcome'] as const;

async function addOperations(tx: Db, operations: readonly OperationBucket[]): Promise<void> {
  for (const part of slices(operations)) {
    const before = await tx
      .selectFrom('metric_operation')
      .select([...operationKey, 'duration'])
      .where('partner', 'in', [...new Set(part.map(({ partner }) => partner))])
      .where('bucket', 'in', [...new Set(part.map(({ bucket }) => bucket))])
      .execute();
    const keyOf = (row: Readonly<Record<(typeof operationKey)[number], unknown>>) =>
      JSON.stringify(operationKey.map((column) => String(row[column])));
    const durations = new Map(before.map((row) => [keyOf(row), row.duration]));
    await tx
      .insertInto('metric_operation')
      .values(
        part.map(({ operations: count, upstreamCalls, duration, ...key }) => ({
          ...key,
          operations: count,
          upstream_calls: upstreamCalls,
          duration: mergeInto(durations.get(keyOf(key)), duration),
        })),
      )
      .onConflict((conflict) =>
        conflict.columns([...operationKey]).doUpdateSet(({ eb, ref }) => ({
          operations: eb(ref('metric_operation.operations'), '+', ref('excluded.operations')),
          upstream_calls: eb(ref('metric_operation.upstream_calls'), '+', ref('excluded.upstream_calls')),
          duration: ref('excluded.duration'),
        })),
      )
      .execute();
  }
}

async function addBillable(tx: Db, { billable }: Rollup): Promise<void> {
  for (const part of slices(billable)) {
    await tx
      .insertInto('metric_billable')
      .values([...part])
      .onConflict((conflict) =>
        conflict.columns(['partner', 'month', 'product']).doUpdateSet(({ eb, ref }) => ({
          calls: eb(ref('metric_billable.calls'), '+', ref('excluded.calls')),
          items: eb(ref('metric_billable.items'), '+', ref('excluded.items')),
          waived_items: eb(ref('metric_billable.waived_items'), '+', ref('excluded.waived_items')),
        })),
      )
      .execute();
  }
}
