import { afterAll, beforeAll, expect, test } from 'vitest';
import { customerFor, type Stage, startStage } from '../support/gateway.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage[Symbol.asyncDispose]());

const query = `query ($c: ID!) {
  customer(customerId: $c) {
    accounts { accountId balance { amount } transactions(first: 100) { edges { node { transactionId amount { amount } } } } }
  }
}`;

test('amounts and ids come out digit for digit as the ledger has them', async () => {
  const exact = customerFor(stage.sandbox, 'exact digits');
  const { data, errors } = await stage.ask(query, { c: exact });
  expect(errors).toBeUndefined();
  const partnerId = stage.sandbox.info.partners[0]?.partnerId ?? '';
  const amounts: string[] = [];
  for (const { accountId, transactions } of data.customer.accounts) {
    const shown = new Map(transactions.edges.map(({ node }: any) => [node.transactionId, node.amount.amount]));
    const stored = stage.sandbox.ledger.rows({ partnerId, accountId }).filter(({ status }) => status === 'active');
    expect(shown).toEqual(new Map(stored.map(({ id, amount }) => [id, amount])));
    amounts.push(...stored.map(({ amount }) => amount));
  }
  expect(amounts).toEqual(expect.arrayContaining(['10.10', '1e2', '-0.00']));
  const ids = data.customer.accounts.flatMap(({ accountId, transactions }: any) => [
    accountId,
    ...transactions.edges.map(({ node }: any) => node.transactionId),
  ]);
  expect(ids.some((id: string) => BigInt(id) > BigInt(Number.MAX_SAFE_INTEGER))).toBe(true);
});
