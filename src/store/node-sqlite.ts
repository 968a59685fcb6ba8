import { DatabaseSync, type SQLInputValue } from 'node:sqlite';

import type { SqliteDatabase, SqliteStatement } from 'kysely';

/**
 * `node:sqlite` in the shape that Kysely's SQLite dialect asks for. Durable before it answers, and shared with other
 * processes: a writer waits up to `busyMs` for another's transaction.
 */
export function openSqlite(file: string, busyMs: number): SqliteDatabase {
  const database = new DatabaseSync(file, { timeout: busyMs });
  database.exec('pragma journal_mode = wal; pragma synchronous = full;');
  return {
    close: () => database.close(),
    prepare(sql) {
      // Plain `begin` reads first and takes the write lock later, when waiting for it is no longer possible.
      const statement = database.prepare(sql === 'begin' ? 'begin immediate' : sql);
      return {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...bind(parameters)),
        run: (parameters) => statement.run(...bind(parameters)),
        iterate: (parameters) => statement.iterate(...bind(parameters)),
      } satisfies SqliteStatement;
    },
  };
}

function bind(parameters: readonly unknown[]): SQLInputValue[] {
  return parameters as SQLInputValue[];
}
