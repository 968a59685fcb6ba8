import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ErrorObject, ValidateFunction } from 'ajv';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { parse } from 'yaml';

/** Upstream's OpenAPI document. It is not ours to ship: whoever checks against it has it beside the checkout. */
export const documentPath =
  process.env.OPEN_FINANCE_SPEC ??
  fileURLToPath(new URL('../../../shared/reference/openbanking-us.yaml', import.meta.url));

export const hasDocument = existsSync(documentPath);

export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly template: string;
  /** In the order of the document. */
  readonly statuses: readonly number[];
  readonly isDeprecated: boolean;
}

/** Something about an answer that the document does not say. */
export interface Violation {
  readonly operation: string;
  readonly status: number;
  /** `status`, `contentType`, `body`, `member`, or the keyword of JSON Schema that does not hold. */
  readonly kind: string;
  /** Where in the body, as a JSON pointer. */
  readonly at: string;
  readonly problem: string;
}

export interface OpenApiDocument {
  readonly operations: ReadonlyMap<string, Operation>;
  check(operation: string, answer: { status: number; contentType: string | null; text: string }): readonly Violation[];
}

type Node = any;

const documentId = 'openapi';
const methods = ['get', 'post', 'put', 'delete', 'patch'];

/** OpenAPI 3.0 says by a flag that a limit is excluded, JSON Schema by the limit itself. */
function asJsonSchema(node: Node, seen: Set<Node>): void {
  if (typeof node !== 'object' || node === null || seen.has(node)) return;
  seen.add(node);
  for (const [flag, limit] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    if (typeof node[flag] !== 'boolean') continue;
    if (node[flag]) node[flag] = node[limit];
    else delete node[flag];
  }
  for (const member of Object.values(node)) asJsonSchema(member, seen);
}

export function readDocument(): OpenApiDocument {
  const document: Node = parse(readFileSync(documentPath, 'utf8'), { maxAliasCount: -1 });
  asJsonSchema(document, new Set());
  const ajv = new Ajv({ strict: false, allErrors: true, logger: false });
  formats.default(ajv);
  ajv.addSchema(document, documentId);

  const validators = new Map<string, ValidateFunction>();

  const operations = new Map<string, Operation>();
  for (const [template, item] of Object.entries<Node>(document.paths)) {
    for (const method of methods) {
      const operation = item[method];
      if (operation === undefined) continue;
      const statuses = Object.keys(operation.responses).map(Number);
      operations.set(operation.operationId, {
        id: operation.operationId,
        method: method.toUpperCase(),
        template,
        statuses,
        isDeprecated: operation.deprecated === true,
      });
    }
  }

  const at = (pointer: string): Node =>
    pointer
      .split('/')
      .slice(1)
      .reduce((node: Node, key) => node?.[key.replaceAll('~1', '/').replaceAll('~0', '~')], document);
  /** Where the thing itself is, behind any references. */
  const resolve = (pointer: string): string => {
    const node = at(pointer);
    return typeof node?.$ref === 'string' ? resolve(node.$ref.slice(1)) : pointer;
  };

  /** Members of the value that no part of its schema declares. */
  const undeclared = (schemaPointer: string, value: Node, path: string): readonly string[] => {
    const pointer = resolve(schemaPointer);
    const schema = at(pointer);
    if (Array.isArray(value))
      return value.flatMap((item, index) => undeclared(`${pointer}/items`, item, `${path}/${index}`));
    if (typeof value !== 'object' || value === null) return [];
    const parts = partsOf(pointer, schema);
    return Object.entries(value).flatMap(([name, member]) => {
      const homes = parts.filter((part) => at(part).properties?.[name] !== undefined);
      if (homes.length === 0) return parts.some((part) => at(part).properties) ? [`${path}/${name}`] : [];
      let missing: readonly string[] = [];
      // A member that several shapes have is declared if one of them has all that is in it.
      for (const home of homes) {
        missing = undeclared(`${home}/properties/${name}`, member, `${path}/${name}`);
        if (missing.length === 0) break;
      }
      return missing;
    });
  };
  const partsKnown = new Map<string, readonly string[]>();
  const partsOf = (pointer: string, schema: Node): readonly string[] => {
    const known = partsKnown.get(pointer);
    if (known !== undefined) return known;
    const nested = ['allOf', 'anyOf', 'oneOf'].flatMap((keyword) =>
      (schema?.[keyword] ?? []).flatMap((_part: Node, index: number) => {
        const part = resolve(`${pointer}/${keyword}/${index}`);
        return partsOf(part, at(part));
      }),
    );
    const parts = [pointer, ...nested];
    partsKnown.set(pointer, parts);
    return parts;
  };

  return {
    operations,
    check(id, { status, contentType, text }) {
      const operation = operations.get(id);
      if (operation === undefined) throw new RangeError(`The document has no operation ${id}`);
      const report = (kind: string, problem: string, where = ''): Violation => ({
        operation: id,
        status,
        kind,
        at: where,
        problem,
      });
      if (!operation.statuses.includes(status)) return [report('status', `${status} is not documented`)];
      const { method, template } = operation;
      const home = resolve(`/paths/${template.replaceAll('/', '~1')}/${method.toLowerCase()}/responses/${status}`);
      const { content } = at(home);
      if (text === '') return content === undefined ? [] : [report('body', 'a body is documented, and there is none')];
      if (content === undefined) return [report('body', 'no body is documented, and there is one')];
      const type = (contentType ?? '').split(';')[0] ?? '';
      if (content[type] === undefined) return [report('contentType', `${type} is not documented`)];
      const schema = `${home}/content/${type.replaceAll('/', '~1')}/schema`;
      const value: unknown = type === 'application/json' ? JSON.parse(text) : text;
      const validate = validators.get(schema) ?? ajv.compile({ $ref: `${documentId}#${encodeURI(schema)}` });
      validators.set(schema, validate);
      validate(value);
      return [
        ...(validate.errors ?? []).map((error: ErrorObject) =>
          report(error.keyword, `${error.message} ${JSON.stringify(error.params)}`, error.instancePath),
        ),
        ...undeclared(schema, value, '').map((member) => report('member', 'is not declared', member)),
      ];
    },
  };
}
