import { describe, expect, test } from 'vitest';
import { changeMigrations } from '../../src/store/change-migrations.ts';
import { type ChangeTables, createChangeTables } from '../../src/store/change-tables.ts';
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

describe.each([
  ['SQLite', sqliteLocation, false],
  ['PostgreSQL', postgresLocation, postgres === null],
] as const)('feeds of transactions on %s', (_name, locate, leftOut) => {
  test.skipIf(leftOut)('forget removed rows after 30 days, and customers nobody asks about after 90', async () => {
    await using stack = new AsyncDisposableStack();
    const schema = { name: 'changes', migrations: changeMigrations };
    const store = createChangeTables(stack.use(await openDatabase<ChangeTables>(await locate(stack), schema)));
    const row = (transactionId: string) => ({ accountId: 'a', transactionId, at: 1, hash: 'h', isShadow: false });
    const whole = { from: 0, to: 9, unreadBefore: null, sweptAt: t0 };
    const take = (customerId: string, version: number | null, ids: readonly string[], at: number) =>
      store.takeInFeed({ partnerId: 'p', customerId }, { ...whole, version, rows: ids.map(row) }, 'e', at);
    const entriesOf = async (customerId: string) =>
      (await store.feedEntriesAfter({ partnerId: 'p', customerId }, 0, 9)).map(({ transactionId }) => transactionId);

    await take('asked', null, ['1', '2', '3'], t0);
    await take('asked', 1, ['2', '3'], t0);
    await take('asked', 2, ['3'], t0 + 20 * day);
    await take('idle', null, ['1'], t0);
    expect(await store.prune(t0 + 30 * day)).toBe(0);
    expect(await store.prune(t0 + 30 * day + 1)).toBe(1);
    expect(await entriesOf('asked')).toEqual(['3', '2']);
    // Whoever has not heard of the first removal, the fourth change, begins again.
    expect(await store.readFeed({ partnerId: 'p', customerId: 'asked' })).toMatchObject({ head: 5, forgottenTo: 4 });

    expect(await entriesOf('idle')).toEqual(['1']);
    await store.prune(t0 + 90 * day + 1);
    expect([await entriesOf('idle'), await entriesOf('asked')]).toEqual([[], ['3']]);
    expect(await store.readFeed({ partnerId: 'p', customerId: 'idle' })).toBeNull();
  });
});
