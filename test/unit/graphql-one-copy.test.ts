import { createRequire } from 'node:module';
import SchemaBuilder from '@pothos/core';
import { GraphQLSchema, graphql } from 'graphql';
import { createYoga } from 'graphql-yoga';
import { describe, expect, test } from 'vitest';

// `as never`: once any file loads a plugin, the types ask every builder for its options.
function helloSchema(): GraphQLSchema {
  const builder = new SchemaBuilder<object>({} as never);
  builder.queryType({ fields: (t) => ({ hello: t.string({ resolve: () => 'world' }) }) });
  return builder.toSchema();
}

describe('graphql', () => {
  test('is the copy that Pothos builds its schemas with', () => {
    expect(helloSchema()).toBeInstanceOf(GraphQLSchema);
  });

  test('is the copy that Node gives to the packages in node_modules', () => {
    expect(GraphQLSchema).toBe(createRequire(import.meta.url)('graphql').GraphQLSchema);
  });

  test('executes a schema of Pothos', async () => {
    expect(await graphql({ schema: helloSchema(), source: '{ hello }' })).toEqual({ data: { hello: 'world' } });
  });

  test('is the copy that yoga serves with', async () => {
    const yoga = createYoga({ schema: helloSchema(), logging: false });
    const response = await yoga.fetch('http://gateway/graphql?query={hello}');
    expect(await response.json()).toEqual({ data: { hello: 'world' } });
  });
});
