import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';

import type { SqliteDatabase, SqliteStatement } from 'kysely';
import { LRUCache } from 'lru-cache';

/** Of the file in memory at most, in KiB: with less, the indexes of a log are read again for every batch. */
const cachedKib = 16_384;
/** Statements that are kept ready: making one anew costs more than most of them take. */
const keptStatements = 100;

/**
 * `node:sqlite` in the shape that Kysely's SQLite dialect asks for. Durable before it answers, and shared with other
 * processes: a writer waits up to `busyMs` for another's transaction.
 */
export function openSqlite(file: string, busyMs: number): SqliteDatabase {
  const database = new DatabaseSync(file, { timeout: busyMs });
  database.exec(`pragma journal_mode = wal; pragma synchronous = full; pragma cache_size = -${cachedKib};`);
  const statements = new LRUCache<string, StatementSync>({ max: keptStatements });
  return {
    close: () => database.close(),
    prepare(sql) {
      let statement = statements.get(sql);
      if (statement === undefined) {
        // Plain `begin` reads first and takes the write lock later, when waiting for it is no longer possible.
        statement = database.prepare(sql === 'begin' ? 'begin immediate' : sql);
        statements.set(sql, statement);
      }
      const known = statement;
      return {
        reader: known.columns().length > 0,
        all: (parameters) => known.all(...bind(parameters)),
        run: (parameters) => known.run(...bind(parameters)),
        iterate: (parameters) => known.iterate(...bind(parameters)),
      } satisfies SqliteStatement;
    },
  };
}

function bind(parameters: readonly unknown[]): SQLInputValue[] {
  return parameters as SQLInputValue[];
}
