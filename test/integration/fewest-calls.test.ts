import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { encodeGlobalId } from '../../src/domain/global-ids.ts';
import { examples } from '../support/examples.ts';
import { customerFor, type Stage, startStage } from '../support/gateway.ts';

const customers = 'GET /aggregation/v1/customers';
const customer = 'GET /aggregation/v1/customers/{customerId}';
const accounts = 'GET /aggregation/v1/customers/{customerId}/accounts';
const simpleAccounts = `${accounts}/simple`;
const customerTransactions = 'GET /aggregation/v3/customers/{customerId}/transactions';
const accountTransactions = 'GET /aggregation/v4/customers/{customerId}/accounts/{accountId}/transactions';

let stage: Stage;
let household: string;
let accountIds: readonly string[];

/** Token and institution directory are warm, and nothing else is ever cached. */
beforeAll(async () => {
  stage = await startStage({ overrides: { cacheMaxBytes: 1 } });
  household = customerFor(stage.sandbox, 'five accounts');
  const query = 'query ($c: ID!) { customer(customerId: $c) { accounts { accountId } } }';
  const { data } = await stage.ask(query, { c: household });
  accountIds = data.customer.accounts.map((account: { accountId: string }) => account.accountId);
});
afterAll(() => stage[Symbol.asyncDispose]());
beforeEach(() => stage.sandbox.resetCalls());

const overview = examples().find(({ name }) => name === 'customer-overview')?.query ?? '';

test('CustomerOverview with five accounts costs three calls', async () => {
  const { data, errors } = await stage.ask(overview, { customerId: household });
  expect(errors).toBeUndefined();
  expect(data.customer.accounts).toHaveLength(5);
  expect(data.customer.accounts.every((account: any) => account.transactions.edges.length === 20)).toBe(true);
  expect(stage.upstreamCalls()).toEqual({ [customer]: 1, [accounts]: 1, [customerTransactions]: 1 });
});

test('without customer scalars it costs two', async () => {
  const { errors } = await stage.ask(overview.replace(' type username', ''), { customerId: household });
  expect(errors).toBeUndefined();
  expect(stage.upstreamCalls()).toEqual({ [accounts]: 1, [customerTransactions]: 1 });
});

test('twenty customers with their accounts cost twenty-one', async () => {
  const query = '{ customers(first: 20) { edges { node { username accounts { name balance { amount } } } } } }';
  const { data, errors } = await stage.ask(query);
  expect(errors).toBeUndefined();
  expect(data.customers.edges).toHaveLength(20);
  expect(stage.upstreamCalls()).toEqual({ [customers]: 1, [accounts]: 20 });
});

test('ten account fields of one customer cost one', async () => {
  const fields = Array.from({ length: 10 }, (_, i) => {
    const id = accountIds[i % accountIds.length];
    return `a${i}: account(customerId: "${household}", accountId: "${id}") { name balance { amount } }`;
  });
  const { data, errors } = await stage.ask(`{ ${fields.join('\n')} }`);
  expect(errors).toBeUndefined();
  expect(Object.values(data).every((account: any) => account.name)).toBe(true);
  expect(stage.upstreamCalls()).toEqual({ [accounts]: 1 });
});

test('fields that the simple list has are read from it', async () => {
  await stage.ask(`{ account(customerId: "${household}", accountId: "${accountIds[0]}") { name type currency } }`);
  expect(stage.upstreamCalls()).toEqual({ [simpleAccounts]: 1 });
});

test('one full field anywhere makes the operation read the full list, once, and never the simple one', async () => {
  const query = `query ($c: ID!, $a: ID!) {
    customer(customerId: $c) { accounts { name } }
    account(customerId: $c, accountId: $a) { ...Balance }
  }
  fragment Balance on Account { balance { amount } }`;
  await stage.ask(query, { c: household, a: accountIds[0] });
  expect(stage.upstreamCalls()).toEqual({ [accounts]: 1 });
});

test('ids of transactions under a known account cost one', async () => {
  const query = `{ account(customerId: "${household}", accountId: "${accountIds[0]}") { transactions { edges { node { id account { id } } } } } }`;
  const { data, errors } = await stage.ask(query);
  expect(errors).toBeUndefined();
  expect(data.account.transactions.edges[0].node.account.id).toBe(
    encodeGlobalId('Account', household, accountIds[0] ?? ''),
  );
  expect(stage.upstreamCalls()).toEqual({ [accountTransactions]: 1 });
});

test('a bare account node costs none', async () => {
  const id = encodeGlobalId('Account', household, accountIds[0] ?? '');
  const { data } = await stage.ask('query ($id: ID!) { node(id: $id) { __typename id } }', { id });
  expect(data).toEqual({ node: { __typename: 'Account', id } });
  expect(stage.upstreamCalls()).toEqual({});
});

test('currency and direction of transactions cost one account list more', async () => {
  const query = `{ customer(customerId: "${household}") { transactions { edges { node { direction amount { amount currency } } } } } }`;
  const { errors } = await stage.ask(query);
  expect(errors).toBeUndefined();
  expect(stage.upstreamCalls()).toEqual({ [customerTransactions]: 1, [simpleAccounts]: 1 });
});

test('a field left out by a directive costs nothing', async () => {
  const query = `query ($id: ID!) { node(id: $id) { id ... on Account { name @include(if: false) customer { customerId } } } }`;
  await stage.ask(query, { id: encodeGlobalId('Account', household, accountIds[0] ?? '') });
  expect(stage.upstreamCalls()).toEqual({});
});

describe('what the gateway says it cost', () => {
  test('is what the sandbox counted, and not above what was announced', async () => {
    const headers = { 'x-api-key': 'sandbox', 'x-include-extensions': 'cost,freshness' };
    const { extensions } = await stage.ask(overview, { customerId: household }, headers);
    const counted = Object.values(stage.upstreamCalls()).reduce((sum, calls) => sum + calls, 0);
    expect(extensions?.cost).toMatchObject({ upstreamCalls: counted, actual: counted, billableCalls: 0 });
    expect(extensions?.cost.requested).toBeGreaterThanOrEqual(counted);
    expect(extensions?.freshness).toEqual({ ageSeconds: 0, stale: false });
  });

  test('is left out unless it is asked for', async () => {
    const { extensions } = await stage.ask(overview, { customerId: household });
    expect(extensions).toBeUndefined();
  });
});
