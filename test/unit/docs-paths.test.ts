import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string) => readFileSync(root + path, 'utf8');
const listed = (...patterns: string[]) =>
  execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard', ...patterns], {
    cwd: root,
    encoding: 'utf8',
  })
    .split('\0')
    .filter((path) => path && existsSync(root + path));

/** Decisions are history: they may name what is gone. */
const pages = listed('README.md', 'CONTRIBUTING.md', 'docs/*.md').filter((path) => !path.startsWith('docs/adr/'));
const folders = 'src|sandbox|test|scripts|examples|docs|client';

describe('the pages', () => {
  test.each(pages)('%s names only files that exist', (page) => {
    const paths = [...read(page).matchAll(new RegExp(`\`((?:${folders})/[^\`\\s]*)\``, 'g'))].map(
      ([, path = '']) => path,
    );
    expect(paths.filter((path) => !/[<*{]/.test(path) && !existsSync(root + path))).toEqual([]);
  });

  test.each(pages)('%s shows only queries that fit the schema', (page) => {
    const schema = buildSchema(read('schema.graphql'));
    const queries = [...read(page).matchAll(/^```graphql\n(.*?)^```$/gms)].map(([, text = '']) => text);
    expect(queries.flatMap((query) => validate(schema, parse(query)).map(({ message }) => message))).toEqual([]);
  });

  test('docs/README.md leads to each of the others', () => {
    const index = read('docs/README.md');
    const others = pages.filter((path) => path.startsWith('docs/') && path !== 'docs/README.md');
    expect(others.filter((path) => !index.includes(`](${path.slice('docs/'.length)})`))).toEqual([]);
  });
});

test('docs/architecture.md has a row for every layer and every stage of the pipeline', () => {
  const page = read('docs/architecture.md');
  const layers = readdirSync(`${root}src`, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(layers.filter(({ name }) => !page.includes(`| \`src/${name}/\``)).map(({ name }) => name)).toEqual([]);
  const source = read('src/datasources/upstream/pipeline.ts');
  const [, order = ''] = /^ \* (record\(.*)$/m.exec(source) ?? [];
  const [stages = ''] = /^\| stage \|.*?\n\n/ms.exec(page) ?? [];
  const rows = [...stages.matchAll(/^\| ([a-z, ]+) \| `/gm)].flatMap(([, names = '']) => names.split(', '));
  expect(rows).toEqual(order.match(/[a-z]+/g));
});
