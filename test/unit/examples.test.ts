import { readFileSync } from 'node:fs';
import { buildSchema, getOperationAST, getVariableValues, parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { readExamples } from '../../src/http/examples.ts';

const schema = buildSchema(readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8'));
const examples = await readExamples();

describe('an example that GraphiQL offers', () => {
  test.each(examples)('$name comes with the variables that it needs', ({ query, variables }) => {
    const operation = getOperationAST(parse(query));
    const { errors } = getVariableValues(schema, operation?.variableDefinitions ?? [], JSON.parse(variables));
    expect(errors?.map(({ message }) => message)).toBeUndefined();
  });

  test('has a name of its own, so that metrics and logs tell it from the others', () => {
    const names = examples.map(({ query }) => getOperationAST(parse(query))?.name?.value);
    expect(names.toSorted()).toEqual([...new Set(names)].toSorted());
  });

  test('is one of many', () => expect(examples.length).toBeGreaterThan(50));
});
