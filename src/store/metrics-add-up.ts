import type { Kysely } from 'kysely';

import { createQuantileSketch } from '../lib/quantile-sketch.ts';
import type { InsertRows } from './insert-rows.ts';
import type { CallBucket, OperationBucket, ProblemBucket } from './metrics-rollup.ts';
import { fresh, type MetricsTables, metricsGrains } from './metrics-tables.ts';
import { lockWriters } from './metrics-turn.ts';
import { decodeSketch, mergeInto } from './sketch-text.ts';
import { slices } from './slices.ts';

/*
 * A batch adds one row to a series: to its fresh sums. They are added to those of each grain once in a while, and before anybody
 * reads: five sums of every series to read, decode and write anew for each batch were most of what a batch of many partners cost.
 */

type Db = Kysely<MetricsTables>;

/** Adds what is fresh to the sums of every grain, whoever wrote it. All of it, or nothing. */
export async function addUp(db: Db, insertRows: InsertRows<MetricsTables>): Promise<void> {
  if ((await freshSums(db)) === 0) return;
  await db.transaction().execute(async (tx) => {
    await lockWriters(tx);
    await addCalls(tx, insertRows);
    await addProblems(tx);
    await addOperations(tx, insertRows);
  });
}

/** Fresh sums that are left to the next adding up: some seconds of it at most. */
const mostFresh = 10_000;

export const isMuchFresh = async (db: Db): Promise<boolean> => (await freshSums(db)) >= mostFresh;

/** How many there are. Problems are those of calls. */
async function freshSums(db: Db): Promise<number> {
  let sum = 0;
  for (const table of ['metric_call', 'metric_operation'] as const) {
    const { rows } = await db
      .selectFrom(table)
      .select(({ fn }) => fn.countAll().as('rows'))
      .where('grain', '=', fresh)
      .executeTakeFirstOrThrow();
    sum += Number(rows);
  }
  return sum;
}

interface Place {
  readonly grain: number;
  readonly bucket: number;
}

/** Sums of minutes, added up for each grain. Those of one bucket of a grain are together. */
function inAllGrains<T extends Place>(
  minutes: readonly T[],
  keyOf: (each: T) => string,
  make: (each: T, place: Place) => T,
  add: (sum: T, each: T) => void,
): readonly (Place & { readonly rows: readonly T[] })[] {
  return metricsGrains.flatMap(({ ms: grain }) => {
    const buckets = new Map<number, Map<string, T>>();
    for (const each of minutes) {
      const bucket = Math.floor(each.bucket / grain) * grain;
      const sums = buckets.get(bucket) ?? new Map<string, T>();
      buckets.set(bucket, sums);
      const sum = sums.get(keyOf(each)) ?? make(each, { grain, bucket });
      sums.set(keyOf(each), sum);
      add(sum, each);
    }
    return Array.from(buckets, ([bucket, sums]) => ({ grain, bucket, rows: [...sums.values()] }));
  });
}

async function addCalls(tx: Db, insertRows: InsertRows<MetricsTables>): Promise<void> {
  const taken = await tx.deleteFrom('metric_call').where('grain', '=', fresh).returningAll().execute();
  const minutes = taken.map(
    ({ series, grain, bucket, calls, service }): CallBucket => ({
      series,
      grain: Number(grain),
      bucket: Number(bucket),
      calls: Number(calls),
      service: decodeSketch(service),
    }),
  );
  const sums = inAllGrains(
    minutes,
    ({ series }) => series,
    ({ series }, place) => ({ series, ...place, calls: 0, service: createQuantileSketch() }),
    (sum, each) => {
      sum.calls += each.calls;
      sum.service.merge(each.service);
    },
  );
  for (const { grain, bucket, rows } of sums) {
    const services = new Map<string, string>();
    for (const part of slices(rows)) {
      // By the whole key of the table: by less, all that is kept of a series would be read.
      const before = await tx
        .selectFrom('metric_call')
        .select(['series', 'service'])
        .where('grain', '=', grain)
        .where('bucket', '=', bucket)
        .where(
          'series',
          'in',
          part.map(({ series }) => series),
        )
        .execute();
      for (const { series, service } of before) services.set(series, service);
    }
    await insertRows(
      tx,
      'metric_call',
      rows.map(({ series, calls, service }) => ({
        series,
        grain,
        bucket,
        calls,
        service: mergeInto(services.get(series), service),
      })),
      (query) =>
        query.onConflict((conflict) =>
          conflict.columns(['series', 'grain', 'bucket']).doUpdateSet(({ eb, ref }) => ({
            calls: eb(ref('metric_call.calls'), '+', ref('excluded.calls')),
            service: ref('excluded.service'),
          })),
        ),
    );
  }
}

