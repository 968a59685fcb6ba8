import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { budgetMigrations } from './budget-migrations.ts';
import { changeMigrations } from './change-migrations.ts';
import { eventMigrations } from './event-migrations.ts';
import { idempotencyMigrations } from './idempotency-migrations.ts';
import { createInsertRows } from './insert-rows.ts';
import { latchMigrations } from './latch-migrations.ts';
import { addUp } from './metrics-add-up.ts';
import { metricsMigrations } from './metrics-migrations.ts';
import type { MetricsTables } from './metrics-tables.ts';
import { type AnyTables, type MovedRows, moveTable } from './move-table.ts';
import { openDatabase, type StoreSchema } from './open-database.ts';

/** What became of the rows of one table. */
export interface MovedTable extends MovedRows {
  readonly store: string;
  readonly table: string;
}

/** Latches first: what must not be lost is there before anything else can go wrong. */
const schemas: readonly StoreSchema[] = [
  { name: 'latches', migrations: latchMigrations },
  { name: 'state', migrations: idempotencyMigrations },
  { name: 'budget', migrations: budgetMigrations },
  { name: 'events', migrations: eventMigrations },
  { name: 'changes', migrations: changeMigrations },
  { name: 'metrics', migrations: metricsMigrations },
];

/**
 * Copies what the files of a data directory hold to PostgreSQL, table by table. What is there already stands, so that it may be
 * cut off and run again; only a refused login replaces what the database thinks of the same secret.
 *
 * @param moved told of each table when it is done
 */
export async function moveStores(dataDir: string, url: string, moved: (table: MovedTable) => void): Promise<void> {
  for (const schema of schemas) {
    // Looking would make the file.
    if (!(await exists(join(dataDir, `${schema.name}.db`)))) continue;
    await using from = await openDatabase<AnyTables>({ kind: 'sqlite', dataDir }, schema);
    await using to = await openDatabase<AnyTables>({ kind: 'postgres', url }, schema);
    // Fresh sums that had been moved, and added up there, would count once more the next time.
    if (schema.name === 'metrics') await addUp(from as unknown as Kysely<MetricsTables>, createInsertRows());
    const tables = await from.introspection.getTables();
    for (const { name, columns } of tables.filter((table) => !/_migration(_lock)?$/.test(table.name))) {
      const names = columns.map((column) => column.name);
      moved({ store: schema.name, table: name, ...(await moveTable(from, to, name, names)) });
    }
  }
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
