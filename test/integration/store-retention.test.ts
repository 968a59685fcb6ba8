import { describe, expect, test } from 'vitest';

import { idempotencyMigrations } from '../../src/store/idempotency-migrations.ts';
import { createIdempotencyTables, type IdempotencyTables } from '../../src/store/idempotency-tables.ts';
import { openDatabase, type StoreLocation } from '../../src/store/open-database.ts';
import { postgres, startPostgres } from '../support/postgres.ts';
import { temporaryDirectory } from '../support/upstream-stage.ts';

const t0 = 1_800_000_000_000;
const day = 24 * 60 * 60 * 1000;

async function sqliteLocation(stack: AsyncDisposableStack): Promise<StoreLocation> {
  return { kind: 'sqlite', dataDir: stack.use(await temporaryDirectory()).path };
}

async function postgresLocation(stack: AsyncDisposableStack): Promise<StoreLocation> {
  return { kind: 'postgres', url: await stack.use(await startPostgres()).database() };
}

describe.each([
  ['SQLite', sqliteLocation, false],
  ['PostgreSQL', postgresLocation, postgres === null],
] as const)('idempotency keys on %s', (_name, locate, leftOut) => {
  test.skipIf(leftOut)('are pruned after a day while others claim, and no other goes', async () => {
    await using stack = new AsyncDisposableStack();
    const location = await locate(stack);
    const schema = { name: 'state', migrations: idempotencyMigrations };
    const db = stack.use(await openDatabase<IdempotencyTables>(location, schema));
    const store = createIdempotencyTables(db);
    const rows = (tag: string, count: number, claimed_at: number) =>
      Array.from({ length: count }, (_, n) => ({
        key: `${tag}${n}`,
        fingerprint: 'ask',
        state: 'done' as const,
        answer: '1',
        claimed_at,
      }));
    await db
      .insertInto('idempotency')
      .values(rows('fresh', 50, t0 - day))
      .execute();
    for (const tag of ['a', 'b', 'c']) {
      await db
        .insertInto('idempotency')
        .values(rows(tag, 500, t0 - day - 1))
        .execute();
    }
    const pruned = store.prune(t0);
    // Asked before, in the middle or after: taken anew it is fresh, and stays.
    await store.claim('c499', 'ask', t0);
    expect(await pruned).toBeGreaterThanOrEqual(1_499);
    expect(await store.claim('c499', 'ask', t0)).toEqual({ kind: 'running' });
    expect(await store.claim('fresh49', 'ask', t0)).toEqual({ kind: 'done', answer: '1' });
    expect(await store.prune(t0)).toBe(0);
    const { left } = await db
      .selectFrom('idempotency')
      .select(({ fn }) => fn.countAll().as('left'))
      .executeTakeFirstOrThrow();
    expect(Number(left)).toBe(51);
  });
});
