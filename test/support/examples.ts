import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../examples');

export interface Example {
  readonly name: string;
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

/** Every operation under examples/, with the variables beside it. */
export function examples(): readonly Example[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.graphql'))
    .map((file) => {
      const name = file.slice(0, -'.graphql'.length);
      const query = readFileSync(join(folder, file), 'utf8');
      return { name, query, variables: JSON.parse(readFileSync(join(folder, `${name}.variables.json`), 'utf8')) };
    });
}
