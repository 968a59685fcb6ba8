import type { Kysely } from 'kysely';
import type { Migration, MigrationProvider } from 'kysely/migration';

const migrations: Record<string, Migration> = {
  '001-latches': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('login_pair')
        .ifNotExists()
        .addColumn('pair', 'text', (column) => column.primaryKey())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('pending_until', 'bigint')
        .addColumn('unknown', 'integer', (column) => column.notNull())
        .addColumn('reason', 'text')
        .addColumn('latched_at', 'bigint')
        .execute();
      await db.schema
        .createTable('partner_latch')
        .ifNotExists()
        .addColumn('partner', 'text', (column) => column.primaryKey())
        .addColumn('reason', 'text', (column) => column.notNull())
        .addColumn('latched_at', 'bigint', (column) => column.notNull())
        .execute();
    },
  },
  '002-permits': {
    async up(db: Kysely<unknown>) {
      await db.schema.alterTable('login_pair').addColumn('permit', 'text').execute();
    },
  },
};

export const latchMigrations: MigrationProvider = { getMigrations: async () => migrations };
