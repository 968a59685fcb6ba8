import { readdir, readFile } from 'node:fs/promises';
import type { GraphiqlTab } from './graphiql.ts';

/** From sources the examples lie two folders up, from dist/ three. */
const places = ['../../examples/', '../../../examples/'];
const first = 'customer-overview.graphql';

/** The operations under examples/ as tabs of GraphiQL, the overview first. None where the folder is not shipped. */
export async function exampleTabs(): Promise<readonly GraphiqlTab[]> {
  for (const place of places) {
    const folder = new URL(place, import.meta.url);
    const files = await readdir(folder).catch(() => null);
    if (files === null) continue;
    const names = files
      .filter((file) => file.endsWith('.graphql'))
      .sort((a, b) => Number(b === first) - Number(a === first) || a.localeCompare(b));
    return Promise.all(
      names.map(async (name) => ({
        query: await readFile(new URL(name, folder), 'utf8'),
        variables: await readFile(new URL(name.replace(/\.graphql$/, '.variables.json'), folder), 'utf8').catch(
          () => '{}',
        ),
      })),
    );
  }
  return [];
}
