import { Kysely } from 'kysely';
import { expect, test } from 'vitest';
import { metricsWindows, windowRange } from '../../src/domain/metrics-windows.ts';
import { createMetricsStore } from '../../src/store/metrics-database.ts';
import { metricsMigrations } from '../../src/store/metrics-migrations.ts';
import { pruneMetrics } from '../../src/store/metrics-prune.ts';
import type { MetricsTables } from '../../src/store/metrics-tables.ts';
import { migrate } from '../../src/store/migrate.ts';
import { sqliteDialect } from '../../src/store/sqlite-dialect.ts';
import { callEntries, flatCall } from '../support/metric-entries.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const start = 1_800_000_000_000;

async function stage() {
  const db = new Kysely<MetricsTables>({ dialect: sqliteDialect(':memory:', 1_000) });
  await migrate(db, 'metrics', metricsMigrations);
  let now = start;
  const store = createMetricsStore(db, [new Uint8Array(32)], () => now);
  let sequence = 0;
  return {
    at(time: number) {
      now = time;
    },
    prune: () => pruneMetrics(db, { logMs: day, auditMs: day, logRows: 1_000 }, now),
    append(...seen: readonly (readonly [at: number, account: string])[]) {
      sequence += 1;
      const calls = callEntries(seen.map(([at, account]) => flatCall({ at, accounts: [account] })));
      return store.append({ writer: 'w', sequence, calls, operations: [], webhooks: [], audits: [] });
    },
    rows: () => db.selectFrom('metric_account_block').selectAll().execute(),
    async active(window: keyof typeof metricsWindows) {
      const range = windowRange(window, now);
      const { current, previous } = await store.figures({ ...range, partners: ['p1'], filter: {}, all: false });
      return [current.activeAccounts, previous.activeAccounts];
    },
    [Symbol.asyncDispose]: () => db.destroy(),
  };
}

test('accounts of every window and the one before it stay exact while their blocks grow together', async () => {
  await using store = await stage();
  // By a rule of its own, so that each window begins within a run of some account.
  const seen: (readonly [number, string])[] = [];
  for (let n = 0; n < 3_000; n += 1) {
    const at = start + Math.floor((n * 62 * day) / 3_000);
    seen.push([at, `a${n % 7}`], [at + 1, `once${n}`], [at + 2, `b${Math.floor(n / 100)}`]);
  }
  const expected = (from: number, to: number) =>
    new Set(seen.filter(([at]) => at >= from && at < to).map(([, account]) => account)).size;
  let next = 0;
  for (let now = start; now < start + 62 * day; now += 7 * hour + 13 * minute) {
    store.at(now);
    const from = next;
    while (next < seen.length && (seen[next]?.[0] ?? 0) <= now) next += 1;
    if (next > from) await store.append(...seen.slice(from, next));
    await store.prune();
    if (Math.floor(now / hour) % 5 !== 0) continue;
    for (const window of Object.keys(metricsWindows) as (keyof typeof metricsWindows)[]) {
      const { previousFrom, from: begin, to } = windowRange(window, now);
      const until = Math.min(to, now + 1);
      const wanted = [expected(begin, until), expected(previousFrom, begin)];
      expect([window, now, ...(await store.active(window))]).toEqual([window, now, ...wanted]);
    }
  }
  // Some three hours in five minutes, three days in hours, fifteen in six, sixty-two of a day.
  expect((await store.rows()).length).toBeLessThanOrEqual(36 + 72 + 60 + 63);
});

test('an account that is known to be there is not written again, and one of a batch that failed is', async () => {
  await using store = await stage();
  await store.append([start, 'a1']);
  await store.append([start + 1, 'a1'], [start + 2, 'a2']);
  await store.append([start + 3, 'a1']);
  const accounts = (await store.rows()).map((row) => row.accounts.split(' ').length);
  expect(accounts).toEqual([1, 1]);
  await expect(store.append([start, 'a3'], [Number.NaN, 'a4'])).rejects.toThrow();
  await store.append([start, 'a3']);
  expect(await store.active('HOUR')).toEqual([3, 0]);
});

test('what is older than two months is forgotten', async () => {
  await using store = await stage();
  await store.append([start, 'a1']);
  store.at(start + 64 * day);
  await store.prune();
  expect(await store.rows()).toEqual([]);
});
