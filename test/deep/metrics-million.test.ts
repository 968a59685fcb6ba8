import { expect, test } from 'vitest';
import type { Latency } from '../../src/domain/metrics.ts';
import { metricsWindows, windowRange } from '../../src/domain/metrics-windows.ts';
import type { FigureFilter, GroupFigures, MetricsStore, Tally } from '../../src/store/metrics-store.ts';
import { callEntries, type FlatCall } from '../support/metric-entries.ts';
import { openMetrics } from '../support/metrics-store.ts';
import { scale } from '../support/scale.ts';
import { temporaryDirectory } from '../support/upstream-stage.ts';

const records = scale > 1 ? 1_000_000 : 20_000;
const batchSize = 10_000;
const now = 1_800_000_123_456;
const dayMs = 24 * 60 * 60 * 1000;
const endpoints = ['GetCustomerAccounts', 'GetAccountOwner', 'GetCustomerAccountTransactions'];
const codes = ['1000', '103', '14001'];
/** Each as the only one of a call. */
const accounts = Array.from({ length: 20_000 }, (_, n) => [`a${n}`]);

/** Mulberry32: the same records each time. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function generate(random: () => number): FlatCall {
  const pick = <T>(values: readonly T[]) => values[Math.floor(random() * values.length)]!;
  const live = random() < 0.4;
  const failed = random() < 0.07;
  const leftOut = random() < 0.1 ? ('CACHE' as const) : '';
  const institution = live ? String(100 + Math.floor(random() * 20)) : '';
  const code = failed ? pick(codes) : '';
  return {
    // More of them of late, as far back as two windows of a month.
    at: now - Math.floor(60 * dayMs * random() ** 6),
    partner: pick(['p1', 'p1', 'p2']),
    endpoint: pick(endpoints),
    institution,
    connection: live ? (Number(institution) % 2 === 0 ? 'DIRECT' : 'LEGACY') : '',
    live,
    billable: random() < 0.2,
    source: leftOut === '' ? 'upstream' : 'cache',
    leftOut,
    category: failed ? 'PLATFORM' : '',
    code,
    product: 'Accounts',
    billedItems: 1,
    waived: false,
    status: leftOut === '' ? (failed ? 500 : 200) : null,
    serviceMs: 5 + 4_000 * random() ** 3,
    requestId: '',
    logInstitution: institution,
    logCode: code,
    customer: '',
    accounts: failed ? [] : pick(accounts),
    problems: [],
    detail: {},
  };
}

type TimesOf = 'direct' | 'legacy' | 'blended' | 'all';

interface Expected {
  readonly calls: number;
  readonly ok: number;
  readonly categories: Readonly<Record<string, number>>;
  /** Looked for only where it is compared. */
  activeAccounts(): number;
  /** In ascending order. */
  times(of: TimesOf): Float64Array;
}

const isOf: Readonly<Record<TimesOf, (entry: FlatCall) => boolean>> = {
  direct: ({ live, connection }) => live && connection === 'DIRECT',
  legacy: ({ live, connection }) => live && connection === 'LEGACY',
  blended: ({ live }) => live,
  all: () => true,
};

/** The same figures by looking at every record: nothing of it is shared with the store. */
function expected(chosen: readonly FlatCall[]): Expected {
  const categories: Record<string, number> = {};
  let failed = 0;
  for (const { category } of chosen) {
    if (category === '') continue;
    failed += 1;
    categories[category] = (categories[category] ?? 0) + 1;
  }
  return {
    calls: chosen.length,
    ok: chosen.length - failed,
    categories,
    activeAccounts() {
      const accounts = new Set<string>();
      for (const entry of chosen) for (const account of entry.accounts) accounts.add(account);
      return accounts.size;
    },
    times(of) {
      const times = new Float64Array(chosen.length);
      let length = 0;
      for (const entry of chosen) {
        if (entry.status === null || !isOf[of](entry)) continue;
        times[length] = entry.serviceMs;
        length += 1;
      }
      return times.subarray(0, length).sort();
    },
  };
}

function choose(entries: readonly FlatCall[], all: boolean, filter: FigureFilter): readonly FlatCall[] {
  return entries.filter(
    (entry) =>
      entry.partner === 'p1' &&
      (all || entry.leftOut === '') &&
      (filter.endpoint === undefined || entry.endpoint === filter.endpoint) &&
      (filter.institution === undefined || entry.institution === filter.institution) &&
      (filter.connection === undefined || entry.connection === filter.connection) &&
      (filter.billable === undefined || entry.billable === filter.billable),
  );
}

