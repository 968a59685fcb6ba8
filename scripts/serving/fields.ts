import { Session } from 'node:inspector';
import { fileURLToPath } from 'node:url';
import { type GraphQLField, type GraphQLSchema, isObjectType } from 'graphql';
import type { Unit } from './factories.ts';
import type { SourceFile } from './program.ts';
import { functionAt } from './reach.ts';

/** A field of the graph, with the functions that answer it. */
export interface FieldCode {
  /** `Account.balance`; root fields by `query`, `mutation` or `subscription` and their name. */
  readonly name: string;
  readonly isRoot: boolean;
  readonly isDeprecated: boolean;
  readonly units: readonly Unit[];
}

/** Where each field's `resolve` and `subscribe` stand in the sources, as the engine that loaded them says. */
export function fieldsOf(schema: GraphQLSchema, program: ReadonlyMap<string, SourceFile>, root: string): FieldCode[] {
  const locate = createLocator(program, root);
  const roots = new Map([
    [schema.getQueryType(), 'query'],
    [schema.getMutationType(), 'mutation'],
    [schema.getSubscriptionType(), 'subscription'],
  ]);
  return Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) && !type.name.startsWith('__'))
    .flatMap((type) => {
      if (!isObjectType(type)) return [];
      const kind = roots.get(type);
      return Object.values(type.getFields()).map((field) => ({
        name: kind === undefined ? `${type.name}.${field.name}` : `${kind} ${field.name}`,
        isRoot: kind !== undefined,
        isDeprecated: field.deprecationReason != null,
        units: functionsOf(field).flatMap((code) => locate(code) ?? []),
      }));
    });
}

function functionsOf(field: GraphQLField<unknown, unknown>): unknown[] {
  const options: unknown = Reflect.get(field.extensions, 'pothosOptions');
  if (typeof options !== 'object' || options === null) return [];
  return ['resolve', 'subscribe'].map((name) => Reflect.get(options, name)).filter((code) => code !== undefined);
}

function createLocator(program: ReadonlyMap<string, SourceFile>, root: string): (code: unknown) => Unit | undefined {
  const session = new Session();
  const scripts = new Map<string, string>();
  session.on('Debugger.scriptParsed', ({ params }) => scripts.set(params.scriptId, params.url));
  session.connect();
  // The engine calls back before `post` returns.
  session.post('Debugger.enable');
  const global: Record<string, unknown> = globalThis as never;
  return (code) => {
    global.functionToLocate = code;
    let unit: Unit | undefined;
    session.post('Runtime.evaluate', { expression: 'functionToLocate' }, (_error, evaluated) => {
      const { objectId } = evaluated.result;
      if (objectId === undefined) return;
      session.post('Runtime.getProperties', { objectId, ownProperties: true }, (_failure, { internalProperties }) => {
        const place = internalProperties?.find(({ name }) => name === '[[FunctionLocation]]')?.value?.value;
        if (place === undefined) return;
        const url = scripts.get(place.scriptId) ?? '';
        const path = url.startsWith('file:') ? fileURLToPath(url).slice(root.length).replaceAll('\\', '/') : '';
        const file = program.get(path);
        unit = file && functionAt(file, offsetOf(file.text, place.lineNumber, place.columnNumber));
      });
    });
    delete global.functionToLocate;
    return unit;
  };
}

function offsetOf(text: string, line: number, column: number): number {
  let at = 0;
  for (let skipped = 0; skipped < line; skipped += 1) at = text.indexOf('\n', at) + 1;
  return at + column;
}
