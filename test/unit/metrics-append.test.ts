import { Kysely, sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { createMetricsStore } from '../../src/store/metrics-database.ts';
import { metricsMigrations } from '../../src/store/metrics-migrations.ts';
import type { MetricsTables } from '../../src/store/metrics-tables.ts';
import { migrate } from '../../src/store/migrate.ts';
import { sqliteDialect } from '../../src/store/sqlite-dialect.ts';
import { callEntries, flatCall, operationEntry } from '../support/metric-entries.ts';

interface Step {
  readonly detail: string;
}

test.each([
  ['metric_call', 'series=? AND grain=? AND bucket=?'],
  ['metric_operation', 'partner=? AND grain=? AND bucket=?'],
])('sums of %s that are added to are found by their key, however many minutes are kept', async (table, key) => {
  const asked: { sql: string; parameters: readonly unknown[] }[] = [];
  const db = new Kysely<MetricsTables>({
    dialect: sqliteDialect(':memory:', 1_000),
    log: ({ query }) => void asked.push(query),
  });
  onTestFinished(() => db.destroy());
  await migrate(db, 'metrics', metricsMigrations);
  const store = createMetricsStore(db, [new Uint8Array(32)], () => 0);
  const operation = { client: 'web', name: 'Overview', type: 'query', outcome: 'success', requestId: 'r1', detail: {} };
  await store.append({
    writer: 'a',
    sequence: 1,
    calls: callEntries([flatCall({ partner: 'p1' }), flatCall({ partner: 'p2', at: 90_000 })]),
    operations: ['p1', 'p2'].map((partner) =>
      operationEntry({ ...operation, partner, at: 0, durationMs: 5, upstreamCalls: 1 }),
    ),
    webhooks: [],
    audits: [],
  });
  await store.addUp();
  const reads = asked.filter(
    (query) =>
      query.sql.startsWith('select') && query.sql.includes(`from "${table}"`) && query.sql.includes('"bucket" ='),
  );
  expect(reads).not.toEqual([]);
  for (const read of reads) {
    const plan = sql<Step>`explain query plan ${sql.raw(inlined(read))}`;
    const { rows } = await plan.execute(db);
    expect(rows.map(({ detail }) => detail).join()).toContain(key);
  }
});

test.each(['calls', 'operations'] as const)(
  'sums of %s of a great many minutes do not wait for whoever reads next',
  async (what) => {
    const db = new Kysely<MetricsTables>({ dialect: sqliteDialect(':memory:', 1_000) });
    onTestFinished(() => db.destroy());
    await migrate(db, 'metrics', metricsMigrations);
    const store = createMetricsStore(db, [new Uint8Array(32)], () => 0);
    const operation = { partner: 'p1', client: 'web', name: 'Overview', type: 'query', outcome: 'success' };
    const own = { durationMs: 5, upstreamCalls: 1, requestId: 'r1', detail: {} };
    const append = (sequence: number, minutes: number) => {
      const times = Array.from({ length: minutes }, (_, n) => 60_000 * n);
      return store.append({
        writer: 'a',
        sequence,
        calls: what === 'calls' ? callEntries(times.map((at) => flatCall({ at }))) : [],
        operations: what === 'operations' ? times.map((at) => operationEntry({ ...operation, ...own, at })) : [],
        webhooks: [],
        audits: [],
      });
    };
    const table = what === 'calls' ? 'metric_call' : 'metric_operation';
    const waiting = async () => (await db.selectFrom(table).select('grain').where('grain', '=', 0).execute()).length;
    await append(1, 100);
    expect(await waiting()).toBe(100);
    await append(2, 12_000);
    expect(await waiting()).toBe(0);
  },
);

/** Values make no difference to a plan here, places for them do not go into `sql.raw`. */
function inlined({ sql: text, parameters }: { readonly sql: string; readonly parameters: readonly unknown[] }): string {
  let next = 0;
  return text.replace(/\?/g, () => {
    const value = parameters[next++];
    return typeof value === 'number' ? String(value) : `'${value}'`;
  });
}
