import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isLeafType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { fieldAccess } from '../../scripts/access.ts';
import type { Scope } from '../../src/domain/viewer.ts';
import { type Asked, fill, type LeafValue } from './access-walk.ts';

/** A field that asks for a scope, at the end of one way to it from a root. */
export interface Way {
  /** Such as `customer > accounts > owners`. */
  readonly name: string;
  /** All that the fields on the way ask for. */
  readonly scopes: ReadonlySet<Scope>;
  readonly asked: Asked;
  /** Where in the answer the field stands; lists on the way are walked through. */
  readonly depth: number;
}

interface Step {
  readonly parent: GraphQLObjectType;
  readonly field: GraphQLField<unknown, unknown>;
}

/**
 * Every way to every field that asks for a scope: through each field that answers its type, reached by the shortest way.
 *
 * @param leafValue what arguments are given; undefined for one that is required ends the way
 */
export function waysTo(schema: GraphQLSchema, root: GraphQLObjectType, leafValue: LeafValue): readonly Way[] {
  const guarded = new Map(fieldAccess(schema).map(({ type, field, scopes }) => [`${type}.${field}`, scopes] as const));
  const scopesOf = ({ parent, field }: Step) => guarded.get(`${parent.name}.${field.name}`) ?? new Set<Scope>();
  const found: Way[] = [];
  const note = (steps: readonly Step[]) => {
    const last = steps.at(-1);
    if (last === undefined || scopesOf(last).size === 0) return;
    found.push({
      name: steps.map(({ field }) => field.name).join(' > '),
      scopes: new Set(steps.flatMap((step) => [...scopesOf(step)])),
      asked: operation(steps, leafValue),
      depth: steps.length,
    });
  };
  const isAskable = ({ args }: GraphQLField<unknown, unknown>) =>
    args.every(
      (argument) =>
        !isNonNullType(argument.type) ||
        argument.defaultValue !== undefined ||
        fill(argument.type, [argument.name], leafValue) !== undefined,
    );

  const seen = new Set<string>([root.name]);
  let layer: (readonly Step[])[] = [[]];
  while (layer.length > 0) {
    const next: (readonly Step[])[] = [];
    for (const steps of layer) {
      const parents = steps.length === 0 ? [root] : answersOf(schema, steps.at(-1)?.field);
      for (const parent of parents) {
        for (const field of Object.values(parent.getFields()).filter(isAskable)) {
          const way = [...steps, { parent, field }];
          note(way);
          const answers = answersOf(schema, field);
          if (answers.length === 0) continue;
          const isNew = answers.some(({ name }) => !seen.has(name));
          for (const { name } of answers) seen.add(name);
          if (isNew) next.push(way);
          // Another way to a type that is known: what it guards is tried through this way too.
          else for (const inner of answers) for (const end of endsOf(inner, isAskable)) note([...way, end]);
        }
      }
    }
    layer = next;
  }
  return found;
}

const endsOf = (parent: GraphQLObjectType, isAskable: (field: GraphQLField<unknown, unknown>) => boolean) =>
  Object.values(parent.getFields())
    .filter(isAskable)
    .map((field) => ({ parent, field }));

function answersOf(
  schema: GraphQLSchema,
  field: GraphQLField<unknown, unknown> | undefined,
): readonly GraphQLObjectType[] {
  const type: GraphQLNamedType | undefined = field && getNamedType(field.type);
  if (isObjectType(type)) return [type];
  return type !== undefined && isAbstractType(type) ? schema.getPossibleTypes(type) : [];
}

function operation(steps: readonly Step[], leafValue: LeafValue): Asked {
  const declared: string[] = [];
  const variables: Record<string, unknown> = {};
  const call = (depth: number): string => {
    const step = steps[depth];
    if (step === undefined) return '__typename';
    const { parent, field } = step;
    const passed = field.args.flatMap((argument) => {
      const value = fill(argument.type, [argument.name], leafValue);
      if (value === undefined) return [];
      const name = `v${declared.length}`;
      declared.push(`$${name}: ${argument.type}`);
      variables[name] = value;
      return [`${argument.name}: $${name}`];
    });
    const list = passed.length === 0 ? '' : `(${passed.join(', ')})`;
    const inner = isLeafType(getNamedType(field.type)) ? '' : ` { ${call(depth + 1)} }`;
    const asked = `at${depth}: ${field.name}${list}${inner}`;
    return depth === 0 ? asked : `... on ${parent.name} { ${asked} }`;
  };
  const body = call(0);
  const head = declared.length === 0 ? '' : ` (${declared.join(', ')})`;
  const kind = steps[0]?.parent.name.toLowerCase() ?? 'query';
  return { query: `${kind}${head} { ${body} }`, variables };
}

/** Whether anything stands at the end of a way, and whether it was got as far as the object that the field is of. */
export function endOf(data: unknown, depth: number): { readonly reached: boolean; readonly hasData: boolean } {
  let values: readonly unknown[] = [data];
  for (let step = 0; step < depth; step += 1) {
    const objects = values
      .flat(Number.POSITIVE_INFINITY)
      .filter((value) => typeof value === 'object' && value !== null);
    const inner = objects.flatMap((value) => (`at${step}` in value ? [Reflect.get(value, `at${step}`)] : []));
    if (step === depth - 1) {
      const isEmpty = (value: unknown) => value === null || (Array.isArray(value) && value.length === 0);
      return { reached: inner.length > 0, hasData: inner.some((value) => !isEmpty(value)) };
    }
    values = inner;
  }
  return { reached: false, hasData: false };
}
