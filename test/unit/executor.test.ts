import { buildSchema, type ExecutionResult, type GraphQLResolveInfo, getOperationAST, parse } from 'graphql';
import { expect, test } from 'vitest';
import { compileOperation } from '../../src/plugins/executor/compile.ts';

const schema = buildSchema(`
  type Row { name: String! word(is: String = "so"): String }
  type Query { rows: [Row!]! text(of: [String!]): String }
  type Mutation { first: String second: String! third: String }
  type Subscription { ticks: Int }
`);

function compiled(text: string) {
  const document = parse(text);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('no operation');
  return compileOperation(schema, document, operation);
}

function resolveWith(type: string, name: string, resolve: (...args: any[]) => unknown) {
  const field = (schema.getType(type) as any).getFields()[name];
  const before = field.resolve;
  field.resolve = resolve;
  return {
    [Symbol.dispose]() {
      field.resolve = before;
    },
  };
}

test('subscriptions, and what reads the schema, are left to another executor', () => {
  expect(compiled('subscription { ticks }')).toBeNull();
  expect(compiled('{ __schema { queryType { name } } }')).toBeNull();
  expect(compiled('fragment F on Query { __type(name: "Row") { name } } query { ...F }')).toBeNull();
});

test('fields that depend on variables are planned for eight sets of values, and left to another executor beyond', () => {
  const names = ['a', 'b', 'c', 'd'];
  const operation = compiled(
    `query (${names.map((name) => `$${name}: Boolean!`)}) { ${names.map((name) => `${name}: text @include(if: $${name})`).join(' ')} }`,
  );
  const answers = Array.from({ length: 16 }, (_, set) => {
    const chosen = names.map((name, index) => [name, ((set >> index) & 1) === 1] as const);
    const answer = operation?.({ rootValue: { text: 'x' }, variableValues: Object.fromEntries(chosen) });
    const expected = Object.fromEntries(chosen.filter(([, on]) => on).map(([name]) => [name, 'x']));
    if (answer) expect((answer as ExecutionResult).data).toEqual(expected);
    return answer;
  });
  expect(answers.filter((answer) => answer === null)).toHaveLength(8);
});

test('without promises the answer is there at once', () => {
  const answer = compiled('{ rows { name word } }')?.({ rootValue: { rows: [{ name: 'a', word: null }] } });
  expect(answer).toEqual({ data: { rows: [{ name: 'a', word: null }] } });
});

test('a resolver finds in info what graphql-js would tell it', () => {
  const seen: GraphQLResolveInfo[] = [];
  using _ = resolveWith('Row', 'word', (_row, _args, _context, info) => void seen.push(info));
  compiled('query Q($w: String) { list: rows { as: word(is: $w) } }')?.({
    rootValue: { rows: [{}, {}] },
    variableValues: { w: 'x' },
  });
  const [, info] = seen;
  expect(info?.fieldName).toBe('word');
  expect(info?.path).toEqual({
    key: 'as',
    typename: 'Row',
    prev: { key: 1, typename: undefined, prev: { key: 'list', typename: 'Query', prev: undefined } },
  });
  expect([info?.parentType.name, String(info?.returnType), info?.operation.name?.value]).toEqual([
    'Row',
    'String',
    'Q',
  ]);
  expect(info?.variableValues).toEqual({ w: 'x' });
  expect(info?.fieldNodes.map(({ alias }) => alias?.value)).toEqual(['as']);
});

test('arguments are found out once, and nobody can change them for the next run', () => {
  const seen: object[] = [];
  using _ = resolveWith('Query', 'text', (_root, args) => void seen.push(args));
  const operation = compiled('{ text(of: ["a"]) }');
  operation?.({});
  operation?.({});
  expect(seen).toEqual([{ of: ['a'] }, { of: ['a'] }]);
  expect(() => (seen[0] as { of: string[] }).of.push('b')).toThrow(TypeError);
});

test('mutations run one after the other, and none after one that fails where null is not allowed', async () => {
  const begun: string[] = [];
  const later = (name: string, value: unknown) => async () => {
    begun.push(name);
    await null;
    expect(begun.at(-1)).toBe(name);
    return value;
  };
  using _first = resolveWith('Mutation', 'first', later('first', 'done'));
  using _second = resolveWith('Mutation', 'second', later('second', null));
  using _third = resolveWith('Mutation', 'third', later('third', 'done'));
  const answer = await compiled('mutation { third first second again: third }')?.({});
  expect(begun).toEqual(['third', 'first', 'second']);
  expect(answer?.data).toBeNull();
  expect(answer?.errors?.map(({ path }) => path)).toEqual([['second']]);
});

test('an alias that is the name of the prototype is a name like any other', () => {
  const answer = compiled('{ __proto__: text }')?.({ rootValue: { text: 'x' } }) as ExecutionResult;
  expect(JSON.stringify(answer)).toBe('{"data":{"__proto__":"x"}}');
});
