import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { buildSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { expect, test } from 'vitest';
import { schema } from '../../src/schema/index.ts';

test('print-schema writes the whole schema into a pipe', async () => {
  const root = join(import.meta.dirname, '../..');
  const run = promisify(execFile)(process.execPath, ['src/main.ts', 'print-schema'], { cwd: root, maxBuffer: 2 ** 24 });
  const { stdout } = await run;
  expect(stdout.length).toBeGreaterThan(65_536);
  expect(printSchema(lexicographicSortSchema(buildSchema(stdout)))).toBe(printSchema(lexicographicSortSchema(schema)));
});
