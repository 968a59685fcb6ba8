import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

interface Snippet {
  readonly path: string;
  readonly text: string;
}

/** Blocks that stand below the path of a file, shown to the reader or in a comment. */
function snippetsOf(page: string): Snippet[] {
  const blocks = page.matchAll(/^(?:`(test\/[^`\n]+)`|<!-- (test\/\S+) -->)\n\n?```\w+\n(.*?)^```$/gms);
  return Array.from(blocks, ([, shown, hidden, text = '']) => ({ path: shown ?? hidden ?? '', text }));
}

const languages = /^```(ts|json|graphql)$/gm;

describe.each(['docs/clients.md', 'client/README.md'])('%s', (name) => {
  const page = read(name);
  const snippets = snippetsOf(page);

  test('shows code of tested files only, as it stands there', () => {
    expect(snippets.length).toBe(page.match(languages)?.length);
    for (const { path, text } of snippets) expect(text, path).toBe(read(path));
  });

  test('shows files that a test runs', () => {
    const tests = ['fetch', 'apollo', 'urql', 'relay'].map((family) =>
      read(`test/clients/${family}/${family}.test.ts`),
    );
    const all = [...tests, read('test/clients/prepare.ts'), read('test/deep/clients-vite.test.ts')].join('\n');
    for (const { path } of snippets.filter(({ path }) => /clients\/\w+\/[\w-]+\.ts$/.test(path))) {
      const file = path.slice(path.lastIndexOf('/') + 1);
      if (path.startsWith('test/clients/vite/')) continue; // copied as a whole
      expect(all, path).toContain(`'./${file}'`);
    }
  });
});

test('docs/clients.md names the versions that are tested', () => {
  const { devDependencies } = JSON.parse(read('test/clients/package.json'));
  const page = read('docs/clients.md');
  const major = (name: string) => devDependencies[name].split('.')[0];
  expect(page).toContain(`[Apollo Client](#apollo-client) ${major('@apollo/client')}`);
  expect(page).toContain(`[urql](#urql) ${major('@urql/core')}`);
  expect(page).toContain(`[Relay](#relay) ${major('relay-runtime')}`);
  expect(page).toContain(`open-finance-gateway-client-${JSON.parse(read('client/package.json')).version}.tgz`);
});

test('docs/connect.md shows the program that a browser runs', () => {
  const page = read('docs/connect.md');
  const [snippet] = snippetsOf(page);
  expect(snippet?.text).toBe(read(snippet?.path ?? ''));
  expect(page.match(/^```(ts|js)$/gm)).toHaveLength(1);
  expect(read('test/deep/connect-sdk.test.ts')).toContain(`'${snippet?.path.replace('test/', '../')}'`);
});
