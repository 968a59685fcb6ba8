import { createHash } from 'node:crypto';

import { createQuantileSketch, type QuantileSketch } from '../lib/quantile-sketch.ts';
import type { CallEntry, MetricsBatch, OperationEntry } from './metrics-entries.ts';
import { accountHourMs, metricsGrains, type SeriesRow } from './metrics-tables.ts';

export interface CallBucket {
  readonly series: string;
  readonly grain: number;
  readonly bucket: number;
  calls: number;
  readonly service: QuantileSketch;
}

export interface OperationBucket extends Pick<OperationEntry, 'partner' | 'name' | 'type' | 'client' | 'outcome'> {
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

/** Pure: adds up the records of a batch. `hash` hides an id behind a keyed hash. */
export function rollUp(batch: MetricsBatch, hash: (partner: string, id: string) => string): Rollup {
  const series = new Map<string, SeriesRow>();
  const calls = new Map<string, CallBucket>();
  const problems = new Map<string, ProblemBucket>();
  const accounts = new Map<string, AccountHour>();
  const billable = new Map<string, BillableMonth>();

  for (const entry of batch.calls) {
    const row = seriesOf(entry);
    series.set(row.id, row);
    for (const { ms: grain } of metricsGrains) {
      const bucket = Math.floor(entry.at / grain) * grain;
      const place = `${row.id} ${grain} ${bucket}`;
      const sum = upsert(calls, place, () => ({
        series: row.id,
        grain,
        bucket,
        calls: 0,
        service: createQuantileSketch(),
      }));
      sum.calls += 1;
      if (entry.status !== null) sum.service.add(entry.serviceMs);
      for (const { category, code, count } of entry.problems) {
        const found = { series: row.id, grain, bucket, category, code, problems: 0 };
        upsert(problems, `${place} ${category} ${code}`, () => found).problems += count;
      }
    }
    if (entry.accounts.length > 0) {
      const hour = Math.floor(entry.at / accountHourMs) * accountHourMs;
      for (const id of entry.accounts) {
        const account = hash(entry.partner, id);
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
    if (entry.billable) {
      const { partner, product } = entry;
      const month = new Date(entry.at).toISOString().slice(0, 7);
      const none = { partner, month, product, calls: 0, items: 0, waived_items: 0 };
      const sum = upsert(billable, `${partner} ${month} ${product}`, () => none);
      sum.calls += 1;
      sum.items += entry.billedItems;
      if (entry.waived) sum.waived_items += entry.billedItems;
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

function rollUpOperations(entries: readonly OperationEntry[]): readonly OperationBucket[] {
  const buckets = new Map<string, OperationBucket>();
  for (const { at, partner, name, type, client, outcome, durationMs, upstreamCalls } of entries) {
    for (const { ms: grain } of metricsGrains) {
      const bucket = Math.floor(at / grain) * grain;
      const sum = upsert(buckets, JSON.stringify([partner, name, type, client, outcome, grain, bucket]), () => ({
        partner,
        name,
        type,
        client,
        outcome,
        grain,
        bucket,
        operations: 0,
        upstreamCalls: 0,
        duration: createQuantileSketch(),
      }));
      sum.operations += 1;
      sum.upstreamCalls += upstreamCalls;
      sum.duration.add(durationMs);
    }
  }
  return [...buckets.values()];
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
function seriesOf(entry: CallEntry): SeriesRow {
  const { partner, endpoint, institution, connection, live, billable, source, leftOut, category, code } = entry;
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
