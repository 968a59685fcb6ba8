// What takes which scope, read from the schema: for docs/access.md and for the test that no path leads around a scope.
import { type GraphQLSchema, getNamedType, isAbstractType, isInterfaceType, isLeafType, isObjectType } from 'graphql';
import type { Scope } from '../src/domain/viewer.ts';

type Scopes = ReadonlySet<Scope>;

export interface FieldAccess {
  readonly type: string;
  readonly field: string;
  /** That the field itself asks for. */
  readonly scopes: Scopes;
  /** Object types that it can answer. */
  readonly answers: readonly string[];
}

/** @throws where a field asks for scopes in a form that this does not know */
export function fieldAccess(schema: GraphQLSchema): readonly FieldAccess[] {
  return Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) || isInterfaceType(type))
    .filter(({ name }) => !name.startsWith('__'))
    .flatMap((type) =>
      Object.values(type.getFields()).map((field) => {
        const inner = getNamedType(field.type);
        const members = isAbstractType(inner) ? schema.getPossibleTypes(inner) : isObjectType(inner) ? [inner] : [];
        return {
          type: type.name,
          field: field.name,
          scopes: scopesIn(optionsOf(field.extensions).authScopes, `${type.name}.${field.name}`),
          answers: isLeafType(inner) ? [] : members.map(({ name }) => name),
        };
      }),
    );
}

function optionsOf(extensions: object): { readonly authScopes?: unknown } {
  return 'pothosOptions' in extensions ? (extensions.pothosOptions as object) : {};
}

function scopesIn(authScopes: unknown, where: string): Scopes {
  if (authScopes === undefined) return new Set();
  if (typeof authScopes !== 'object' || authScopes === null) throw new Error(`${where}: scopes of an unknown form`);
  const { $all, ...rest } = authScopes as Record<string, unknown>;
  const both = { ...rest, ...(typeof $all === 'object' ? $all : {}) };
  const names = Object.entries(both).filter(([, needed]) => needed === true);
  // Several names side by side mean "any of them" to the plugin; here each is needed.
  if ('$any' in both || names.length !== Object.keys(both).length || Object.keys(rest).length > 1)
    throw new Error(`${where}: write { scope: true }, or { $all: { … } } for several`);
  return new Set(names.map(([name]) => name as Scope));
}

/** Fields that find their scope by the type of what they answer, in src/resolvers/nodes.ts. */
const byType: ReadonlySet<string> = new Set(['Query.node', 'Query.nodes']);

/** The scopes without which no path leads to a type: those that all fields that answer it have in common, their own parents included. */
export function typeGuards(fields: readonly FieldAccess[]): ReadonlyMap<string, Scopes> {
  const guards = new Map<string, Scopes>();
  for (let changed = true; changed; ) {
    changed = false;
    for (const type of new Set(fields.flatMap(({ answers }) => answers))) {
      const paths = fields
        .filter(({ type: parent, field, answers }) => answers.includes(type) && !byType.has(`${parent}.${field}`))
        // A parent that was not reached yet adds no path so far.
        .filter(({ type: parent }) => isRoot(parent) || guards.has(parent))
        .map(({ type: parent, scopes }) => new Set([...scopes, ...(guards.get(parent) ?? [])]));
      if (paths.length === 0) continue;
      const common = paths.reduce((all, path) => all.intersection(path));
      const before = guards.get(type);
      if (before !== undefined && before.size === common.size && before.isSubsetOf(common)) continue;
      guards.set(type, before === undefined ? common : before.intersection(common));
      changed = before === undefined || !before.isSubsetOf(common) || changed;
    }
  }
  return guards;
}

const isRoot = (type: string) => ['Query', 'Mutation', 'Subscription'].includes(type);
