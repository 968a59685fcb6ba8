import { createHash } from 'node:crypto';

import { createQuantileSketch, type QuantileSketch } from '../lib/quantile-sketch.ts';
import type { CallDimensions, CallKind, MetricsBatch, OperationEntry, OperationKind } from './metrics-entries.ts';
import { accountGrains, fresh, metricsGrains, type SeriesRow } from './metrics-tables.ts';

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

/** Accounts that were seen in a bucket of the finest of their grains, by keyed hash. */
export interface AccountBlock {
  readonly series: string;
  readonly bucket: number;
  readonly accounts: Set<string>;
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
  readonly accounts: readonly AccountBlock[];
  readonly operations: readonly OperationBucket[];
  readonly billable: readonly BillableMonth[];
}

/** Where the calls of a kind were added last; those that follow most often go there too. */
interface Place {
  readonly row: SeriesRow;
  readonly sum: CallBucket;
}

const minute = metricsGrains[0].ms;

/** Pure: adds up the records of a batch. `hash` hides an id behind a keyed hash. */
export function rollUp(batch: MetricsBatch, hash: (partner: string, id: string) => string): Rollup {
  const series = new Map<string, SeriesRow>();
  const calls = new Map<string, CallBucket>();
  const problems = new Map<string, ProblemBucket>();
  const accounts = new Map<string, AccountBlock>();
  const billable = new Map<string, BillableMonth>();

  const places = new Map<CallKind, Place>();

  for (const entry of batch.calls) {
    const { kind } = entry;
    const bucket = Math.floor(entry.at / minute) * minute;
    let found = places.get(kind);
    if (found?.sum.bucket !== bucket) {
      const row = seriesOf(kind);
      series.set(row.id, row);
      found = { row, sum: upsert(calls, `${row.id} ${bucket}`, () => callBucket(row.id, bucket)) };
      places.set(kind, found);
    }
    const { row, sum } = found;
    sum.calls += 1;
    if (kind.status !== null) sum.service.add(entry.serviceMs);
    for (const { category, code, count } of entry.problems) {
      const nothing = { series: row.id, grain: fresh, bucket, category, code, problems: 0 };
      upsert(problems, `${row.id} ${bucket} ${category} ${code}`, () => nothing).problems += count;
    }
    if (entry.accounts.length > 0) {
      const bucket = Math.floor(entry.at / accountGrains[0].ms) * accountGrains[0].ms;
      const key = `${row.id} ${bucket}`;
      const seen = upsert(accounts, key, () => ({ series: row.id, bucket, accounts: new Set<string>() })).accounts;
      for (const id of entry.accounts) seen.add(hash(kind.partner, id));
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
    calls: [...calls.values()],
    problems: [...problems.values()],
    accounts: [...accounts.values()],
    operations: rollUpOperations(batch.operations),
    billable: [...billable.values()],
  };
}

const callBucket = (series: string, bucket: number): CallBucket => ({
  series,
  grain: fresh,
  bucket,
  calls: 0,
  service: createQuantileSketch(),
});

function rollUpOperations(entries: readonly OperationEntry[]): readonly OperationBucket[] {
  const buckets = new Map<string, OperationBucket>();
  const places = new Map<OperationKind, OperationBucket>();
  for (const entry of entries) {
    const bucket = Math.floor(entry.at / minute) * minute;
    let sum = places.get(entry.kind);
    if (sum?.bucket !== bucket) {
      const { kind } = entry;
      sum = upsert(buckets, `${operationKey(kind)} ${bucket}`, () => operationBucket(kind, bucket));
      places.set(kind, sum);
    }
    sum.operations += 1;
    sum.upstreamCalls += entry.upstreamCalls;
    sum.duration.add(entry.durationMs);
  }
  return [...buckets.values()];
}

type OperationName = Pick<OperationKind, 'partner' | 'name' | 'type' | 'client' | 'outcome'>;

const operationKey = ({ partner, name, type, client, outcome }: OperationName) =>
  JSON.stringify([partner, name, type, client, outcome]);

function operationBucket(of: OperationName, bucket: number): OperationBucket {
  const { partner, name, type, client, outcome } = of;
  const duration = createQuantileSketch();
  return { partner, name, type, client, outcome, grain: fresh, bucket, operations: 0, upstreamCalls: 0, duration };
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
