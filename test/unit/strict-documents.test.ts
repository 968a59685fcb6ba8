import { createHash } from 'node:crypto';
import { createSchema, createYoga } from 'graphql-yoga';
import { beforeEach, expect, test } from 'vitest';
import { defaultDocumentLimits } from '../../src/plugins/document-limits.ts';
import { useDocuments } from '../../src/plugins/use-documents.ts';
import { useRequestId } from '../../src/plugins/use-request-id.ts';
import { defaultValueLimits } from '../../src/plugins/value-limits.ts';

const known = '{ hello }';
const id = `sha256:${createHash('sha256').update(known).digest('hex')}`;

let parses = 0;
beforeEach(() => {
  parses = 0;
});

const yoga = createYoga({
  schema: createSchema({ typeDefs: 'type Query { hello: String }', resolvers: { Query: { hello: () => 'you' } } }),
  logging: false,
  extraParamNames: ['documentId'],
  plugins: [
    useRequestId(),
    useDocuments({
      trusted: new Map([[id, known]]),
      trustedOnly: true,
      introspection: false,
      limits: defaultDocumentLimits,
      values: defaultValueLimits,
    }),
    {
      onParse() {
        parses += 1;
      },
    },
  ],
});

async function post(body: object) {
  const response = await yoga.fetch('http://gateway/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return (await response.json()) as { data?: unknown; errors?: { extensions: { code: string } }[] };
}

test.each([
  ['another document', { query: '{ __typename }' }],
  ['the document with one character more', { query: `${known} ` }],
  ['text that is no GraphQL', { query: '}}}' }],
  ['a quarter of a megabyte', { query: '{a'.repeat(120_000) }],
  ['an unknown id', { documentId: `sha256:${'0'.repeat(64)}` }],
  ['a known id beside another text', { documentId: id, query: '{ __typename }' }],
])('in strict mode %s is refused without being parsed', async (_what, body) => {
  const { errors } = await post(body);
  expect(errors?.[0]?.extensions.code).toBe('UNKNOWN_DOCUMENT');
  expect(parses).toBe(0);
});

test('a trusted document is parsed, by its id and by its text', async () => {
  expect((await post({ documentId: id })).data).toEqual({ hello: 'you' });
  expect((await post({ query: known })).data).toEqual({ hello: 'you' });
  expect(parses).toBeGreaterThan(0);
});
