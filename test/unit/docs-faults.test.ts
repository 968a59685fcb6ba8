import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

const rows = [...read('docs/faults.md').matchAll(/^\| ([A-Z]\d+) \|.*\[[\w-]+: “(.+?)”\]\(\.\.\/(\S+)\) \|$/gm)];

test('every fault has its row, in order', () => {
  const upstream = rows.map(([, id]) => id).filter((id) => id?.startsWith('U'));
  expect(upstream).toEqual(Array.from({ length: 42 }, (_, index) => `U${index + 1}`));
});

test.each(rows.map(([, id, title = '', path = '']) => ({ id, title, path })))(
  '$id has the test that the page names',
  ({ title, path }) => {
    expect(read(path)).toContain(title);
  },
);
