import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';

import type { SqliteDatabase, SqliteStatement } from 'kysely';
import { LRUCache } from 'lru-cache';

/** Of the file in memory at most, in KiB: with less, the indexes of a log are read again for every batch. */
const cachedKib = 16_384;
/** Statements that are kept ready: making one anew costs more than most of them take. */
const keptStatements = 100;

/** Milliseconds between two tries at a lock that SQLite does not wait for. */
const pauseMs = 10;
/** SQLite's number for a lock that somebody else has. */
const busy = 5;

/**
 * `node:sqlite` in the shape that Kysely's SQLite dialect asks for. Durable before it answers, and shared with other
 * processes: a writer waits up to `busyMs` for another's transaction.
 */
export function openSqlite(file: string, busyMs: number): SqliteDatabase {
  const database = new DatabaseSync(file, { timeout: busyMs });
  useLog(database, busyMs);
  database.exec(`pragma synchronous = full; pragma cache_size = -${cachedKib};`);
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

/**
 * Of processes that start together on a new file each wants its journal to be a log, and while one of them writes SQLite refuses
 * the others at once, whatever its timeout is.
 */
function useLog(database: DatabaseSync, busyMs: number): void {
  const wait = new Int32Array(new SharedArrayBuffer(4));
  for (let waitedMs = 0; ; waitedMs += pauseMs) {
    try {
      database.exec('pragma journal_mode = wal');
      return;
    } catch (error) {
      if ((error as { readonly errcode?: number }).errcode !== busy || waitedMs >= busyMs) throw error;
      Atomics.wait(wait, 0, 0, pauseMs);
    }
  }
}

function bind(parameters: readonly unknown[]): SQLInputValue[] {
  return parameters as SQLInputValue[];
}
