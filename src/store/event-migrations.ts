import type { Kysely } from 'kysely';
import type { Migration, MigrationProvider } from 'kysely/migration';

const migrations: Record<string, Migration> = {
  '001-events': {
    async up(db: Kysely<unknown>) {
      const { schema } = db;
      await schema
        .createTable('event')
        .ifNotExists()
        .addColumn('log', 'text', (column) => column.notNull())
        .addColumn('sequence', 'bigint', (column) => column.notNull())
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('key', 'text', (column) => column.notNull())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .addColumn('facts', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('event_place', ['log', 'sequence'])
        .addUniqueConstraint('event_key', ['log', 'key'])
        .execute();
      await schema.createIndex('event_age').ifNotExists().on('event').column('at').execute();
      await schema
        .createTable('event_log')
        .ifNotExists()
        .addColumn('log', 'text', (column) => column.primaryKey())
        .addColumn('last', 'bigint', (column) => column.notNull())
        .addColumn('moved_at', 'bigint', (column) => column.notNull())
        .addColumn('hinted_at', 'bigint', (column) => column.notNull())
        .execute();
      await schema.createIndex('event_log_age').ifNotExists().on('event_log').column('moved_at').execute();
      await schema
        .createTable('event_lease')
        .ifNotExists()
        .addColumn('name', 'text', (column) => column.primaryKey())
        .addColumn('holder', 'text', (column) => column.notNull())
        .addColumn('ends_at', 'bigint', (column) => column.notNull())
        .execute();
      await schema
        .createTable('webhook_inbox')
        .ifNotExists()
        .addColumn('partner', 'text', (column) => column.notNull())
        .addColumn('family', 'text', (column) => column.notNull())
        .addColumn('event_id', 'text', (column) => column.notNull())
        .addColumn('type', 'text', (column) => column.notNull())
        .addColumn('received_at', 'bigint', (column) => column.notNull())
        .addPrimaryKeyConstraint('webhook_inbox_event', ['partner', 'family', 'event_id'])
        .execute();
      await schema.createIndex('webhook_inbox_age').ifNotExists().on('webhook_inbox').column('received_at').execute();
      await schema
        .createTable('tx_push_listener')
        .ifNotExists()
        .addColumn('token', 'text', (column) => column.primaryKey())
        .addColumn('partner', 'text', (column) => column.notNull())
        .addColumn('customer', 'text', (column) => column.notNull())
        .addColumn('account', 'text', (column) => column.notNull())
        .addColumn('sealed_keys', 'text', (column) => column.notNull())
        .addColumn('made_at', 'bigint', (column) => column.notNull())
        .execute();
      await schema
        .createIndex('tx_push_listener_account')
        .ifNotExists()
        .on('tx_push_listener')
        .columns(['partner', 'customer', 'account'])
        .execute();
    },
  },
};

export const eventMigrations: MigrationProvider = { getMigrations: async () => migrations };
