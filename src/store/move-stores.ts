import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { budgetMigrations } from './budget-migrations.ts';
import { changeMigrations } from './change-migrations.ts';
import { eventMigrations } from './event-migrations.ts';
import { idempotencyMigrations } from './idempotency-migrations.ts';
import { latchMigrations } from './latch-migrations.ts';
import { metricsMigrations } from './metrics-migrations.ts';
import { openDatabase, type StoreSchema } from './open-database.ts';

/** What became of the rows of one table. */
export interface MovedTable {
  readonly store: string;
  readonly table: string;
  /** In the files. */
  readonly rows: number;
  /** That the database did not have yet. */
  readonly added: number;
}

type AnyTables = Record<string, Record<string, unknown>>;

/** Latches first: what must not be lost is there before anything else can go wrong. */
const schemas: readonly StoreSchema[] = [
  { name: 'latches', migrations: latchMigrations },
  { name: 'state', migrations: idempotencyMigrations },
  { name: 'budget', migrations: budgetMigrations },
  { name: 'events', migrations: eventMigrations },
  { name: 'changes', migrations: changeMigrations },
  { name: 'metrics', migrations: metricsMigrations },
];
const batch = 500;

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
    const tables = await from.introspection.getTables();
    for (const { name, columns } of tables.filter((table) => !/_migration(_lock)?$/.test(table.name))) {
      const names = columns.map((column) => column.name);
      moved({ store: schema.name, table: name, ...(await moveTable(from, to, name, names)) });
    }
  }
}

async function moveTable(
  from: Kysely<AnyTables>,
  to: Kysely<AnyTables>,
  table: string,
  columns: readonly string[],
): Promise<Pick<MovedTable, 'rows' | 'added'>> {
  let [rows, added, last] = [0, 0, 0];
  for (;;) {
    const { rows: found } = await sql<Record<string, unknown> & { place: number }>`
      select rowid as place, * from ${sql.table(table)} where rowid > ${last} order by rowid limit ${batch}
    `.execute(from);
    if (found.length === 0) return { rows, added };
    last = found.at(-1)?.place ?? last;
    rows += found.length;
    const values = found.map((row) => Object.fromEntries(columns.map((name) => [name, row[name]])));
    const insert = to.insertInto(table).values(values);
    const result = await (table === 'login_pair'
      ? keepingRefusals(insert)
      : insert.onConflict((one) => one.doNothing())
    ).executeTakeFirst();
    added += Number(result.numInsertedOrUpdatedRows ?? 0);
  }
}

type Insert = ReturnType<ReturnType<Kysely<AnyTables>['insertInto']>['values']>;

/** A secret that was refused once must not be tried again because the database knows nothing of it. */
function keepingRefusals(insert: Insert): Insert {
  return insert.onConflict((one) =>
    one
      .column('pair')
      .doUpdateSet({
        state: sql`excluded.state`,
        reason: sql`excluded.reason`,
        latched_at: sql`excluded.latched_at`,
      })
      .where(sql<boolean>`excluded.state = 'LATCHED' and login_pair.state <> 'LATCHED'`),
  );
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
