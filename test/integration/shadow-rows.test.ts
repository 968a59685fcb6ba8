import { afterAll, beforeAll, expect, test } from 'vitest';
import { encodeGlobalId } from '../../src/domain/global-ids.ts';
import { customerFor, type Stage, startStage } from '../support/gateway.ts';

let stage: Stage;
let customerId: string;
let partnerId: string;

beforeAll(async () => {
  stage = await startStage();
  customerId = customerFor(stage.sandbox, 'five accounts');
  partnerId = stage.sandbox.info.partners[0]?.partnerId ?? '';
});
afterAll(() => stage[Symbol.asyncDispose]());

const query = `query ($c: ID!, $policy: ShadowPolicy!) {
  customer(customerId: $c) {
    accounts { accountId transactions(first: 500, shadow: $policy) { edges { node { transactionId status statusCode } } } }
  }
}`;

test.each([
  ['EXCLUDE', ['active']],
  ['INCLUDE', ['active', 'shadow']],
  ['ONLY', ['shadow']],
] as const)('%s shows exactly the rows of the ledger that are %s', async (policy, statuses) => {
  const { data, errors } = await stage.ask(query, { c: customerId, policy });
  expect(errors).toBeUndefined();
  let shadows = 0;
  for (const { accountId, transactions } of data.customer.accounts) {
    const stored = stage.sandbox.ledger.rows({ partnerId, accountId });
    const expected = stored
      .filter(({ status }) => (statuses as readonly string[]).includes(status))
      .map(({ id }) => id);
    expect(new Set(transactions.edges.map(({ node }: any) => node.transactionId))).toEqual(new Set(expected));
    shadows += stored.filter(({ status }) => status === 'shadow').length;
    for (const { node } of transactions.edges) expect(node.status).toBe(node.statusCode.toUpperCase());
  }
  expect(shadows).toBeGreaterThan(0);
});

test('node(id) of a shadow row answers with its status', async () => {
  const { data } = await stage.ask(query, { c: customerId, policy: 'ONLY' });
  const found = data.customer.accounts.find((account: any) => account.transactions.edges.length > 0);
  const { transactionId } = found.transactions.edges[0].node;
  const id = encodeGlobalId('Transaction', customerId, found.accountId, transactionId);
  const answer = await stage.ask('query ($id: ID!) { node(id: $id) { id ... on Transaction { status } } }', { id });
  expect(answer).toEqual({ data: { node: { id, status: 'SHADOW' } } });
});

test('a row asked for under the account of another is not found', async () => {
  const { data } = await stage.ask(query, { c: customerId, policy: 'EXCLUDE' });
  const [one, other] = data.customer.accounts;
  const id = encodeGlobalId('Transaction', customerId, other.accountId, one.transactions.edges[0].node.transactionId);
  expect(await stage.ask('query ($id: ID!) { node(id: $id) { ... on Transaction { status } } }', { id })).toEqual({
    data: { node: null },
  });
});
