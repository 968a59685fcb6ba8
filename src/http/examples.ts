import { readdir, readFile } from 'node:fs/promises';

/** An operation that works against the sandbox as it stands. */
export interface Example {
  /** Its file under examples/, without the extension. */
  readonly name: string;
  readonly query: string;
  /** JSON. */
  readonly variables: string;
  /** What the comment above the operation says; empty where there is none. */
  readonly about: string;
}

/** From sources the examples lie two folders up, from dist/ three. */
const places = ['../../examples/', '../../../examples/'];
/** What examples/outcomes shows needs a sandbox in which something has gone wrong. */
const groups = ['', 'subscriptions/', 'reports/'];
const first = 'customer-overview';

/** Those of examples/, the overview first, then those of each folder in it. None where the folder is not shipped. */
export async function readExamples(): Promise<readonly Example[]> {
  for (const place of places) {
    const folder = new URL(place, import.meta.url);
    const found = await Promise.all(groups.map((group) => readGroup(folder, group))).catch(() => null);
    if (found !== null) return found.flat();
  }
  return [];
}

async function readGroup(folder: URL, group: string): Promise<readonly Example[]> {
  const names = (await readdir(new URL(`./${group}`, folder)))
    .filter((file) => file.endsWith('.graphql'))
    .map((file) => file.slice(0, -'.graphql'.length))
    .sort((a, b) => Number(b === first) - Number(a === first) || a.localeCompare(b));
  return Promise.all(
    names.map(async (file) => {
      const name = `${group}${file}`;
      const query = await readFile(new URL(`${name}.graphql`, folder), 'utf8');
      const variables = await readFile(new URL(`${name}.variables.json`, folder), 'utf8').catch(() => '{}');
      return { name, query, variables, about: commentAbove(query) };
    }),
  );
}

function commentAbove(query: string): string {
  const [comment = ''] = /^(?:#.*\n)*/.exec(query) ?? [];
  return comment.replaceAll(/^# ?/gm, '').replaceAll('\n', ' ').trim();
}
