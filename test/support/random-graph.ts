import {
  buildSchema,
  defaultFieldResolver,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNullableType,
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
} from 'graphql';
import { createDice, type Dice } from './dice.ts';

const sdl = `
scalar Custom
enum Colour { RED GREEN }
input Range { from: Int! = 1 to: Int tags: [String!] }
interface Named { name: String! other: Named }
type Thing implements Named {
  name: String! text: String count: Int ratio: Float flag: Boolean! id: ID! colour: Colour custom: Custom custom2: Custom!
  other: Named must: Thing! maybe: Thing things: [Thing] all: [Thing!]! numbers: [[Int!]] names: [String!]!
  any: Either some: [Either!] plain: Plain plains: [Plain!]!
  said(word: String = "so", range: Range, words: [String!]): String
  counted(many: Int!): Int!
}
type Plain implements Named { name: String! other: Named text: String count: Int! self: Plain selves: [Plain]! colour: Colour! id: ID flag: Boolean ratio: Float! }
union Either = Thing | Plain
type Query { thing: Thing plain: Plain! things: [Thing!] named: Named any: Either! text: String! count: Int }
type Mutation { change(word: String): Thing must: Plain! count: Int! again(many: Int! = 2): [Either] }
`;

export type Mood = 'calm' | 'sync' | 'async';

/** What a field answers is a matter of its place and of the seed alone: any executor meets the same. */
export function randomGraph(seed: number, mood: Mood): { schema: GraphQLSchema; root: object } {
  const schema = buildSchema(sdl);
  const custom = schema.getType('Custom');
  if (!isScalarType(custom)) throw new Error('no scalar');
  custom.serialize = (value) => {
    if (value === 'bad') throw new Error('not to be written');
    return value === 'void' ? null : { written: value };
  };
  const roll = createDice(seed);
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    // Every other type of object says by itself whether something is one.
    if (isObjectType(type) && roll.chance(0.3))
      type.isTypeOf = typeTest(type.name, roll.chance(0.5) && mood === 'async');
    if (isAbstractType(type)) {
      const later = roll.chance(0.5) && mood === 'async';
      type.resolveType = (value: { kind?: unknown }) => (later ? Promise.resolve(value.kind) : value.kind) as string;
    }
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      if (roll.chance(0.5)) continue;
      field.resolve = (source, args, _context, info) => {
        const at = `${source?.at ?? ''}.${info.path.key}${JSON.stringify(args)}`;
        if (source !== undefined && info.path.typename !== type.name) throw new Error('wrong path');
        return answer(field.type, at, seed, mood, schema);
      };
      if (roll.chance(0.1)) field.resolve = defaultFieldResolver;
    }
  }
  return { schema, root: objectOf(schema.getType('Query'), '', seed, mood, schema) };
}

const typeTest = (name: string, later: boolean) => (value: unknown) => {
  const isIt = (value as { kind?: unknown }).kind === name || (value as { kind?: unknown }).kind === undefined;
  return later ? Promise.resolve(isIt) : isIt;
};

function objectOf(type: GraphQLNamedType | undefined, at: string, seed: number, mood: Mood, schema: GraphQLSchema) {
  const object: Record<string, unknown> = { at, kind: type?.name };
  if (!isObjectType(type)) return object;
  for (const field of Object.values(type.getFields())) {
    const here = `${at}/${field.name}`;
    const dice = createDice(hash(here, seed));
    const value = (more = '') => answer(field.type, here + more, seed, mood, schema);
    if (dice.chance(0.1)) object[field.name] = (args: object) => value(JSON.stringify(args));
    else Object.defineProperty(object, field.name, { get: () => value(), enumerable: true });
  }
  return object;
}

/** The value of a place, or what goes wrong there. */
function answer(type: GraphQLOutputType, at: string, seed: number, mood: Mood, schema: GraphQLSchema): unknown {
  const dice = createDice(hash(at, seed));
  const ill = mood === 'calm' ? 0 : 0.12;
  const value = (): unknown => {
    if (dice.chance(ill)) return wrong(dice, at);
    return good(type, at, seed, mood, schema, dice);
  };
  if (mood !== 'async' || dice.chance(0.6)) return value();
  const turns = dice.upTo(4);
  return (async () => {
    for (let turn = 0; turn < turns; turn++) await null;
    return value();
  })();
}

function wrong(dice: Dice, at: string): unknown {
  const kind = dice.upTo(6);
  if (kind < 2) throw new Error(`thrown at ${at}`);
  if (kind === 2) return new Error(`answered at ${at}`);
  if (kind === 3) return undefined;
  return kind === 4 ? null : { odd: at };
}

function good(
  type: GraphQLOutputType,
  at: string,
  seed: number,
  mood: Mood,
  schema: GraphQLSchema,
  dice: Dice,
): unknown {
  const bare = getNullableType(type);
  if (!isNonNullType(type) && dice.chance(0.1)) return null;
  if (isListType(bare)) {
    const items = Array.from({ length: dice.upTo(4) }, (_, index) => {
      const here = `${at}[${index}]`;
      if (mood !== 'calm' && createDice(hash(here, seed + 1)).chance(0.1)) return null;
      return mood === 'async' || !isListType(getNullableType(bare.ofType))
        ? safely(() => answer(bare.ofType, here, seed, mood, schema))
        : good(bare.ofType, here, seed, mood, schema, createDice(hash(here, seed)));
    });
    return dice.chance(0.2) ? new Set(items) : items;
  }
  if (isEnumType(bare)) return dice.pick(['RED', 'GREEN', ...(mood === 'calm' ? [] : ['BLUE'])]);
  if (isScalarType(bare)) return leaf(bare.name, at, dice, mood);
  if (isAbstractType(bare)) {
    const kinds = schema.getPossibleTypes(bare);
    const kind = dice.pick(kinds);
    const object = objectOf(kind, at, seed, mood, schema);
    if (mood !== 'calm' && dice.chance(0.05)) object.kind = dice.pick(['Query', 'Colour', 'Nobody', undefined]);
    return object;
  }
  return objectOf(bare as GraphQLNamedType, at, seed, mood, schema);
}

/** A list holds an error, or a promise that rejects, in the place of an entry that fails. */
function safely(make: () => unknown): unknown {
  try {
    return make();
  } catch (error) {
    return error;
  }
}

function leaf(name: string, at: string, dice: Dice, mood: Mood): unknown {
  const odd = mood === 'calm' ? [] : ['bad', Number.NaN, 1.5, {}];
  const values: Record<string, readonly unknown[]> = {
    String: [at, '', 'ünï', 7, true, ...odd],
    ID: [at, '12', 12, ...odd],
    Int: [0, -1, 12, '3', true, ...odd],
    Float: [0.5, 3, '2.5', Number.POSITIVE_INFINITY, ...odd],
    Boolean: [true, false, 0, ...odd],
    Custom: [at, 1, false, ...(mood === 'calm' ? [] : ['bad', 'void'])],
  };
  const usable = mood === 'calm' ? values[name]?.filter(isCalm) : values[name];
  return dice.pick(usable ?? [null]);
}

const isCalm = (value: unknown) => value !== Number.POSITIVE_INFINITY;

function hash(text: string, seed: number): number {
  let mixed = seed | 0;
  for (let index = 0; index < text.length; index++) mixed = Math.imul(mixed ^ text.charCodeAt(index), 0x01000193);
  return mixed;
}
