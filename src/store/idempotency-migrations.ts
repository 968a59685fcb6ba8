import type { Kysely } from 'kysely';
import type { Migration, MigrationProvider } from 'kysely/migration';

const migrations: Record<string, Migration> = {
  '001-idempotency': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('idempotency')
        .ifNotExists()
        .addColumn('key', 'text', (column) => column.primaryKey())
        .addColumn('fingerprint', 'text', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('answer', 'text')
        .addColumn('claimed_at', 'bigint', (column) => column.notNull())
        .execute();
      await db.schema.createIndex('idempotency_age').ifNotExists().on('idempotency').column('claimed_at').execute();
    },
  },
};

export const idempotencyMigrations: MigrationProvider = { getMigrations: async () => migrations };
