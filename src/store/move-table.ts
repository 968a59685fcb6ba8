import { type Kysely, sql } from 'kysely';

export type AnyTables = Record<string, Record<string, unknown>>;

export interface MovedRows {
  /** In the files. */
  readonly rows: number;
  /** That the database did not have yet. */
  readonly added: number;
}

/** Rows of one statement at most. */
const batch = 500;
/** Bytes of one statement, unless a single row has more: a block of a log is some tens of kilobytes. */
const batchBytes = 2 ** 20;

/** Copies what the other database does not have yet, in small pieces. */
export async function moveTable(
  from: Kysely<AnyTables>,
  to: Kysely<AnyTables>,
  table: string,
  columns: readonly string[],
): Promise<MovedRows> {
  let [rows, added, last] = [0, 0, 0];
  // Of what is written in a row SQLite knows the size without reading it.
  const size = sql.join(
    columns.map((column) => sql`coalesce(octet_length(${sql.ref(column)}), 0)`),
    sql` + `,
  );
  for (;;) {
    const { rows: sizes } = await sql<Sized>`
      select rowid as place, ${size} as size from ${sql.table(table)} where rowid > ${last} order by rowid limit ${batch}
    `.execute(from);
    if (sizes.length === 0) return { rows, added };
    const end = placeOfLast(sizes);
    const { rows: found } = await sql<Record<string, unknown>>`
      select * from ${sql.table(table)} where rowid > ${last} and rowid <= ${end} order by rowid
    `.execute(from);
    last = end;
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

interface Sized {
  readonly place: number;
  readonly size: number;
}

/** Of as many rows as fit into a statement, of one in any case. */
function placeOfLast(sizes: readonly Sized[]): number {
  let bytes = 0;
  let end = 0;
  for (const { place, size } of sizes) {
    bytes += size;
    if (end > 0 && bytes > batchBytes) break;
    end = place;
  }
  return end;
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
