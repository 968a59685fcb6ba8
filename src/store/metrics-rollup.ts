import { createHash } from 'node:crypto';

import { createQuantileSketch, type QuantileSketch } from '../lib/quantile-sketch.ts';
import type { CallDimensions, CallKind, MetricsBatch, OperationEntry, OperationKind } from './metrics-entries.ts';
import { accountHourMs, metricsGrains, type SeriesRow } from './metrics-tables.ts';

export interface CallBucket {
  readonly series: string;
  readonly grain: number;
  readonly bucket: number;
  calls: number;
  readonly service: QuantileSketch;
}

export interface OperationBucket extends OperationName {
  readonly grain: number;
  readonly bucket: number;
  operations: number;
  upstreamCalls: number;
  readonly duration: QuantileSketch;
}

export interface ProblemBucket {
  readonly series: string;
  readonly grain: number;
  readonly bucket: number;
  readonly category: string;
  readonly code: string;
  problems: number;
}

export interface AccountHour {
  readonly series: string;
  readonly hour: number;
  readonly account: string;
  firstAt: number;
  lastAt: number;
}

export interface BillableMonth {
  readonly partner: string;
  readonly month: string;
  readonly product: string;
  calls: number;
  items: number;
  waived_items: number;
}

/** What a batch adds to the tables, each row once. */
export interface Rollup {
  readonly series: ReadonlyMap<string, SeriesRow>;
  readonly calls: readonly CallBucket[];
  readonly problems: readonly ProblemBucket[];
  readonly accounts: readonly AccountHour[];
  readonly operations: readonly OperationBucket[];
  readonly billable: readonly BillableMonth[];
}

/** Where the calls of a kind were added last; those that follow most often go there too. */
interface Place {
  readonly row: SeriesRow;
  readonly sum: CallBucket;
}

/** Each other grain is a multiple of it. */
const finest = metricsGrains[0].ms;

/** Pure: adds up the records of a batch. `hash` hides an id behind a keyed hash. */
export function rollUp(batch: MetricsBatch, hash: (partner: string, id: string) => string): Rollup {
  const series = new Map<string, SeriesRow>();
  const calls = new Map<string, CallBucket>();
  const problems = new Map<string, ProblemBucket>();
  const accounts = new Map<string, AccountHour>();
  const billable = new Map<string, BillableMonth>();

  const places = new Map<CallKind, Place>();

  for (const entry of batch.calls) {
    const { kind } = entry;
    const bucket = Math.floor(entry.at / finest) * finest;
    let found = places.get(kind);
    if (found?.sum.bucket !== bucket) {
      const row = seriesOf(kind);
      series.set(row.id, row);
      found = { row, sum: upsert(calls, `${row.id} ${bucket}`, () => callBucket(row.id, finest, bucket)) };
      places.set(kind, found);
    }
    const { row, sum } = found;
    sum.calls += 1;
    if (kind.status !== null) sum.service.add(entry.serviceMs);
    for (const { category, code, count } of entry.problems) {
      const nothing = { series: row.id, grain: finest, bucket, category, code, problems: 0 };
      upsert(problems, `${row.id} ${bucket} ${category} ${code}`, () => nothing).problems += count;
    }
    if (entry.accounts.length > 0) {
      const hour = Math.floor(entry.at / accountHourMs) * accountHourMs;
      for (const id of entry.accounts) {
        const account = hash(kind.partner, id);
        const seen = upsert(accounts, `${row.id} ${hour} ${account}`, () => ({
          series: row.id,
          hour,
          account,
          firstAt: entry.at,
          lastAt: entry.at,
        }));
        seen.firstAt = Math.min(seen.firstAt, entry.at);
        seen.lastAt = Math.max(seen.lastAt, entry.at);
      }
    }
    if (kind.billable) {
      const { partner, product } = kind;
      const month = new Date(entry.at).toISOString().slice(0, 7);
      const none = { partner, month, product, calls: 0, items: 0, waived_items: 0 };
      const sum = upsert(billable, `${partner} ${month} ${product}`, () => none);
      sum.calls += 1;
      sum.items += entry.billedItems;
      if (kind.waived) sum.waived_items += entry.billedItems;
    }
  }

  return {
    series,
    calls: inAllGrains(
      [...calls.values()],
      ({ series: id }) => id,
      (each, grain, bucket) => callBucket(each.series, grain, bucket),
      addCallBucket,
    ),
    problems: inAllGrains(
      [...problems.values()],
      ({ series: id, category, code }) => `${id} ${category} ${code}`,
      (each, grain, bucket) => ({ ...each, grain, bucket, problems: 0 }),
      (sum, each) => {
        sum.problems += each.problems;
      },
    ),
    accounts: [...accounts.values()],
    operations: rollUpOperations(batch.operations),
    billable: [...billable.values()],
  };
}

