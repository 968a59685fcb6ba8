import { join } from 'node:path';
import { Kysely, type LogEvent } from 'kysely';
import { expect, test } from 'vitest';
import { moveTable } from '../../src/store/move-table.ts';
import { sqliteDialect } from '../../src/store/sqlite-dialect.ts';
import { temporaryDirectory } from '../support/upstream-stage.ts';

type Tables = Record<string, Record<string, unknown>>;

async function move(rows: readonly (string | null)[]) {
  await using directory = await temporaryDirectory();
  /** Characters of the parameters of each. */
  const inserts: number[] = [];
  const log = ({ query: { sql, parameters } }: LogEvent) => {
    if (sql.startsWith('insert')) inserts.push(parameters.reduce<number>((sum, each) => sum + String(each).length, 0));
  };
  const open = (name: string, options: { log?: typeof log } = {}) =>
    new Kysely<Tables>({ dialect: sqliteDialect(join(directory.path, name), 1_000), ...options });
  await using from = open('from');
  await using to = open('to', { log });
  for (const db of [from, to]) {
    await db.schema
      .createTable('block')
      .addColumn('n', 'integer', (column) => column.unique())
      .addColumn('rows', 'text')
      .execute();
  }
  await from.transaction().execute(async (all) => {
    for (const [n, row] of rows.entries()) await all.insertInto('block').values({ n, rows: row }).execute();
  });
  const moved = await moveTable(from, to, 'block', ['n', 'rows']);
  const copied = await to.selectFrom('block').select('rows').orderBy('n').execute();
  return { moved, inserts, copied: copied.map((row) => row.rows) };
}

test('small rows are copied many at a time', async () => {
  const rows = Array.from({ length: 1_201 }, (_, each) => (each % 7 === 0 ? null : `${each}`));
  const { moved, inserts, copied } = await move(rows);
  expect(moved).toEqual({ rows: 1_201, added: 1_201 });
  expect(copied).toEqual(rows);
  expect(inserts).toHaveLength(3);
});

test('large rows are copied a megabyte at a time, and one that is larger alone', async () => {
  const rows = Array.from({ length: 60 }, (_, each) => String.fromCharCode(97 + (each % 26)).repeat(100_000));
  rows[30] = 'x'.repeat(3_000_000);
  const { moved, inserts, copied } = await move(rows);
  expect(moved).toEqual({ rows: 60, added: 60 });
  expect(copied).toEqual(rows);
  expect(inserts.filter((size) => size > 2 ** 20)).toEqual([3_000_002]);
  expect(inserts.length).toBeLessThan(12);
});
