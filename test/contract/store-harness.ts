import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { afterAll, beforeAll } from 'vitest';

import type { Stores } from '../../src/store/stores.ts';
import { execute, startPostgres } from '../support/postgres.ts';
import { openPostgresStores, openSqliteStores } from '../support/stores.ts';
import { temporaryDirectory } from '../support/upstream-stage.ts';

export interface StoreHarness<S> extends AsyncDisposable {
  /** Opens the same durable state once more, as another process does. */
  open(): Promise<S>;
}

/** Durable state for the tests of one file. */
export interface StorePlace<O extends AsyncDisposable = Stores> {
  open(): Promise<O>;
  /** Empties the tables that the tests use. */
  empty(): Promise<void>;
}

export function sqlitePlace(stack: AsyncDisposableStack, file: string, tables: string[]): Promise<StorePlace> {
  return sqlitePlaceOf(stack, file, tables, openSqliteStores);
}

export async function sqlitePlaceOf<O extends AsyncDisposable>(
  stack: AsyncDisposableStack,
  file: string,
  tables: string[],
  open: (dataDir: string) => Promise<O>,
): Promise<StorePlace<O>> {
  const { path } = stack.use(await temporaryDirectory());
  return {
    open: () => open(path),
    async empty() {
      using database = new DatabaseSync(join(path, file), { timeout: 5_000 });
      database.exec(tables.map((table) => `delete from ${table};`).join(''));
    },
  };
}

export function postgresPlace(stack: AsyncDisposableStack, tables: string[]): Promise<StorePlace> {
  return postgresPlaceOf(stack, tables, openPostgresStores);
}

export async function postgresPlaceOf<O extends AsyncDisposable>(
  stack: AsyncDisposableStack,
  tables: string[],
  open: (databaseUrl: string) => Promise<O>,
): Promise<StorePlace<O>> {
  const server = stack.use(await startPostgres());
  const url = await server.database();
  return {
    open: () => open(url),
    async empty() {
      await execute(url, `truncate ${tables.join(', ')}`);
    },
  };
}

/**
 * Makes each test find its state empty. What one test has opened serves the next: a store holds nothing of its own, and
 * starting its worker is what takes the time.
 */
export function storeHarness<S, O extends AsyncDisposable = Stores>(
  place: (stack: AsyncDisposableStack) => Promise<StorePlace<O>>,
  pick: (stores: O) => S,
): () => Promise<StoreHarness<S>> {
  const stack = new AsyncDisposableStack();
  const opened: Promise<O>[] = [];
  let chosen: StorePlace<O>;
  const openNth = (n: number) => {
    opened[n] ??= chosen.open().then((stores) => stack.use(stores));
    return opened[n];
  };
  beforeAll(async () => {
    chosen = await place(stack);
    await openNth(0);
  });
  afterAll(() => stack.disposeAsync());

  return async () => {
    await chosen.empty();
    let used = 0;
    return {
      open: async () => pick(await openNth(used++)),
      async [Symbol.asyncDispose]() {},
    };
  };
}
