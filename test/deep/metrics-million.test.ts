import { expect, test } from 'vitest';
import { metricsWindows, windowRange } from '../../src/domain/metrics-windows.ts';
import type { CallEntry } from '../../src/store/metrics-entries.ts';
import type { FigureFilter, MetricsStore } from '../../src/store/metrics-store.ts';
import { openMetrics } from '../support/metrics-store.ts';
import { scale } from '../support/scale.ts';
import { temporaryDirectory } from '../support/upstream-stage.ts';

/** The million that is promised takes minutes: TEST_SCALE=100 shows it. */
const records = scale >= 100 ? 1_000_000 : scale > 1 ? 100_000 : 20_000;
const batchSize = 10_000;
const now = 1_800_000_123_456;
const dayMs = 24 * 60 * 60 * 1000;
const endpoints = ['GetCustomerAccounts', 'GetAccountOwner', 'GetCustomerAccountTransactions'];
const codes = ['1000', '103', '14001'];

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

function generate(random: () => number): CallEntry {
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
    accounts: failed ? [] : [`a${Math.floor(random() * 20_000)}`],
    problems: [],
    detail: '{}',
  };
}

/** The same figures by looking at every record: nothing of it is shared with the store. */
function expected(entries: readonly CallEntry[], from: number, to: number, all: boolean, filter: FigureFilter) {
  const chosen = entries.filter(
    (entry) =>
      entry.partner === 'p1' &&
      entry.at >= from &&
      entry.at < to &&
      (all || entry.leftOut === '') &&
      (filter.endpoint === undefined || entry.endpoint === filter.endpoint) &&
      (filter.institution === undefined || entry.institution === filter.institution) &&
      (filter.connection === undefined || entry.connection === filter.connection) &&
      (filter.billable === undefined || entry.billable === filter.billable),
  );
  const times = chosen.filter(({ live, status }) => live && status !== null).map(({ serviceMs }) => serviceMs);
  times.sort((one, other) => one - other);
  return {
    calls: chosen.length,
    ok: chosen.filter(({ category }) => category === '').length,
    activeAccounts: new Set(chosen.flatMap(({ accounts }) => accounts)).size,
    median: times[Math.floor(0.5 * (times.length - 1))] ?? null,
    p90: times[Math.floor(0.9 * (times.length - 1))] ?? null,
  };
}

const filters: readonly FigureFilter[] = [
  {},
  { endpoint: 'GetAccountOwner' },
  { institution: '107' },
  { connection: 'DIRECT' },
  { billable: true },
];

async function check(store: MetricsStore, entries: readonly CallEntry[]): Promise<void> {
  for (const window of Object.keys(metricsWindows) as (keyof typeof metricsWindows)[]) {
    const range = windowRange(window, now);
    for (const all of [false, true]) {
      for (const filter of filters) {
        const { current, previous } = await store.figures({ ...range, partners: ['p1'], all, filter });
        for (const [found, from, to] of [
          [current, range.from, range.to],
          [previous, range.previousFrom, range.from],
        ] as const) {
          const wanted = expected(entries, from, to, all, filter);
          const place = `${window} ${all} ${JSON.stringify(filter)} ${from}`;
          expect([place, found.calls, found.ok, found.activeAccounts]).toEqual([
            place,
            wanted.calls,
            wanted.ok,
            wanted.activeAccounts,
          ]);
          const { median, p90 } = found.latency.blended;
          if (wanted.median === null || wanted.p90 === null) expect([median, p90]).toEqual([null, null]);
          else {
            expect(Math.abs((median ?? 0) / wanted.median - 1), place).toBeLessThanOrEqual(0.01);
            expect(Math.abs((p90 ?? 0) / wanted.p90 - 1), place).toBeLessThanOrEqual(0.01);
          }
        }
      }
    }
  }
}

test(`${records} records come out of the store as an independent count has them: all windows, scopes and filters`, async () => {
  await using directory = await temporaryDirectory();
  await using store = await openMetrics({ dataDir: directory.path });
  const random = createRandom(4711);
  const entries = Array.from({ length: records }, () => generate(random)).sort((one, other) => one.at - other.at);
  for (let sequence = 1; sequence <= records / batchSize; sequence += 1) {
    const calls = entries.slice((sequence - 1) * batchSize, sequence * batchSize);
    await store.verbs.append({ writer: 'w', sequence, calls, operations: [], webhooks: [], audits: [] });
  }
  await check(store.verbs, entries);
});
