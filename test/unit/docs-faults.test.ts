import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

const rows = [...read('docs/faults.md').matchAll(/^\| ([A-Z]\d+) \|.*\[[\w-]+: “(.+?)”\]\(\.\.\/(\S+)\) \|$/gm)];

test.each([
  ['U', 42],
  ['C', 20],
  ['T', 30],
])('every fault of %s has its row, in order', (kind, count) => {
  const ids = rows.map(([, id]) => id).filter((id) => id?.startsWith(kind));
  expect(ids).toEqual(Array.from({ length: count }, (_, index) => `${kind}${index + 1}`));
});

test('every fault of the infrastructure that is held has its row, in order', () => {
  const numbers = rows.filter(([, id]) => id?.startsWith('I')).map(([, id]) => Number(id?.slice(1)));
  expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b));
  expect(numbers.length).toBeGreaterThanOrEqual(22);
});

test.each(rows.map(([, id, title = '', path = '']) => ({ id, title, path })))(
  '$id has the test that the page names',
  ({ title, path }) => {
    expect(read(path)).toContain(title);
  },
);
