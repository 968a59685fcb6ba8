import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';

import { Kysely, SqliteDialect } from 'kysely';
import { type MigrationProvider, Migrator } from 'kysely/migration';

import { serveWorker } from '../lib/worker-rpc.ts';
import { idempotencyMigrations } from './idempotency-migrations.ts';
import { createIdempotencyTables, type IdempotencyTables } from './idempotency-tables.ts';
import { latchMigrations } from './latch-migrations.ts';
import { createLatchTables, type LatchTables } from './latch-tables.ts';
import { openSqlite } from './node-sqlite.ts';

const { dataDir, busyMs } = workerData as { readonly dataDir: string; readonly busyMs: number };

await serveWorker(parentPort, async () => {
  // A file of their own: nothing else that goes wrong with a database can cost the memory of a refused secret.
  const latches = await open<LatchTables>('latches.db', latchMigrations);
  const state = await open<IdempotencyTables>('state.db', idempotencyMigrations);
  return {
    verbs: { ...createLatchTables(latches), ...createIdempotencyTables(state) },
    async close() {
      await latches.destroy();
      await state.destroy();
    },
  };
});

async function open<Tables>(file: string, migrations: MigrationProvider): Promise<Kysely<Tables>> {
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: openSqlite(join(dataDir, file), busyMs) }) });
  await migrate(db, migrations);
  return db;
}

/** SQLite has no lock for migrations: of two processes that start together one fails, and finds the work done next time. */
async function migrate<Tables>(db: Kysely<Tables>, provider: MigrationProvider): Promise<void> {
  const migrator = new Migrator({ db, provider });
  for (let triesLeft = 5; ; triesLeft -= 1) {
    const { error } = await migrator.migrateToLatest();
    if (error === undefined) return;
    if (triesLeft === 0) throw error;
  }
}
