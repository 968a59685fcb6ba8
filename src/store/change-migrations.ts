import type { Kysely } from 'kysely';
import type { Migration, MigrationProvider } from 'kysely/migration';

const migrations: Record<string, Migration> = {
  '001-changes': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('transaction_feed')
        .ifNotExists()
        .addColumn('partner', 'text', (column) => column.notNull())
        .addColumn('customer', 'text', (column) => column.notNull())
        .addColumn('epoch', 'text', (column) => column.notNull())
        .addColumn('version', 'bigint', (column) => column.notNull())
        .addColumn('head', 'bigint', (column) => column.notNull())
        .addColumn('forgotten_to', 'bigint', (column) => column.notNull())
        .addColumn('unread_before', 'bigint')
        .addColumn('swept_at', 'bigint', (column) => column.notNull())
        .addColumn('synced_at', 'bigint', (column) => column.notNull())
        .addPrimaryKeyConstraint('transaction_feed_key', ['partner', 'customer'])
        .execute();
      await db.schema
        .createTable('transaction_state')
        .ifNotExists()
        .addColumn('partner', 'text', (column) => column.notNull())
        .addColumn('customer', 'text', (column) => column.notNull())
        .addColumn('account', 'text', (column) => column.notNull())
        .addColumn('id', 'text', (column) => column.notNull())
        .addColumn('happened_at', 'bigint', (column) => column.notNull())
        .addColumn('hash', 'text', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('sequence', 'bigint', (column) => column.notNull())
        .addColumn('added_at', 'bigint', (column) => column.notNull())
        .addColumn('changed_at', 'bigint', (column) => column.notNull())
        .addPrimaryKeyConstraint('transaction_state_key', ['partner', 'customer', 'account', 'id'])
        .execute();
      await db.schema
        .createIndex('transaction_state_order')
        .ifNotExists()
        .on('transaction_state')
        .columns(['partner', 'customer', 'sequence'])
        .execute();
      await db.schema
        .createIndex('transaction_state_removed')
        .ifNotExists()
        .on('transaction_state')
        .columns(['state', 'changed_at'])
        .execute();
    },
  },
};

export const changeMigrations: MigrationProvider = { getMigrations: async () => migrations };
