import { readFileSync } from 'node:fs';

import { parse } from 'yaml';

/** Where a required property is: names from the root of a body on, `[]` for each item of a list. */
export type PropertyPath = readonly string[];

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
}

/** The required properties of every successful answer in an OpenAPI document, by `METHOD template`. */
export function readRequired(documentPath: string): (operation: string) => readonly PropertyPath[] {
  const document = parse(readFileSync(documentPath, 'utf8'), { maxAliasCount: -1 });
  const resolve = (schema: Schema): Schema =>
    schema.$ref === undefined
      ? schema
      : resolve(
          schema.$ref
            .split('/')
            .slice(1)
            .reduce((node, key) => node[key], document),
        );

  function walk(given: Schema, path: PropertyPath, depth: number, found: Map<string, PropertyPath>): void {
    if (depth > 8) return;
    const schema = resolve(given);
    for (const part of [...(schema.allOf ?? []), ...(schema.oneOf ?? []), ...(schema.anyOf ?? [])]) {
      walk(part, path, depth + 1, found);
    }
    for (const name of schema.required ?? []) found.set([...path, name].join('.'), [...path, name]);
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      walk(property, [...path, name], depth + 1, found);
    }
    if (schema.items !== undefined) walk(schema.items, [...path, '[]'], depth + 1, found);
  }

  return (operation) => {
    const [method = '', template = ''] = operation.split(' ');
    const answer = document.paths[template]?.[method.toLowerCase()]?.responses?.['200'];
    const content =
      answer === undefined
        ? {}
        : ((resolve(answer) as { content?: Record<string, { schema?: Schema }> }).content ?? {});
    const found = new Map<string, PropertyPath>();
    for (const media of Object.values(content)) {
      if (media.schema !== undefined) walk(media.schema, [], 0, found);
    }
    return [...found.values()];
  };
}

export const wounds = ['nulled', 'dropped', 'retyped'] as const;
export type Wound = (typeof wounds)[number];

/** Changes the property everywhere in a body; answers how many places there were. */
export function wound(body: unknown, path: PropertyPath, how: Wound): number {
  const [name = '', ...rest] = path;
  if (name === '[]') {
    return Array.isArray(body) ? body.reduce((places, item) => places + wound(item, rest, how), 0) : 0;
  }
  if (typeof body !== 'object' || body === null || !Object.hasOwn(body, name)) return 0;
  const owner = body as Record<string, unknown>;
  if (rest.length > 0) return wound(owner[name], rest, how);
  if (how === 'dropped') delete owner[name];
  else owner[name] = how === 'nulled' ? null : retyped(owner[name]);
  return 1;
}

function retyped(value: unknown): unknown {
  return Array.isArray(value) || typeof value !== 'object' ? { unexpected: true } : 'unexpected';
}
