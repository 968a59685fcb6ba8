import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashKey } from '../../src/domain/api-keys.ts';
import { encodeGlobalId } from '../../src/domain/global-ids.ts';
import type { Scope } from '../../src/domain/viewer.ts';
import { customerFor, type Stage, startStage } from '../support/gateway.ts';

let stage: Stage;
let household: string;

beforeAll(async () => {
  stage = await startStage({
    configure: (config) => {
      const [first, ...others] = [...config.partners.values()];
      if (!first) throw new Error('no partner');
      const client = (clientId: string, scopes: Scope[]) => ({ clientId, keyHashes: [hashKey(clientId)], scopes });
      const limited = {
        ...first,
        clients: [...first.clients, client('customers-only', ['customers']), client('nothing', [])],
      };
      return { ...config, partners: new Map([limited, ...others].map((entry) => [entry.partner.partnerId, entry])) };
    },
  });
  household = customerFor(stage.sandbox, 'five accounts');
});
afterAll(() => stage[Symbol.asyncDispose]());

describe('without a valid key', () => {
  test.each([{}, { 'x-api-key': 'wrong' }, { authorization: 'Bearer sandbox' }])(
    '%o is refused with 401',
    async (headers) => {
      const response = await fetch(`${stage.gateway.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers } as Record<string, string>,
        body: JSON.stringify({ query: '{ __typename }' }),
      });
      expect(response.status).toBe(401);
      const { data, errors } = (await response.json()) as any;
      expect(data ?? null).toBeNull();
      expect(errors[0].extensions).toMatchObject({ code: 'UNAUTHENTICATED', category: 'CUSTOMER', retryable: false });
      expect(errors[0].extensions.requestId).toBe(response.headers.get('x-request-id'));
      expect(stage.upstreamCalls()).toEqual({});
    },
  );
});

describe('scopes', () => {
  test('a field without its scope is FORBIDDEN, its siblings answer and no call is made for it', async () => {
    const query = `query ($c: ID!) { customer(customerId: $c) { username accounts { name } } }`;
    const { data, errors } = await stage.ask(query, { c: household }, { 'x-api-key': 'customers-only' });
    expect(data.customer).toEqual({ username: expect.any(String), accounts: null });
    expect(errors).toHaveLength(1);
    expect(errors?.[0]).toMatchObject({ path: ['customer', 'accounts'], extensions: { code: 'FORBIDDEN' } });
  });

  test.each([
    ['Customer', encodeGlobalId('Customer', '5001001')],
    ['Account', encodeGlobalId('Account', '5001001', '1')],
    ['InstitutionLogin', encodeGlobalId('InstitutionLogin', '5001001', '1')],
    ['Transaction', encodeGlobalId('Transaction', '5001001', '1', '1')],
    ['Report', encodeGlobalId('Report', '5001001', '-', 'r-voa')],
  ])('node(id) of a %s is no way around them', async (_type, id) => {
    const { data, errors } = await stage.ask(
      'query ($id: ID!) { node(id: $id) { id } }',
      { id },
      { 'x-api-key': 'nothing' },
    );
    expect(data.node).toBeNull();
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

describe('what is missing', () => {
  test.each([
    ['customer', 'query ($c: ID!) { it: customer(customerId: $c) { username } }', { c: '999999' }],
    [
      'customer by its accounts',
      'query ($c: ID!) { it: customer(customerId: $c) { id accounts { name } } }',
      { c: '999999' },
    ],
    ['account', 'query ($a: ID!) { it: account(customerId: "5001001", accountId: $a) { name } }', { a: '999999' }],
    ['account of a missing customer', '{ it: account(customerId: "999999", accountId: "1") { name } }', {}],
    ['institution', '{ it: institution(institutionId: "999999999") { name } }', {}],
    [
      'node',
      'query ($id: ID!) { it: node(id: $id) { ... on Customer { username } } }',
      { id: encodeGlobalId('Customer', '999999') },
    ],
    [
      'transaction',
      'query ($id: ID!) { it: node(id: $id) { ... on Transaction { description } } }',
      { id: encodeGlobalId('Transaction', '5001001', '1', '2') },
    ],
    [
      'login',
      'query ($id: ID!) { it: node(id: $id) { ... on InstitutionLogin { accounts { id } } } }',
      { id: encodeGlobalId('InstitutionLogin', '5001001', '2') },
    ],
  ])('a missing %s is null without an error', async (_what, query, variables) => {
    expect(await stage.ask(query, variables)).toEqual({ data: { it: null } });
  });

  test("another partner's customer answers exactly as one that nobody has", async () => {
    const foreign = stage.sandbox.info.partners[2]?.customers.find(({ customerId }) => customerId.startsWith('9'));
    const query = 'query ($c: ID!) { customer(customerId: $c) { username accounts { name } } }';
    stage.sandbox.resetCalls();
    const missing = await stage.ask(query, { c: '777777' });
    const missingCalls = stage.upstreamCalls();
    expect(await stage.ask(query, { c: foreign?.customerId })).toEqual(missing);
    expect(stage.upstreamCalls()).toEqual(missingCalls);
  });

  test('partners with the same ids never see each other', async () => {
    const query = 'query ($c: ID!) { customer(customerId: $c) { username } }';
    const names = await Promise.all(
      ['sandbox', 'sandbox-2', 'sandbox-3'].map(
        async (key) => (await stage.ask(query, { c: '5001001' }, { 'x-api-key': key })).data.customer.username,
      ),
    );
    expect(names).toEqual(
      stage.sandbox.info.partners.map(({ customers }) => customers.find((c) => c.customerId === '5001001')?.username),
    );
  });
});

describe('bad input has a name', () => {
  test.each([
    ['BAD_ID', '{ node(id: "nonsense") { id } }'],
    ['BAD_ID', `{ node(id: "${Buffer.from('Nothing:c').toString('base64url')}") { id } }`],
    ['BAD_REQUEST', 'query A { __typename } query B { __typename }'],
    ['BAD_USER_INPUT', '{ customers(first: 501) { edges { cursor } } }'],
    ['BAD_USER_INPUT', '{ customers(first: 0) { edges { cursor } } }'],
    ['BAD_CURSOR', '{ customers(after: "abc") { edges { cursor } } }'],
    [
      'BAD_CURSOR',
      '{ account(customerId: "5001001", accountId: "1") { transactions(after: "abc") { edges { cursor } } } }',
    ],
    ['GRAPHQL_PARSE_FAILED', '{ customers('],
    ['GRAPHQL_VALIDATION_FAILED', '{ nothing }'],
    [
      'BAD_USER_INPUT',
      '{ account(customerId: "5001001", accountId: "1") { transactions(from: "2026-02-30") { edges { cursor } } } }',
    ],
  ])('%s for %s', async (code, query) => {
    const { errors } = await stage.ask(query);
    expect(errors?.[0]?.extensions).toMatchObject({ code, retryable: false, requestId: expect.any(String) });
  });

  test('a variable that does not fit is named, and its value is not repeated', async () => {
    const answer = await stage.ask('query ($first: Int!) { customers(first: $first) { edges { cursor } } }', {
      first: '123-45-6789',
    });
    expect(answer.errors?.[0]).toMatchObject({
      message: expect.stringContaining('$first'),
      extensions: { code: 'BAD_USER_INPUT' },
    });
    expect(JSON.stringify(answer)).not.toContain('123-45');
  });
});

describe('a value that is written into a document is not repeated either', () => {
  test.each([
    ['{ customers(first: "123-45-6789") { edges { cursor } } }', 'Int cannot represent non-integer value: …'],
    ['{ customers(first: [123456789, 1]) { edges { cursor } } }', 'Int cannot represent non-integer value: …'],
    ['{ node(id: { ssn: "123-45-6789" }) { id } }', 'ID cannot represent a non-string and non-integer value: …'],
    ['{ customers(first: 1 "123-45-6789") { edges { cursor } } }', 'Syntax Error: Expected Name, found String.'],
    ['{ node(id: """123-45-6789""" 5) { id } }', 'Syntax Error: Expected Name, found Int.'],
    [
      '{ customer(customerId: "5001001") { transactions(from: "123-45-6789") { edges { cursor } } } }',
      expect.stringContaining('Expected an existing day'),
    ],
    [
      '{ customer(customerId: "5001001") { transactions(sort: "123-45-6789") { edges { cursor } } } }',
      expect.stringContaining('Enum "SortOrder" cannot represent non-enum value: …'),
    ],
  ])('%s', async (query, message) => {
    const answer = await stage.ask(query);
    expect(answer.errors?.[0]?.message).toEqual(message);
    expect(JSON.stringify(answer)).not.toMatch(/123-?45/);
  });
});

describe('what is no GraphQL request is refused with a code, and quotes nothing of it', () => {
  test.each([
    ['application/json', '{ "ssn": 123-45-6789', 400],
    ['application/json', '', 400],
    ['text/plain', 'ssn 123-45-6789', 415],
  ])('%s %s', async (type, body, status) => {
    const response = await fetch(`${stage.gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': type, 'x-api-key': 'sandbox' },
      body,
    });
    const text = await response.text();
    expect(response.status).toBe(status);
    expect(JSON.parse(text).errors[0].extensions).toMatchObject({
      code: 'BAD_REQUEST',
      requestId: response.headers.get('x-request-id'),
    });
    expect(text).not.toContain('123-45');
  });
});
