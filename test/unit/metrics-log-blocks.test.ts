import { Kysely, sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMetricsStore } from '../../src/store/metrics-database.ts';
import { keyOf } from '../../src/store/metrics-log-keys.ts';
import { metricsMigrations } from '../../src/store/metrics-migrations.ts';
import { pruneMetrics } from '../../src/store/metrics-prune.ts';
import type { LogPlace, LogQuery, MetricsStore } from '../../src/store/metrics-store.ts';
import type { MetricsTables } from '../../src/store/metrics-tables.ts';
import { migrate } from '../../src/store/migrate.ts';
import { sqliteDialect } from '../../src/store/sqlite-dialect.ts';
import { callEntries, type FlatCall, flatCall } from '../support/metric-entries.ts';

const asked: { sql: string; parameters: readonly unknown[] }[] = [];
let db: Kysely<MetricsTables>;
let store: MetricsStore;
const rows = 3_000;
const query: LogQuery = { partners: ['p1'], from: 0, to: 9e15, limit: 500, after: null };

/** Three processes whose blocks overlap in time, some rows with the same time: a prime apart, each of another request. */
const calls = Array.from({ length: rows }, (_, n) =>
  flatCall({
    at: Math.floor((n * 7_919) % rows) >> 1,
    partner: n % 10 === 0 ? 'p2' : 'p1',
    endpoint: n % 3 === 0 ? 'GetCustomerAccounts' : 'GetAccountOwner',
    category: n % 500 === 1 ? 'PLATFORM' : '',
    serviceMs: n,
    requestId: `r${n}`,
    logInstitution: n % 100 === 3 ? '107' : '',
    logCode: n % 500 === 1 ? '103' : '',
    customer: n % 40 === 0 ? '' : `c${n % 40}`,
    detail: { queueMs: n },
  }),
);
const mine = calls.filter(({ partner }) => partner === 'p1');

beforeAll(async () => {
  db = new Kysely<MetricsTables>({
    dialect: sqliteDialect(':memory:', 1_000),
    log: ({ query }) => {
      asked.push(query);
    },
  });
  await migrate(db, 'metrics', metricsMigrations);
  store = createMetricsStore(db, [new Uint8Array(32)], () => 0);
  for (const [n, writer] of ['a', 'b', 'c'].entries()) {
    const own = calls.filter(({ requestId }) => Number(requestId.slice(1)) % 3 === n);
    for (let sequence = 1; sequence <= 2; sequence += 1) {
      const part = callEntries(own.filter((_, index) => index % 2 === sequence - 1));
      await store.append({ writer, sequence, calls: part, operations: [], webhooks: [], audits: [] });
    }
  }
});
afterAll(() => db?.destroy());

const requests = (found: readonly { requestId: string }[]) => found.map(({ requestId }) => requestId).toSorted();

test('pages over blocks that overlap tell every row once, newest first', async () => {
  const found: { at: number; requestId: string }[] = [];
  for (let after: LogPlace | null = null; ; ) {
    const page: Awaited<ReturnType<MetricsStore['callLog']>> = await store.callLog({ ...query, limit: 37, after });
    found.push(...page);
    after = page.at(-1) ?? after;
    if (page.length < 37) break;
  }
  expect(requests(found)).toEqual(requests(mine));
  expect(found.map(({ at }) => at)).toEqual(mine.map(({ at }) => at).toSorted((one, other) => other - one));
});

test.each([
  ['a request', { requestId: 'r4' }, (call: FlatCall) => call.requestId === 'r4'],
  ['a code', { code: '103' }, (call: FlatCall) => call.logCode === '103'],
  ['an institution', { institution: '107' }, (call: FlatCall) => call.logInstitution === '107'],
  ['a customer', { customer: 'c7' }, (call: FlatCall) => call.customer === 'c7'],
  ['an endpoint', { endpoint: 'GetCustomerAccounts' }, (call: FlatCall) => call.endpoint === 'GetCustomerAccounts'],
  ['failures', { failed: true }, (call: FlatCall) => call.category !== ''],
  ['a time', { from: 100, to: 200 }, ({ at }: FlatCall) => at >= 100 && at < 200],
  [
    'an institution and a customer',
    { institution: '107', customer: 'c3' },
    (call: FlatCall) => call.logInstitution === '107' && call.customer === 'c3',
  ],
] as const)('calls of %s are those that fit, with what they were written with', async (_, filter, fits) => {
  const wanted = mine.filter(fits);
  const found = await store.callLog({ ...query, ...filter, limit: rows });
  expect(wanted.length).toBeGreaterThan(0);
  expect(requests(found)).toEqual(requests(wanted));
  for (const { serviceMs, detail, requestId } of found) {
    expect([`r${serviceMs}`, detail]).toEqual([requestId, { queueMs: serviceMs }]);
  }
});

test('only blocks that may have what is looked for are opened, found by partner and time', async () => {
  asked.length = 0;
  expect(await store.callLog({ ...query, requestId: 'r4' })).toHaveLength(1);
  const [statement] = asked;
  if (statement === undefined) throw new Error('nothing was asked');
  const { rows: blocks } = await db.executeQuery<{ entries: string }>({ ...statement } as never);
  expect(blocks).toHaveLength(1);
  const parts = statement.sql.split('?');
  const explained = sql.join(
    parts.flatMap((part, n) => (n === 0 ? [sql.raw(part)] : [sql`${statement.parameters[n - 1]}`, sql.raw(part)])),
    sql``,
  );
  const plan = await sql<{ detail: string }>`explain query plan ${explained}`.execute(db);
  expect(plan.rows.map(({ detail }) => detail).join('; ')).toMatch(
    /^SEARCH log_block USING INDEX log_block_place \(partner=\? AND log=\? AND last_at>\?\)$/,
  );
});

test('two values with the same key are still told apart', async () => {
  const [one, other] = ['x496069', 'x1035124'] as const;
  expect(keyOf('request', one)).toBe(keyOf('request', other));
  const entries = callEntries(
    [one, other].map((requestId) => ({ ...(calls[1] as FlatCall), partner: 'p3', requestId })),
  );
  await store.append({ writer: 'd', sequence: 1, calls: entries, operations: [], webhooks: [], audits: [] });
  const found = await store.callLog({ ...query, partners: ['p3'], requestId: other });
  expect(found.map(({ requestId }) => requestId)).toEqual([other]);
});

test('the log is kept for so long and so many calls, give or take a block', async () => {
  const kept = async () => requests(await store.callLog({ ...query, partners: ['p1', 'p2', 'p3'], limit: rows * 2 }));
  const before = await kept();
  const retention = { logMs: 1e15, auditMs: 1e15, logRows: 2_000 };
  await pruneMetrics(db, retention, 2_000);
  const some = await kept();
  expect(some.length).toBeLessThan(before.length);
  expect(some.length).toBeGreaterThanOrEqual(2_000 - 200);
  await pruneMetrics(db, { ...retention, logMs: 10 }, 1e9);
  expect(await kept()).toEqual([]);
});
