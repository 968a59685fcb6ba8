import { type Kysely, sql } from 'kysely';
import { type Migration, type MigrationProvider, Migrator } from 'kysely/migration';

/** Processes that start together may get in each other's way; each time at least one of them gets ahead. */
const tries = 5;

/**
 * Brings a store's tables to what this version needs.
 *
 * A fleet is replaced one process at a time, and sometimes taken back: what this version knows nothing of was added by a
 * later one, and is left alone. That works as long as a migration only adds (docs/adr/0008).
 *
 * @param name of the store: each counts its own migrations, since all may live in one database
 */
export async function migrate<Tables>(db: Kysely<Tables>, name: string, provider: MigrationProvider): Promise<void> {
  const migrationTableName = `${name}_migration`;
  for (let triesLeft = tries; ; triesLeft -= 1) {
    const error = await migrateOnce(db, migrationTableName, provider);
    if (error === undefined) return;
    if (triesLeft === 0) throw error;
  }
}

async function migrateOnce<Tables>(
  db: Kysely<Tables>,
  migrationTableName: string,
  provider: MigrationProvider,
): Promise<unknown> {
  const known = await provider.getMigrations();
  // No table yet, or no database: the migrator makes the one and says what is wrong with the other.
  const done = new Set(await executed(db, migrationTableName).catch(() => []));
  if (Object.keys(known).every((name) => done.has(name))) return undefined;
  // Should a later version get in between here, the migrator misses what it did, and the next try sees it.
  const foreign = Object.fromEntries([...done].map((name) => [name, nothing]));
  const { error } = await new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...foreign, ...known }) },
    migrationTableName,
    migrationLockTableName: `${migrationTableName}_lock`,
  }).migrateToLatest();
  return error;
}

const nothing: Migration = { up: async () => {} };

async function executed<Tables>(db: Kysely<Tables>, migrationTableName: string): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`select name from ${sql.table(migrationTableName)}`.execute(db);
  return rows.map(({ name }) => name);
}
