import { parentPort, workerData } from 'node:worker_threads';

import { Kysely, SqliteDialect } from 'kysely';
import { Migrator } from 'kysely/migration';

import { serveWorker } from '../lib/worker-rpc.ts';
import { latchMigrations } from './latch-migrations.ts';
import { createLatchTables, type LatchTables } from './latch-tables.ts';
import { openSqlite } from './node-sqlite.ts';

const { file, busyMs } = workerData as { readonly file: string; readonly busyMs: number };

await serveWorker(parentPort, async () => {
  const db = new Kysely<LatchTables>({ dialect: new SqliteDialect({ database: openSqlite(file, busyMs) }) });
  await migrate(db);
  return { verbs: createLatchTables(db), close: () => db.destroy() };
});

/** SQLite has no lock for migrations: of two processes that start together one fails, and finds the work done next time. */
async function migrate(db: Kysely<LatchTables>): Promise<void> {
  const migrator = new Migrator({ db, provider: latchMigrations });
  for (let triesLeft = 5; ; triesLeft -= 1) {
    const { error } = await migrator.migrateToLatest();
    if (error === undefined) return;
    if (triesLeft === 0) throw error;
  }
}
