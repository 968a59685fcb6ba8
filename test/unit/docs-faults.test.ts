import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

const rows = [...read('docs/faults.md').matchAll(/^\| ([A-Z]\d+) \|.*\[[\w-]+: “(.+?)”\]\(\.\.\/(\S+)\) \|$/gm)];

test.each([
  ['U', 42],
  ['C', 20],
  ['I', 25],
  ['T', 30],
])('every fault of %s has its row, in order', (kind, count) => {
  const ids = rows.map(([, id]) => id).filter((id) => id?.startsWith(kind));
  expect(ids).toEqual(Array.from({ length: count }, (_, index) => `${kind}${index + 1}`));
});

test.each(rows.map(([, id, title = '', path = '']) => ({ id, title, path })))(
  '$id has the test that the page names',
  ({ title, path }) => {
    expect(read(path)).toContain(title);
  },
);