async function addProblems(tx: Db): Promise<void> {
  const taken = await tx.deleteFrom('metric_problem').where('grain', '=', fresh).returningAll().execute();
  const minutes = taken.map(
    ({ series, grain, bucket, category, code, problems }): ProblemBucket => ({
      series,
      grain: Number(grain),
      bucket: Number(bucket),
      category,
      code,
      problems: Number(problems),
    }),
  );
  const sums = inAllGrains(
    minutes,
    ({ series, category, code }) => `${series} ${category} ${code}`,
    (each, place) => ({ ...each, ...place, problems: 0 }),
    (sum, each) => {
      sum.problems += each.problems;
    },
  );
  for (const part of slices(sums.flatMap(({ rows }) => rows))) await insertProblems(tx, part);
}

/** Adds to what is there. */
export async function insertProblems(tx: Db, problems: readonly ProblemBucket[]): Promise<void> {
  await tx
    .insertInto('metric_problem')
    .values([...problems])
    .onConflict((conflict) =>
      conflict.columns(['series', 'grain', 'bucket', 'category', 'code']).doUpdateSet(({ eb, ref }) => ({
        problems: eb(ref('metric_problem.problems'), '+', ref('excluded.problems')),
      })),
    )
    .execute();
}

type OperationName = Pick<OperationBucket, 'partner' | 'name' | 'type' | 'client' | 'outcome'>;

const nameOf = ({ partner, name, type, client, outcome }: OperationName) =>
  JSON.stringify([partner, name, type, client, outcome]);

async function addOperations(tx: Db, insertRows: InsertRows<MetricsTables>): Promise<void> {
  const taken = await tx.deleteFrom('metric_operation').where('grain', '=', fresh).returningAll().execute();
  const minutes = taken.map(
    ({
      partner,
      name,
      type,
      client,
      outcome,
      grain,
      bucket,
      operations,
      upstream_calls,
      duration,
    }): OperationBucket => ({
      partner,
      name,
      type,
      client,
      outcome,
      grain: Number(grain),
      bucket: Number(bucket),
      operations: Number(operations),
      upstreamCalls: Number(upstream_calls),
      duration: decodeSketch(duration),
    }),
  );
  const sums = inAllGrains(
    minutes,
    nameOf,
    (each, place) => ({ ...each, ...place, operations: 0, upstreamCalls: 0, duration: createQuantileSketch() }),
    (sum, each) => {
      sum.operations += each.operations;
      sum.upstreamCalls += each.upstreamCalls;
      sum.duration.merge(each.duration);
    },
  );
  for (const { grain, bucket, rows } of sums) {
    const durations = new Map<string, string>();
    for (const partners of slices([...new Set(rows.map(({ partner }) => partner))])) {
      const before = await tx
        .selectFrom('metric_operation')
        .select(['partner', 'name', 'type', 'client', 'outcome', 'duration'])
        .where('grain', '=', grain)
        .where('bucket', '=', bucket)
        .where('partner', 'in', partners)
        .execute();
      for (const row of before) durations.set(nameOf(row), row.duration);
    }
    await insertRows(
      tx,
      'metric_operation',
      rows.map((row) => operationRow(row, mergeInto(durations.get(nameOf(row)), row.duration))),
      (query) =>
        query.onConflict((conflict) =>
          conflict.columns(operationKey).doUpdateSet(({ eb, ref }) => ({
            operations: eb(ref('metric_operation.operations'), '+', ref('excluded.operations')),
            upstream_calls: eb(ref('metric_operation.upstream_calls'), '+', ref('excluded.upstream_calls')),
            duration: ref('excluded.duration'),
          })),
        ),
    );
  }
}

export const operationKey = ['partner', 'grain', 'bucket', 'name', 'type', 'client', 'outcome'] as const;

export function operationRow(of: OperationBucket, duration: string) {
  const { partner, grain, bucket, name, type, client, outcome, operations, upstreamCalls } = of;
  return { partner, grain, bucket, name, type, client, outcome, operations, upstream_calls: upstreamCalls, duration };
}