const within = (entries: readonly FlatCall[], from: number, to: number) =>
  entries.slice(firstAt(entries, from), firstAt(entries, to));

/** They are in order. */
function firstAt(entries: readonly FlatCall[], time: number): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (entries[middle]!.at < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

const filters: readonly FigureFilter[] = [
  {},
  { endpoint: 'GetAccountOwner' },
  { institution: '107' },
  { connection: 'DIRECT' },
  { connection: 'LEGACY' },
  { billable: true },
  { billable: false },
  { endpoint: 'GetAccountOwner', connection: 'LEGACY', billable: false },
];

function checkRate(place: string, found: Tally, wanted: Tally): void {
  expect([place, found.calls, found.ok]).toEqual([place, wanted.calls, wanted.ok]);
}

/** Within 1 % of the value in the middle, or at nine tenths, of the sorted times. */
function checkLatency(place: string, { calls, median, p90 }: Latency, times: Float64Array): void {
  expect([place, calls]).toEqual([place, times.length]);
  for (const [found, share] of [
    [median, 0.5],
    [p90, 0.9],
  ] as const) {
    const wanted = times[Math.floor(share * (times.length - 1))];
    if (wanted === undefined) expect(found, place).toBeNull();
    else expect(Math.abs((found ?? 0) / wanted - 1), `${place} ${share}`).toBeLessThanOrEqual(0.01);
  }
}

function checkGroups(place: string, groups: readonly GroupFigures[], byKey: Map<string, readonly FlatCall[]>): void {
  expect([place, groups.map(({ key }) => key).toSorted()]).toEqual([place, [...byKey.keys()].toSorted()]);
  for (const group of groups) {
    const wanted = expected(byKey.get(group.key) ?? []);
    checkRate(`${place} ${group.key}`, group, wanted);
    checkLatency(`${place} ${group.key}`, group.latency, wanted.times('all'));
  }
}

async function check(store: MetricsStore, entries: readonly FlatCall[]): Promise<void> {
  for (const [all, filter] of filters.flatMap((filter) => [false, true].map((all) => [all, filter] as const))) {
    const fitting = choose(entries, all, filter);
    for (const window of Object.keys(metricsWindows) as (keyof typeof metricsWindows)[]) {
      const range = windowRange(window, now);
      const place = `${window} ${all} ${JSON.stringify(filter)}`;
      const chosen = within(fitting, range.previousFrom, range.to);
      const own = within(chosen, range.from, range.to);
      const figures = await store.figures({ ...range, partners: ['p1'], all, filter });
      for (const [found, wanted] of [
        [figures.current, expected(own)],
        [figures.previous, expected(within(chosen, range.previousFrom, range.from))],
      ] as const) {
        checkRate(place, found, wanted);
        expect([place, found.activeAccounts]).toEqual([place, wanted.activeAccounts()]);
        for (const kind of ['direct', 'legacy', 'blended'] as const) {
          checkLatency(`${place} ${kind}`, found.latency[kind], wanted.times(kind));
        }
      }
      for (const bucket of figures.buckets) {
        const wanted = expected(within(own, bucket.at, bucket.at + range.bucketMs));
        checkRate(`${place} ${bucket.at}`, bucket, wanted);
        expect(bucket.categories).toEqual(wanted.categories);
        checkLatency(`${place} ${bucket.at}`, bucket.latency.blended, wanted.times('blended'));
      }
      checkGroups(
        place,
        figures.endpoints,
        Map.groupBy(own, ({ endpoint }) => endpoint),
      );
      const live = own.filter((entry) => entry.live);
      checkGroups(
        place,
        figures.institutions,
        Map.groupBy(live, ({ institution }) => institution),
      );
      const byCode = Map.groupBy(
        own.filter(({ code }) => code !== ''),
        ({ code }) => code,
      );
      expect(Object.fromEntries(figures.codes.map(({ code, calls }) => [code, calls]))).toEqual(
        Object.fromEntries([...byCode].map(([code, calls]) => [code, calls.length])),
      );
    }
  }
}

test(`${records} records come out of the store as an independent count has them: all windows, scopes and filters`, async () => {
  await using directory = await temporaryDirectory();
  await using store = await openMetrics({ dataDir: directory.path });
  const random = createRandom(4711);
  const entries = Array.from({ length: records }, () => generate(random)).sort((one, other) => one.at - other.at);
  for (let sequence = 1; sequence <= records / batchSize; sequence += 1) {
    const calls = callEntries(entries.slice((sequence - 1) * batchSize, sequence * batchSize));
    await store.verbs.append({ writer: 'w', sequence, calls, operations: [], webhooks: [], audits: [] });
  }
  await check(store.verbs, entries);
});
