import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
} from 'graphql';
import type { Dice } from './dice.ts';

export interface RandomOperation {
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** An operation that is valid more often than not: aliases may meet, fragments repeat, directives ask for variables. */
export function randomOperation(schema: GraphQLSchema, dice: Dice): RandomOperation {
  const fragments: string[] = [];
  const kind = dice.chance(0.8) ? 'query' : 'mutation';
  const root = kind === 'query' ? schema.getQueryType() : schema.getMutationType();
  const flags = ['$yes', '$no', 'true', 'false'];

  const directive = () => (dice.chance(0.12) ? ` @${dice.pick(['skip', 'include'])}(if: ${dice.pick(flags)})` : '');

  function field({ name, args, type }: GraphQLField<unknown, unknown>, depth: number): string {
    const given = args.filter(() => dice.chance(0.8)).map((arg) => `${arg.name}: ${argument(arg.name)}`);
    const inner = getNamedType(type);
    const alias = dice.chance(0.25) ? `${dice.pick(['a', 'b', '__proto__', 'then', 'toJSON'])}: ` : '';
    const below = isCompositeType(inner) ? ` ${selection(inner, depth - 1)}` : '';
    return `${alias}${name}${given.length > 0 ? `(${given.join(' ')})` : ''}${directive()}${below}`;
  }

  function argument(name: string): string {
    if (name === 'many') return dice.pick(['1', '$many']);
    if (name === 'range') return dice.pick(['{ to: 3 }', '{ from: 2, tags: ["x", $word] }', '$range', 'null']);
    if (name === 'words') return dice.pick(['["a", "b"]', '[$word]', '"one"', 'null']);
    return dice.pick(['"lit"', '$word', 'null', '$unset']);
  }

  function selection(type: GraphQLNamedType, depth: number): string {
    if (depth <= 0) return '{ __typename }';
    const parts = Array.from({ length: 1 + dice.upTo(4) }, () => part(type, depth));
    return `{ ${parts.join(' ')} }`;
  }

  function part(type: GraphQLNamedType, depth: number): string {
    const at = dice.next();
    if (at < 0.08) return dice.chance(0.5) ? '__typename' : 'kind: __typename';
    const others = [
      ...(isAbstractType(type) ? schema.getPossibleTypes(type) : []),
      type,
      ...(isObjectType(type) ? type.getInterfaces() : []),
    ];
    if (at < 0.2 || !(isObjectType(type) || isInterfaceType(type))) {
      const on = dice.pick(others);
      return `... ${dice.chance(0.8) || !isObjectType(type) ? `on ${on.name}` : ''}${directive()} ${dice.chance(0.8) || !isObjectType(type) ? selection(on, depth) : selection(type, depth)}`;
    }
    if (at < 0.28) {
      const on = dice.pick(others);
      const name = `F${fragments.length}`;
      fragments.push('');
      fragments[Number(name.slice(1))] = `fragment ${name} on ${on.name} ${selection(on, depth - 1)}`;
      return `...${name}${directive()}${dice.chance(0.3) ? ` ...${name}` : ''}`;
    }
    return field(dice.pick(Object.values(type.getFields())), depth);
  }

  const body = root ? selection(root, 4) : '{ __typename }';
  const uses = (name: string) => [body, ...fragments].some((text) => text.includes(name));
  const declared = Object.entries({
    $yes: 'Boolean!',
    $no: 'Boolean = false',
    $many: dice.chance(0.5) ? 'Int!' : 'Int! = 4',
    $word: 'String!',
    $unset: 'String',
    $range: 'Range',
  }).filter(([name]) => uses(name));
  const variables = {
    yes: dice.chance(0.5),
    ...(dice.chance(0.5) && { no: dice.chance(0.5) }),
    ...(dice.chance(0.95) && { many: dice.upTo(9) }),
    word: 'w',
    ...(dice.chance(0.7) && { range: dice.pick([null, { from: 3 }, { from: null }, {}]) }),
  };
  const head = declared.length > 0 ? `(${declared.map(([name, type]) => `${name}: ${type}`).join(' ')})` : '';
  return { text: [`${kind} Op${head} ${body}`, ...fragments].join('\n'), variables };
}
