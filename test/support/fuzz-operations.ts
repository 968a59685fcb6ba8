import {
  type GraphQLArgument,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { Dice } from './dice.ts';

export interface FuzzedDocument {
  readonly query: string;
  readonly operationName?: unknown;
  /** Variables for it, one set after the other: from the second on it is the compiled document that runs. */
  readonly variables: readonly unknown[];
}

/** Values that fit almost nothing. */
const misfits = [
  '0',
  '-1',
  '1e999',
  '9007199254740993',
  '"x"',
  '""',
  'null',
  'true',
  '[]',
  '[[[]]]',
  '{}',
  '{ a: 1 }',
  'ENUM',
];
const badValues: readonly unknown[] = [
  0,
  -1,
  1e300,
  '',
  'x',
  '\u0000',
  '\ud800',
  null,
  true,
  [],
  [[]],
  {},
  { a: 1 },
  '9'.repeat(400),
];
const scalars: Readonly<Record<string, readonly unknown[]>> = {
  Int: [0, 1, 5, 2_147_483_647],
  Float: [0, 0.5, -1.25],
  Boolean: [true, false],
  String: ['a', 'Anna', '2024-01-01', 'https://example.com/x', 'ünïcödé \u2028'],
  Date: ['2024-02-29', '2025-01-01'],
  DateTime: ['2025-01-01T00:00:00Z', '2025-06-30T23:59:59.999+02:00'],
  Decimal: ['10.10', '-0.00', '1e2'],
};

/**
 * Documents made from the schema: most of what they are made of fits, and something of every second one does not.
 *
 * @param sets of variables for each
 */
export function operationGrammar(
  schema: GraphQLSchema,
  ids: readonly string[],
  sets: number,
  roll: Dice,
): () => FuzzedDocument {
  const ways = { Query: 0.72, Mutation: 0.25 };

  return () => {
    const variables: Record<string, unknown>[] = Array.from({ length: sets }, () => ({}));
    const declared: string[] = [];
    const fragments = new Map<string, string>();
    let aliases = 0;

    /** A value of the type as it would be in variables. */
    function jsonOf(type: GraphQLInputType, depth: number): unknown {
      if (roll.chance(0.015)) return roll.pick(badValues);
      if (isNonNullType(type)) return jsonOf(type.ofType, depth);
      if (roll.chance(0.03)) return null;
      if (isListType(type))
        return Array.from({ length: roll.chance(0.02) ? 600 : roll.upTo(4) }, () => jsonOf(type.ofType, depth - 1));
      if (isEnumType(type)) return roll.pick(type.getValues()).name;
      if (isInputObjectType(type)) {
        const fields = Object.values(type.getFields()).filter((field) => isNonNullType(field.type) || roll.chance(0.3));
        const entries = fields.map((field) => [field.name, depth > 0 ? jsonOf(field.type, depth - 1) : null]);
        return Object.fromEntries(roll.chance(0.01) ? [...entries, ['unknown', 1]] : entries);
      }
      if (type.name === 'ID') return roll.chance(0.8) ? roll.pick(ids) : roll.pick(['x', '0', 'QWNjb3VudDox', 7]);
      return roll.pick(scalars[type.name] ?? badValues);
    }

    function argumentOf({ name, type }: GraphQLArgument): string {
      if (roll.chance(0.015)) return `${name}: ${roll.pick(misfits)}`;
      if (roll.chance(0.35)) {
        const variable = `v${declared.length}`;
        // Now and then declared as something else, with a default, not at all, or not sent.
        const as = roll.chance(0.97)
          ? String(type)
          : roll.pick(['Int', 'String!', '[ID!]!', 'Nothing', 'Account', '[[Int]]']);
        if (roll.chance(0.99))
          declared.push(`$${variable}: ${as}${roll.chance(0.03) ? ` = ${roll.pick(misfits)}` : ''}`);
        for (const set of variables) if (roll.chance(0.97)) set[variable] = jsonOf(type, 3);
        return `${name}: $${variable}`;
      }
      return `${name}: ${literal(jsonOf(type, 3), getNamedType(type))}`;
    }

    const directive = () =>
      roll.pick([
        '@skip(if: false)',
        '@include(if: true)',
        '@skip(if: $no)',
        '@include',
        '@unknown(a: 1)',
        '@skip(if: 1) @skip(if: true)',
        '@deprecated',
        '@oneOf',
      ]);

    function fields(type: GraphQLNamedType, depth: number): string {
      if (isAbstractType(type)) {
        const shared = isInterfaceType(type) ? Object.keys(type.getFields()).slice(0, 1) : [];
        const some = Array.from({ length: 1 + roll.upTo(3) }, () => roll.pick(schema.getPossibleTypes(type)));
        return [
          '__typename',
          ...shared,
          ...some.map((inner) => `... on ${inner.name} ${selection(inner, depth)}`),
        ].join(' ');
      }
      if (!isObjectType(type)) return '__typename';
      const all = Object.values(type.getFields());
      const parts = Array.from({ length: 1 + roll.upTo(3) }, () => {
        const field = roll.pick(all);
        const inner = getNamedType(field.type);
        const args = field.args
          .filter((arg) => (isNonNullType(arg.type) ? roll.chance(0.995) : roll.chance(0.3)))
          .map(argumentOf);
        const alias = roll.chance(0.5) ? `${roll.chance(0.1) ? 'a' : `a${aliases++}`}: ` : '';
        const below = isCompositeType(inner) !== roll.chance(0.003) ? selection(inner, depth - 1) : '';
        return `${alias}${field.name}${args.length > 0 ? `(${args.join(', ')})` : ''}${roll.chance(0.03) ? ` ${directive()}` : ''} ${below}`;
      });
      if (roll.chance(0.06)) parts.push(spread(type, depth));
      if (roll.chance(0.02))
        parts.push(
          roll.pick([
            '__typename',
            'nothing',
            '... { __typename }',
            '...Nobody',
            '... on Nobody { a }',
            '__schema { queryType { name } }',
          ]),
        );
      return parts.join(' ');
    }

    function selection(type: GraphQLNamedType, depth: number): string {
      return `{ ${depth > 0 ? fields(type, depth) : '__typename'} }`;
    }

    /** Of a fragment on the type itself, rarely on another; rarely one that spreads itself, or is never defined. */
    function spread(type: GraphQLNamedType, depth: number): string {
      const name = `F${fragments.size}`;
      fragments.set(name, '');
      const inner = roll.chance(0.05) ? `{ ...${name} }` : selection(type, depth - 1);
      fragments.set(
        name,
        `fragment ${name} on ${roll.chance(0.98) ? type.name : roll.pick(['Query', 'Account', 'Int', 'Nobody'])} ${inner}`,
      );
      return `...${name}${roll.chance(0.1) ? ` ${directive()}` : ''}`;
    }

    function operation(name: string): string {
      const at = roll.next();
      const kind = at < ways.Query ? 'query' : at < ways.Query + ways.Mutation ? 'mutation' : 'subscription';
      const root = schema.getType(`${kind[0]?.toUpperCase()}${kind.slice(1)}`);
      const body = root ? selection(root, 1 + roll.upTo(4)) : '{ __typename }';
      if (kind === 'query' && name === '' && declared.length === 0) return body;
      return `${kind} ${name}${declared.length > 0 ? `(${declared.splice(0).join(', ')})` : ''} ${roll.chance(0.03) ? directive() : ''} ${body}`;
    }

    const names = roll.chance(0.5)
      ? ['']
      : Array.from({ length: roll.chance(0.9) ? 1 : 2 }, () => `Op${roll.upTo(100_000)}`);
    const operations = names.map(operation);
    const query = damaged([...operations, ...fragments.values()].join('\n'), roll);
    return {
      query,
      variables: variables.map((set) => (roll.chance(0.97) ? set : roll.pick([null, [], 'x', 1, { v0: [1] }]))),
      ...(names.length > 1 || roll.chance(0.2)
        ? { operationName: roll.chance(0.97) ? roll.pick(names) : roll.pick(['No', '', 1, null]) }
        : {}),
    };
  };
}

/** GraphQL's notation of a value of JSON. */
function literal(value: unknown, type: GraphQLNamedType): string {
  if (Array.isArray(value)) return `[${value.map((entry) => literal(entry, type)).join(', ')}]`;
  if (typeof value !== 'object' || value === null)
    return isEnumType(type) && typeof value === 'string' && /^[A-Z]\w*$/i.test(value) ? value : JSON.stringify(value);
  const fields = isInputObjectType(type) ? type.getFields() : {};
  return `{ ${Object.entries(value)
    .map(([name, entry]) => `${name}: ${literal(entry, fields[name] ? getNamedType(fields[name].type) : type)}`)
    .join(', ')} }`;
}

const scraps = [
  '{',
  '}',
  '(',
  '"',
  '"""',
  '#',
  '$',
  '@',
  '...',
  '\u0000',
  '\ud800',
  '\ufeff',
  '!',
  ':',
  ' '.repeat(50),
  '{'.repeat(300),
];

/** The text as it is, mostly; else with something put in the place of a piece of it. */
function damaged(text: string, roll: Dice): string {
  if (roll.chance(0.88)) return text;
  const at = roll.upTo(text.length);
  return text.slice(0, at) + roll.pick(scraps) + text.slice(at + roll.upTo(12));
}
