import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLNamedOutputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type OperationTypeNode,
} from 'graphql';

/** An argument, or a field of an input, that takes an id. */
export interface IdArgument {
  /** Such as `Mutation.deleteAccount(input.accountId)`. */
  readonly name: string;
  readonly field: GraphQLField<unknown, unknown>;
  /** Null where the field stands under another than a root. */
  readonly operation: OperationTypeNode | null;
  /** The type that the field stands in. */
  readonly parent: string;
  readonly path: readonly string[];
}

export function idArguments(schema: GraphQLSchema): readonly IdArgument[] {
  const found: IdArgument[] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    if ((!isObjectType(type) && !isInterfaceType(type)) || type.name.startsWith('__')) continue;
    const operation = rootOf(schema, type.name);
    for (const field of Object.values(type.getFields())) {
      for (const path of field.args.flatMap((argument) => idPaths(argument, []))) {
        found.push({
          name: `${type.name}.${field.name}(${path.join('.')})`,
          field,
          operation,
          parent: type.name,
          path,
        });
      }
    }
  }
  return found;
}

function idPaths(input: GraphQLArgument | GraphQLInputField, above: readonly string[]): readonly (readonly string[])[] {
  const path = [...above, input.name];
  const type = getNamedType(input.type);
  if (type.name === 'ID') return [path];
  if (!isInputObjectType(type) || above.length > 4) return [];
  return Object.values(type.getFields()).flatMap((field) => idPaths(field, path));
}

function rootOf(schema: GraphQLSchema, typeName: string): OperationTypeNode | null {
  const roots = ['query', 'mutation', 'subscription'] as OperationTypeNode[];
  return roots.find((operation) => schema.getRootType(operation)?.name === typeName) ?? null;
}

export interface Asked {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What a leaf of the arguments is given, by the path to it; undefined leaves it out where that is allowed. */
export type LeafValue = (path: readonly string[], isId: boolean) => unknown;

/** Root fields that lead to the types whose own fields take ids, and the one id that each of them takes. */
export const ways: Readonly<Record<string, readonly [root: string, id: string]>> = {
  Customer: ['customer', 'customerId'],
  Consumer: ['consumer', 'consumerId'],
};

/** A query that asks a field of a type which a root field leads to. */
export function underneath(inner: Asked, [root, id]: readonly [string, string], value: unknown): Asked {
  const [, declared = '', call = ''] = /^query \((.*?)\) \{ it: (.*) \}$/s.exec(inner.query) ?? [];
  return {
    query: `query ($own: ID!, ${declared}) { it: ${root}(${id}: $own) { ${call} } }`,
    variables: { ...inner.variables, own: value },
  };
}

/** An operation that asks a root field with these values, and selects what it can. */
export function operationOf(
  schema: GraphQLSchema,
  operation: OperationTypeNode,
  field: GraphQLField<unknown, unknown>,
  leafValue: LeafValue,
): Asked {
  const given = field.args.flatMap((argument) => {
    const value = fill(argument.type, [argument.name], leafValue);
    return value === undefined ? [] : [{ argument, value }];
  });
  const declared = given.map(({ argument }) => `$${argument.name}: ${argument.type}`).join(', ');
  const passed = given.map(({ argument }) => `${argument.name}: $${argument.name}`).join(', ');
  const head = declared === '' ? operation : `${operation} (${declared})`;
  const call = passed === '' ? field.name : `${field.name}(${passed})`;
  return {
    query: `${head} { it: ${call}${selectionOf(schema, getNamedType(field.type), 1)} }`,
    variables: Object.fromEntries(given.map(({ argument, value }) => [argument.name, value])),
  };
}

/** A value for an argument, made of what the leaves are given; undefined leaves it out. */
export function fill(type: GraphQLInputType, path: readonly string[], leafValue: LeafValue): unknown {
  const named = getNamedType(type);
  const isId = named.name === 'ID';
  const wrap = (value: unknown) => (value !== undefined && isListType(getNullableType(type)) ? [value] : value);
  if (!isInputObjectType(named)) {
    const value = leafValue(path, isId);
    if (value !== undefined || !isNonNullType(type)) return wrap(value);
    return wrap(isEnumType(named) ? named.getValues()[0]?.name : defaults[named.name]);
  }
  const entries = Object.values(named.getFields()).flatMap((field) => {
    const value = fill(field.type, [...path, field.name], leafValue);
    return value === undefined ? [] : [[field.name, value] as const];
  });
  // An optional group without any id in it is left out.
  if (entries.length === 0 && !isNonNullType(type)) return undefined;
  return wrap(Object.fromEntries(entries));
}

const defaults: Readonly<Record<string, unknown>> = {
  String: 'text',
  Int: 1,
  Float: 1,
  Boolean: false,
  Decimal: '1.00',
  Date: '2026-01-01',
  DateTime: '2026-01-01T00:00:00Z',
};

/** Leaves that need no argument and no bank, of what a payload leads to as well. */
function selectionOf(schema: GraphQLSchema, type: GraphQLNamedOutputType, depth: number): string {
  if (isLeafType(type)) return '';
  if (isAbstractType(type)) {
    const members = schema.getPossibleTypes(type);
    // Two members may have a field of one name and two types.
    const parts = members.slice(0, 20).map((member, index) => {
      const fields = leavesOf(member).slice(0, 3);
      return `... on ${member.name} { ${['__typename', ...fields.map((name) => `m${index}_${name}: ${name}`)].join(' ')} }`;
    });
    return ` { __typename ${parts.join(' ')} }`;
  }
  const inner =
    depth === 0 || !isObjectType(type)
      ? []
      : objectsOf(type).map((field) => `${field.name}${selectionOf(schema, getNamedType(field.type), depth - 1)}`);
  return ` { ${['__typename', ...leavesOf(type), ...inner].join(' ')} }`;
}

const isFree = ({ args, extensions }: GraphQLField<unknown, unknown>) =>
  !extensions.live && !args.some((argument) => isNonNullType(argument.type) && argument.defaultValue === undefined);

/** `id` repeats what was sent, in another form. */
function leavesOf(type: GraphQLNamedOutputType): readonly string[] {
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields())
    .filter((field) => isLeafType(getNamedType(field.type)) && isFree(field) && field.name !== 'id')
    .map(({ name }) => name);
}

function objectsOf(type: GraphQLObjectType): readonly GraphQLField<unknown, unknown>[] {
  return Object.values(type.getFields()).filter((field) => isObjectType(getNamedType(field.type)) && isFree(field));
}
