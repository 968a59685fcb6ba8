import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import manifest from '../../client/persisted-documents.json' with { type: 'json' };
import { hashKey } from '../../src/domain/api-keys.ts';
import { defaultClientSettings } from '../../src/domain/client-settings.ts';
import { scopes } from '../../src/domain/viewer.ts';
import { customerFor, type Stage, startStage } from '../support/gateway.ts';

let stage: Stage;
let household: string;

/** In production: `sandbox` may run trusted documents only, `any` whatever is within the limits. */
beforeAll(async () => {
  stage = await startStage({
    configure: (config) => {
      const [first] = [...config.partners.values()];
      if (!first) throw new Error('no partner');
      const any = {
        clientId: 'any',
        keyHashes: [hashKey('any')],
        scopes,
        settings: { ...defaultClientSettings, documents: 'any' as const },
      };
      const partners = new Map([[first.partner.partnerId, { ...first, clients: [...first.clients, any] }]]);
      const huge = `query Huge { ${Array.from({ length: 70 }, (_, i) => `a${i}: __typename`).join(' ')} }`;
      const trusted = new Map([...Object.entries(manifest), [hugeId, huge]]);
      return { ...config, mode: 'production', partners, documents: { trusted, trustedOnly: true } };
    },
  });
  household = customerFor(stage.sandbox, 'five accounts');
});
afterAll(() => stage[Symbol.asyncDispose]());

const hugeId = 'sha256:huge';
const [overviewId, overviewText] =
  Object.entries(manifest).find(([, text]) => text.includes('query CustomerOverview')) ?? [];

async function post(body: object | string, key = 'sandbox') {
  const response = await fetch(`${stage.gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', 'x-api-key': key },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, text, answer: JSON.parse(text || '{}') as any };
}

const codeOf = ({ answer }: Awaited<ReturnType<typeof post>>) => answer.errors?.[0]?.extensions.code;

describe('a client of trusted documents', () => {
  test('runs them by id, and by their exact text', async () => {
    const variables = { customerId: household };
    const byId = await post({ documentId: overviewId, variables });
    expect(byId.answer.data.customer.accounts).toHaveLength(5);
    expect((await post({ query: overviewText, variables })).answer).toEqual(byId.answer);
    expect((await post({ documentId: overviewId, query: overviewText, variables })).answer).toEqual(byId.answer);
  });

  test.each([
    ['other text', { query: '{ viewer { clientId } }' }],
    ['text that is no GraphQL', { query: '}}}' }],
    ['a megabyte of braces', { query: '{a'.repeat(60_000) }],
    ['an unknown id', { documentId: `sha256:${'0'.repeat(64)}` }],
    ['an id with a changed digit', { documentId: overviewId?.replace(/.$/, (digit) => (digit === '0' ? '1' : '0')) }],
    ['an id beside other text', { documentId: overviewId, query: '{ viewer { clientId } }' }],
    ['an id that is no text', { documentId: ['sha256:x'] }],
    ['a name of an object', { documentId: '__proto__' }],
    ['introspection', { query: '{ __schema { types { name } } }' }],
  ])('is refused %s before it is parsed, and upstream is not asked', async (_what, body) => {
    stage.upstreamCalls();
    const refused = await post(body);
    expect([refused.status, codeOf(refused)]).toEqual([400, 'UNKNOWN_DOCUMENT']);
    expect(stage.upstreamCalls()).toEqual({});
  });

  test('may run a trusted one that is larger than the limits, whoever was refused it before', async () => {
    const query = `query Huge { ${Array.from({ length: 70 }, (_, i) => `a${i}: __typename`).join(' ')} }`;
    expect(codeOf(await post({ query }, 'any'))).toBe('LIMIT_EXCEEDED');
    expect((await post({ documentId: hugeId })).answer.data.a69).toBe('Query');
    expect(codeOf(await post({ query }, 'any'))).toBe('LIMIT_EXCEEDED');
  });
});

describe('a client of any document', () => {
  const doubled = (levels: number) => {
    const spread = Array.from(
      { length: levels },
      (_, i) =>
        `fragment F${i} on Query { ...F${i + 1} a${i}: __typename ...G${i + 1} } fragment G${i} on Query { ...F${i + 1} }`,
    );
    return `{ ...F0 } ${spread.join(' ')} fragment F${levels} on Query { z: __typename } fragment G${levels} on Query { y: __typename }`;
  };
  const nested = (levels: number) => `${'{ partner '.repeat(levels)}{ partnerId }${' }'.repeat(levels)}`;

  test.each([
    ['LIMIT_EXCEEDED', '17 levels', nested(16)],
    ['GRAPHQL_PARSE_FAILED', '5000 levels', nested(5_000)],
    ['LIMIT_EXCEEDED', '61 aliases', `{ ${Array.from({ length: 61 }, (_, i) => `a${i}: __typename`).join(' ')} }`],
    ['LIMIT_EXCEEDED', 'a name six times', `{ ${'viewer { clientId } '.repeat(6)} }`],
    ['LIMIT_EXCEEDED', '201 fields', `{ ${Array.from({ length: 201 }, (_, i) => `f${i}`).join(' ')} }`],
    ['LIMIT_EXCEEDED', '61 directives', `{ __typename ${'@skip(if: false) '.repeat(61)} }`],
    ['LIMIT_EXCEEDED', 'fragments that double 25 times', doubled(25)],
    ['GRAPHQL_PARSE_FAILED', '1501 words', `{ ${'a '.repeat(1_500)} }`],
    [
      'GRAPHQL_VALIDATION_FAILED',
      'a fragment that spreads itself',
      '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }',
    ],
    ['GRAPHQL_VALIDATION_FAILED', 'introspection', '{ __schema { types { name } } }'],
  ])('%s for %s', async (code, _what, query) => {
    const refused = await post({ query }, 'any');
    expect([refused.status, codeOf(refused)]).toEqual([400, code]);
    expect(stage.upstreamCalls()).toEqual({});
  });

  test('is told no names of the schema', async () => {
    const { text } = await post({ query: '{ custome(customerId: 1) { usernam } }' }, 'any');
    expect(text).toContain('Cannot query field');
    expect(text).not.toContain('Did you mean');
  });

  test.each([
    ['a long list', { ids: Array.from({ length: 501 }, () => 'SSN-123') }],
    ['deep lists', { ids: JSON.parse(`${'['.repeat(50)}"SSN-123"${']'.repeat(50)}`) }],
    ['many values', { ids: Array.from({ length: 400 }, () => Array.from({ length: 20 }, () => 'SSN-123')) }],
  ])('is refused %s in the variables, which is not repeated', async (_what, variables) => {
    const refused = await post({ query: 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', variables }, 'any');
    expect([refused.status, codeOf(refused)]).toEqual([400, 'LIMIT_EXCEEDED']);
    expect(refused.text).not.toContain('SSN-123');
  });

  test('may not send a body above 256 KiB, nor several operations at once', async () => {
    const large = await post({ query: '{ __typename }', variables: { a: 'x'.repeat(300_000) } }, 'any');
    expect([large.status, codeOf(large)]).toEqual([413, 'LIMIT_EXCEEDED']);
    const batch = await post(JSON.stringify(Array.from({ length: 1_000 }, () => ({ query: '{ __typename }' }))), 'any');
    expect([batch.status, codeOf(batch)]).toEqual([400, 'BAD_REQUEST']);
  });
});
