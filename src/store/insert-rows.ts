import { CompiledQuery, type InsertQueryBuilder, type InsertResult, type Kysely } from 'kysely';

/** Rows of one statement: with more of them its parameters cost more than the statement saves. */
const rowsAtOnce = 100;

type Row = Readonly<Record<string, unknown>>;

type TableOf<Tables> = keyof Tables & string;

/**
 * Inserts rows that all have the columns of the first, in that order.
 *
 * @param complete what the statement says besides: the same for each call with this table
 */
export type InsertRows<Tables> = <Table extends TableOf<Tables>>(
  tx: Kysely<Tables>,
  table: Table,
  rows: readonly Row[],
  complete?: (
    query: InsertQueryBuilder<Tables, Table, InsertResult>,
  ) => InsertQueryBuilder<Tables, Table, InsertResult>,
) => Promise<void>;

/**
 * Making a statement costs more than running it: that of a table and a number of rows is made once.
 */
export function createInsertRows<Tables>(): InsertRows<Tables> {
  const statements = new Map<string, string>();
  return async (tx, table, rows, complete = (query) => query) => {
    const [first] = rows;
    if (first === undefined) return;
    const columns = Object.keys(first);
    const written = (count: number) =>
      complete(tx.insertInto(table).values(Array.from({ length: count }, () => first) as never)).compile().sql;
    for (let from = 0; from < rows.length; from += rowsAtOnce) {
      const part = rows.slice(from, from + rowsAtOnce);
      const name = `${table} ${part.length}`;
      const sql = statements.get(name) ?? written(part.length);
      statements.set(name, sql);
      const parameters = part.flatMap((row) => columns.map((column) => row[column]));
      await tx.executeQuery(CompiledQuery.raw(sql, parameters));
    }
  };
}