const callBucket = (series: string, grain: number, bucket: number): CallBucket => ({
  series,
  grain,
  bucket,
  calls: 0,
  service: createQuantileSketch(),
});

function addCallBucket(sum: CallBucket, each: CallBucket): void {
  sum.calls += each.calls;
  sum.service.merge(each.service);
}

/** The sums of the finest grain, and of each other what they add up to. */
function inAllGrains<T extends { readonly bucket: number }>(
  fine: readonly T[],
  keyOf: (each: T) => string,
  make: (each: T, grain: number, bucket: number) => T,
  add: (sum: T, each: T) => void,
): readonly T[] {
  const coarse = metricsGrains.slice(1).flatMap(({ ms: grain }) => {
    const sums = new Map<string, T>();
    for (const each of fine) {
      const bucket = Math.floor(each.bucket / grain) * grain;
      add(
        upsert(sums, `${keyOf(each)} ${bucket}`, () => make(each, grain, bucket)),
        each,
      );
    }
    return [...sums.values()];
  });
  return [...fine, ...coarse];
}

function rollUpOperations(entries: readonly OperationEntry[]): readonly OperationBucket[] {
  const buckets = new Map<string, OperationBucket>();
  const places = new Map<OperationKind, OperationBucket>();
  for (const entry of entries) {
    const bucket = Math.floor(entry.at / finest) * finest;
    let sum = places.get(entry.kind);
    if (sum?.bucket !== bucket) {
      const { kind } = entry;
      sum = upsert(buckets, `${operationKey(kind)} ${bucket}`, () => operationBucket(kind, finest, bucket));
      places.set(kind, sum);
    }
    sum.operations += 1;
    sum.upstreamCalls += entry.upstreamCalls;
    sum.duration.add(entry.durationMs);
  }
  return inAllGrains([...buckets.values()], operationKey, operationBucket, (sum, each) => {
    sum.operations += each.operations;
    sum.upstreamCalls += each.upstreamCalls;
    sum.duration.merge(each.duration);
  });
}

type OperationName = Pick<OperationKind, 'partner' | 'name' | 'type' | 'client' | 'outcome'>;

const operationKey = ({ partner, name, type, client, outcome }: OperationName) =>
  JSON.stringify([partner, name, type, client, outcome]);

function operationBucket(of: OperationName, grain: number, bucket: number): OperationBucket {
  const { partner, name, type, client, outcome } = of;
  const duration = createQuantileSketch();
  return { partner, name, type, client, outcome, grain, bucket, operations: 0, upstreamCalls: 0, duration };
}

function upsert<T>(map: Map<string, T>, key: string, make: () => T): T {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}

const remembered = 10_000;
const knownSeries = new Map<string, SeriesRow>();

/** The id follows from the rest, so that every process gives the same series the same one without asking. */
function seriesOf(of: CallDimensions): SeriesRow {
  const { partner, endpoint, institution, connection, live, billable, source, leftOut, category, code } = of;
  const parts = [partner, endpoint, institution, connection, live, billable, source, leftOut, category, code];
  const key = parts.join('\0');
  let row = knownSeries.get(key);
  if (row === undefined) {
    row = {
      id: createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 20),
      partner,
      endpoint,
      institution,
      connection,
      live: live ? 1 : 0,
      billable: billable ? 1 : 0,
      source,
      left_out: leftOut,
      category,
      code,
    };
    if (knownSeries.size >= remembered) knownSeries.clear();
    knownSeries.set(key, row);
  }
  return row;
}
