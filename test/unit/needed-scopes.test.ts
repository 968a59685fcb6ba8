import SchemaBuilder from '@pothos/core';
import { graphql } from 'graphql';
import { expect, test } from 'vitest';
import type { RequestContext } from '../../src/context.ts';
import type { Scope } from '../../src/domain/viewer.ts';
import { type NeededScopes, neededScopes } from '../../src/schema/needed-scopes.ts';

function schemaWith(authScopes: NeededScopes, asked: string[] = []) {
  const builder = new SchemaBuilder<{ Context: RequestContext }>({ plugins: [neededScopes] });
  const resolve = () => {
    asked.push('secret');
    return 'told';
  };
  builder.queryType({ fields: (t) => ({ secret: t.string({ authScopes, resolve }) }) });
  return builder.toSchema();
}

async function ask(authScopes: NeededScopes, scopes: readonly Scope[]) {
  const asked: string[] = [];
  const { data, errors } = await graphql({
    schema: schemaWith(authScopes, asked),
    source: '{ secret }',
    contextValue: { viewer: { scopes: new Set(scopes) } },
  });
  return {
    secret: data?.secret,
    codes: errors?.map(({ originalError }) => (originalError as { code?: string }).code),
    asked,
  };
}

const told = { secret: 'told', codes: undefined, asked: ['secret'] };
const refused = { secret: null, codes: ['FORBIDDEN'], asked: [] };

test('a field asks for its scope before anything of it runs', async () => {
  expect(await ask({ accounts: true }, ['accounts', 'billing'])).toEqual(told);
  expect(await ask({ accounts: true }, ['customers', 'billing'])).toEqual(refused);
  expect(await ask({ accounts: true }, [])).toEqual(refused);
});

test('a field asks for all of several', async () => {
  expect(await ask({ $all: { accounts: true, billing: true } }, ['billing', 'accounts'])).toEqual(told);
  expect(await ask({ $all: { accounts: true, billing: true } }, ['accounts'])).toEqual(refused);
  expect(await ask({ $all: { accounts: true, billing: true } }, ['billing'])).toEqual(refused);
});

test('there is no schema with a field of which it is not certain what it asks for', () => {
  expect(() => schemaWith({ accounts: true, billing: true })).toThrow('Query.secret');
  expect(() => schemaWith({ $all: {} })).toThrow('Query.secret');
  expect(() => schemaWith({ $all: { accounts: true }, billing: true })).toThrow('Query.secret');
  expect(() => schemaWith({} as NeededScopes)).toThrow('Query.secret');
});
