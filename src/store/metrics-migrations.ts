import type { Kysely } from 'kysely';
import type { Migration, MigrationProvider } from 'kysely/migration';

type Columns = Readonly<Record<string, 'text' | 'integer' | 'bigint' | 'double precision'>>;

async function createTable(db: Kysely<unknown>, name: string, columns: Columns, key: readonly string[]): Promise<void> {
  let table = db.schema.createTable(name).ifNotExists();
  for (const [column, type] of Object.entries(columns)) {
    table = table.addColumn(column, type, (definition) => definition.notNull());
  }
  await table.addPrimaryKeyConstraint(`${name}_key`, key as never).execute();
}

async function createIndex(db: Kysely<unknown>, table: string, name: string, columns: string[]): Promise<void> {
  await db.schema.createIndex(`${table}_${name}`).ifNotExists().on(table).columns(columns).execute();
}

const place = { id: 'text', at: 'bigint', partner: 'text' } as const;

const migrations: Record<string, Migration> = {
  '001-metrics': {
    async up(db: Kysely<unknown>) {
      await createTable(db, 'metric_writer', { writer: 'text', sequence: 'bigint', at: 'bigint' }, ['writer']);
      await createTable(
        db,
        'metric_series',
        {
          id: 'text',
          partner: 'text',
          endpoint: 'text',
          institution: 'text',
          connection: 'text',
          live: 'integer',
          billable: 'integer',
          source: 'text',
          left_out: 'text',
          category: 'text',
          code: 'text',
        },
        ['id'],
      );
      await createIndex(db, 'metric_series', 'partner', ['partner', 'endpoint']);

      const bucket = { series: 'text', grain: 'bigint', bucket: 'bigint' } as const;
      await createTable(db, 'metric_call', { ...bucket, calls: 'bigint', service: 'text' }, Object.keys(bucket));
      await createIndex(db, 'metric_call', 'age', ['grain', 'bucket']);
      const problem = { ...bucket, category: 'text', code: 'text' } as const;
      await createTable(db, 'metric_problem', { ...problem, problems: 'bigint' }, Object.keys(problem));
      await createIndex(db, 'metric_problem', 'age', ['grain', 'bucket']);
      const account = { series: 'text', hour: 'bigint', account: 'text' } as const;
      await createTable(db, 'metric_account', { ...account, first_at: 'bigint', last_at: 'bigint' }, [
        ...Object.keys(account),
      ]);
      await createIndex(db, 'metric_account', 'age', ['hour']);
      const operation = {
        partner: 'text',
        grain: 'bigint',
        bucket: 'bigint',
        name: 'text',
        type: 'text',
        client: 'text',
        outcome: 'text',
      } as const;
      await createTable(
        db,
        'metric_operation',
        { ...operation, operations: 'bigint', upstream_calls: 'bigint', duration: 'text' },
        Object.keys(operation),
      );
      await createIndex(db, 'metric_operation', 'age', ['grain', 'bucket']);
      const billable = { partner: 'text', month: 'text', product: 'text' } as const;
      await createTable(
        db,
        'metric_billable',
        { ...billable, calls: 'bigint', items: 'bigint', waived_items: 'bigint' },
        Object.keys(billable),
      );

      await createTable(
        db,
        'call_log',
        {
          ...place,
          request: 'text',
          endpoint: 'text',
          source: 'text',
          status: 'integer',
          category: 'text',
          code: 'text',
          institution: 'text',
          customer: 'text',
          service_ms: 'double precision',
          detail: 'text',
        },
        ['id'],
      );
      await createTable(
        db,
        'operation_log',
        {
          ...place,
          request: 'text',
          client: 'text',
          name: 'text',
          type: 'text',
          outcome: 'text',
          duration_ms: 'double precision',
          upstream_calls: 'integer',
          detail: 'text',
        },
        ['id'],
      );
      await createTable(
        db,
        'webhook_log',
        {
          ...place,
          event: 'text',
          family: 'text',
          type: 'text',
          verification: 'text',
          dedupe: 'text',
          status: 'integer',
          bytes: 'bigint',
          duration_ms: 'double precision',
          customer: 'text',
        },
        ['id'],
      );
      for (const log of ['call_log', 'operation_log', 'webhook_log']) {
        await createIndex(db, log, 'place', ['partner', 'at', 'id']);
        await createIndex(db, log, 'age', ['at']);
      }
      await createIndex(db, 'call_log', 'request', ['request']);
      await createIndex(db, 'operation_log', 'request', ['request']);
      // Most rows have none of these, and then an index has nothing to hold.
      for (const column of ['code', 'institution', 'customer'] as const) {
        await db.schema
          .createIndex(`call_log_${column}`)
          .ifNotExists()
          .on('call_log')
          .columns(['partner', column, 'at'])
          .where(column as never, '<>', '')
          .execute();
      }
    },
  },
  '002-audit': {
    async up(db: Kysely<unknown>) {
      const columns = {
        ...place,
        request: 'text',
        client: 'text',
        end_user: 'text',
        kind: 'text',
        fields: 'text',
        customer: 'text',
        failed: 'integer',
      } as const;
      await createTable(db, 'audit_log', columns, ['id']);
      await createIndex(db, 'audit_log', 'place', ['partner', 'at', 'id']);
      await createIndex(db, 'audit_log', 'age', ['at']);
      await createIndex(db, 'audit_log', 'customer', ['partner', 'customer', 'at']);
    },
  },
  '003-log-by-request': {
    async up(db: Kysely<unknown>) {
      // By the partner first, as every statement asks.
      for (const log of ['call_log', 'operation_log']) {
        await createIndex(db, log, 'by_request', ['partner', 'request', 'at']);
        await db.schema.dropIndex(`${log}_request`).ifExists().execute();
      }
    },
  },
  '004-log-blocks': {
    // In place of call_log and operation_log, which no release has written: what nobody prunes must not stay.
    async up(db: Kysely<unknown>) {
      for (const log of ['call_log', 'operation_log']) await db.schema.dropTable(log).ifExists().execute();
      await createTable(
        db,
        'log_block',
        {
          id: 'text',
          partner: 'text',
          log: 'text',
          first_at: 'bigint',
          last_at: 'bigint',
          rows: 'integer',
          // Before the rows: whoever looks through the keys has no need to read on.
          keys: 'text',
          entries: 'text',
        },
        ['id'],
      );
      await createIndex(db, 'log_block', 'place', ['partner', 'log', 'last_at', 'id']);
      await createIndex(db, 'log_block', 'age', ['last_at']);
    },
  },
  '005-account-blocks': {
    // In place of metric_account, which no release has written.
    async up(db: Kysely<unknown>) {
      await db.schema.dropTable('metric_account').ifExists().execute();
      const key = { series: 'text', bucket: 'bigint', grain: 'bigint', id: 'text' } as const;
      await createTable(db, 'metric_account_block', { ...key, accounts: 'text' }, Object.keys(key));
      await createIndex(db, 'metric_account_block', 'age', ['grain', 'bucket']);
    },
  },
};

export const metricsMigrations: MigrationProvider = { getMigrations: async () => migrations };
