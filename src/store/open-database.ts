import { join } from 'node:path';

import { Kysely, PostgresDialect } from 'kysely';
import type { MigrationProvider } from 'kysely/migration';

import { migrate } from './migrate.ts';
import { sqliteDialect } from './sqlite-dialect.ts';

/** Where durable state is kept. Serializable: it travels to the worker. */
export type StoreLocation =
  | { readonly kind: 'sqlite'; readonly dataDir: string }
  | { readonly kind: 'postgres'; readonly url: string };

export interface StoreSchema {
  /** Names the file of a store in SQLite, and the record of its migrations everywhere. */
  readonly name: string;
  readonly migrations: MigrationProvider;
}

const statementMs = 5_000;
/** A migration may take longer than a request can wait, and so may waiting for another process to do it. */
const migrationMs = 50_000;
/** A store has connections of its own: however busy one of them is, the others answer. */
const connections = 3;

/** Opens the database of one store, with its tables as this version needs them. */
export async function openDatabase<Tables>(location: StoreLocation, schema: StoreSchema): Promise<Kysely<Tables>> {
  return location.kind === 'sqlite' ? openFile(location.dataDir, schema) : openServer(location.url, schema);
}

async function openFile<Tables>(dataDir: string, { name, migrations }: StoreSchema): Promise<Kysely<Tables>> {
  const db = new Kysely<Tables>({ dialect: sqliteDialect(join(dataDir, `${name}.db`), statementMs) });
  await migrate(db, name, migrations);
  return db;
}

async function openServer<Tables>(url: string, { name, migrations }: StoreSchema): Promise<Kysely<Tables>> {
  // Whoever keeps files has no use for a client of PostgreSQL.
  const { openPostgresPool } = await import('./postgres-pool.ts');
  const open = (max: number, limitMs: number) =>
    new Kysely<Tables>({
      dialect: new PostgresDialect({ pool: openPostgresPool(url, { max, statementMs: limitMs }) }),
    });
  await using migrating = open(1, migrationMs);
  await migrate(migrating, name, migrations);
  return open(connections, statementMs);
}
