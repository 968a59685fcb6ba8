import { type Dialect, SqliteAdapter, SqliteDialect } from 'kysely';

import { openSqlite } from './node-sqlite.ts';

/** One file. `busyMs` is how long it waits for another process's transaction. */
export function sqliteDialect(file: string, busyMs: number): Dialect {
  const usual = new SqliteDialect({ database: openSqlite(file, busyMs) });
  return {
    createAdapter: () => new TransactionalAdapter(),
    createDriver: () => usual.createDriver(),
    createIntrospector: (db) => usual.createIntrospector(db),
    createQueryCompiler: () => usual.createQueryCompiler(),
  };
}

/**
 * SQLite changes tables in transactions, which Kysely does not make use of: a process that is killed in the middle of a
 * migration would leave half of it behind. And a transaction takes SQLite's one lock, so that of processes that start
 * together one migrates and the others find it done.
 */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}
