import type { Latency, LatencyByConnection } from '../domain/metrics.ts';
import { createQuantileSketch, type QuantileSketch } from '../lib/quantile-sketch.ts';
import type { BucketFigures, CodeFigures, GroupFigures, Tally, WindowTotals } from './metrics-store.ts';
import type { SeriesRow } from './metrics-tables.ts';

interface Sums {
  calls: number;
  ok: number;
}

/** What is added up of one window. */
export interface TallyBoard {
  add(series: SeriesRow, bucket: number, calls: number, service: QuantileSketch): void;
  totals(): Omit<WindowTotals, 'activeAccounts'>;
  bucket(at: number): Omit<BucketFigures, 'platform'>;
  endpoints(): readonly GroupFigures[];
  institutions(): readonly GroupFigures[];
  codes(): CodeBoard;
  problems(): CodeBoard;
}

type CodeBoard = Map<string, { category: string; code: string; byBucket: Map<number, number> }>;

export function createTallyBoard(): TallyBoard {
  const all = createPart();
  const buckets = new Map<number, ReturnType<typeof createPart>>();
  const endpoints = new Map<string, ReturnType<typeof createGroup>>();
  const institutions = new Map<string, ReturnType<typeof createGroup>>();
  const codes: CodeBoard = new Map();
  const problems: CodeBoard = new Map();

  return {
    add(series, bucket, calls, service) {
      const ok = series.category === '' ? calls : 0;
      for (const part of [all, made(buckets, bucket, createPart)]) part.add(series, calls, ok, service);
      made(endpoints, series.endpoint, createGroup).add(calls, ok, service);
      if (series.live === 1) made(institutions, series.institution, createGroup).add(calls, ok, service);
      if (series.category !== '') addCode(codes, bucket, series.category, series.code, calls);
    },
    totals: () => ({ ...all.sums, latency: all.latency() }),
    bucket(at) {
      const part = buckets.get(at) ?? createPart();
      const count = [...problems.values()].reduce((sum, { byBucket }) => sum + (byBucket.get(at) ?? 0), 0);
      return { at, ...part.sums, latency: part.latency(), categories: part.categories, problems: count };
    },
    endpoints: () => groups(endpoints),
    institutions: () => groups(institutions),
    codes: () => codes,
    problems: () => problems,
  };
}

export function addProblem(board: TallyBoard, bucket: number, category: string, code: string, count: number): void {
  addCode(board.problems(), bucket, category, code, count);
}

function addCode(codes: CodeBoard, bucket: number, category: string, code: string, count: number): void {
  const { byBucket } = made(codes, `${category} ${code}`, () => ({ category, code, byBucket: new Map() }));
  byBucket.set(bucket, (byBucket.get(bucket) ?? 0) + count);
}

/** Most frequent first. */
export function codeFigures(codes: CodeBoard): readonly CodeFigures[] {
  return [...codes.values()]
    .map(({ category, code, byBucket }) => ({
      category,
      code,
      calls: [...byBucket.values()].reduce((sum, count) => sum + count, 0),
      firstBucket: Math.min(...byBucket.keys()),
      lastBucket: Math.max(...byBucket.keys()),
    }))
    .sort((one, other) => other.calls - one.calls);
}

/** A window or a bucket of it. Bank latency is that of live calls alone. */
function createPart() {
  const sums: Sums = { calls: 0, ok: 0 };
  const categories: Record<string, number> = {};
  const direct = createQuantileSketch();
  const legacy = createQuantileSketch();
  const blended = createQuantileSketch();
  return {
    sums: sums as Tally,
    categories: categories as Readonly<Record<string, number>>,
    latency: (): LatencyByConnection => ({
      direct: latencyOf(direct),
      legacy: latencyOf(legacy),
      blended: latencyOf(blended),
    }),
    add({ live, connection, category }: SeriesRow, calls: number, ok: number, service: QuantileSketch) {
      sums.calls += calls;
      sums.ok += ok;
      if (category !== '') categories[category] = (categories[category] ?? 0) + calls;
      if (live === 0) return;
      blended.merge(service);
      if (connection === 'DIRECT') direct.merge(service);
      if (connection === 'LEGACY') legacy.merge(service);
    },
  };
}

function createGroup() {
  const sums: Sums = { calls: 0, ok: 0 };
  const sketch = createQuantileSketch();
  return {
    add(calls: number, ok: number, service: QuantileSketch) {
      sums.calls += calls;
      sums.ok += ok;
      sketch.merge(service);
    },
    figures: () => ({ ...sums, latency: latencyOf(sketch) }),
  };
}

function groups(byKey: ReadonlyMap<string, ReturnType<typeof createGroup>>): readonly GroupFigures[] {
  return [...byKey].map(([key, group]) => ({ key, ...group.figures() })).sort((one, other) => other.calls - one.calls);
}

export function latencyOf(sketch: QuantileSketch): Latency {
  return { calls: sketch.count, median: sketch.quantile(0.5), p90: sketch.quantile(0.9) };
}

function made<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
