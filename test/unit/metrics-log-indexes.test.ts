import { Kysely, sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMetricsStore } from '../../src/store/metrics-database.ts';
import { metricsMigrations } from '../../src/store/metrics-migrations.ts';
import type { LogQuery, MetricsStore } from '../../src/store/metrics-store.ts';
import type { MetricsTables } from '../../src/store/metrics-tables.ts';
import { migrate } from '../../src/store/migrate.ts';
import { sqliteDialect } from '../../src/store/sqlite-dialect.ts';

const asked: { sql: string; parameters: readonly unknown[] }[] = [];
let db: Kysely<MetricsTables>;
let store: MetricsStore;

beforeAll(async () => {
  db = new Kysely<MetricsTables>({
    dialect: sqliteDialect(':memory:', 1_000),
    log: ({ query }) => {
      asked.push(query);
    },
  });
  await migrate(db, 'metrics', metricsMigrations);
  store = createMetricsStore(db, [new Uint8Array(32)], () => 0);
});
afterAll(() => db?.destroy());

/** How SQLite finds the rows of the statement that `read` runs. */
async function planOf(read: (query: LogQuery) => Promise<unknown>, filter: Partial<LogQuery>): Promise<string> {
  asked.length = 0;
  await read({ partners: ['p1'], from: 0, to: 9e15, limit: 500, after: null, ...filter });
  const [statement] = asked;
  if (statement === undefined) throw new Error('nothing was asked');
  const parts = statement.sql.split('?');
  const explained = sql.join(
    parts.flatMap((part, n) => (n === 0 ? [sql.raw(part)] : [sql`${statement.parameters[n - 1]}`, sql.raw(part)])),
    sql``,
  );
  const { rows } = await sql<{ detail: string }>`explain query plan ${explained}`.execute(db);
  return rows.map(({ detail }) => detail).join('; ');
}

test.each([
  ['a request', { requestId: 'r1' }, 'call_log_by_request'],
  ['a code', { code: '103' }, 'call_log_code'],
  ['an institution', { institution: '107' }, 'call_log_institution'],
  ['a customer', { customer: '5001001' }, 'call_log_customer'],
  ['a time', {}, 'call_log_place'],
])('the calls of %s are found through an index, not by reading the log', async (_, filter, index) => {
  const plan = await planOf(store.callLog, filter);
  expect(plan).toContain(`SEARCH call_log USING INDEX ${index} (`);
  expect(plan).not.toContain('SCAN');
});

test('so are the operations of a request', async () => {
  expect(await planOf(store.operationLog, { requestId: 'r1' })).toContain(
    'SEARCH operation_log USING INDEX operation_log_by_request (',
  );
});
