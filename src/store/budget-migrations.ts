import type { Kysely } from 'kysely';
import type { Migration, MigrationProvider } from 'kysely/migration';

const migrations: Record<string, Migration> = {
  '001-budget': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('billable_budget')
        .ifNotExists()
        .addColumn('client', 'text', (column) => column.notNull())
        .addColumn('stretch', 'text', (column) => column.notNull())
        .addColumn('used', 'bigint', (column) => column.notNull())
        .addColumn('ends_at', 'bigint', (column) => column.notNull())
        .addPrimaryKeyConstraint('billable_budget_key', ['client', 'stretch'])
        .execute();
    },
  },
};

export const budgetMigrations: MigrationProvider = { getMigrations: async () => migrations };
