import { afterAll, beforeAll, expect, test } from 'vitest';
import { customerFor, type Stage, startStage } from '../support/gateway.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await startStage({ overrides: { cacheMaxBytes: 1 } });
});
afterAll(() => stage[Symbol.asyncDispose]());

test('a field that breaks the contract is null by itself, and is counted by its place, without its value', async () => {
  const canary = 'canary-4111-1111';
  const body = JSON.stringify({
    accounts: [
      {
        id: 60010011,
        customerId: 5001001,
        name: { not: canary },
        type: 'checking',
        balance: canary,
        currency: 'USD',
        status: 7,
      },
      { id: null, customerId: 5001001, name: 'no id' },
      canary,
    ],
  });
  const path = '/aggregation/v1/customers/{customerId}/accounts';
  stage.sandbox.addFault({ match: { path }, effect: { kind: 'body', body, status: 200 } });
  const c = customerFor(stage.sandbox, 'five accounts');
  const answer = await stage.ask(
    'query ($c: ID!) { customer(customerId: $c) { accounts { accountId name balance { amount } type } } }',
    { c },
  );
  expect(answer).toEqual({
    data: { customer: { accounts: [{ accountId: '60010011', name: null, balance: null, type: 'CHECKING' }] } },
  });

  const { data } = await stage.ask('{ partner { drift { operation path count } } }');
  expect(data.partner.drift).toEqual(
    expect.arrayContaining([
      { operation: 'GetCustomerAccounts', path: '$.accounts[].name', count: 1 },
      { operation: 'GetCustomerAccounts', path: '$.accounts[].balance', count: 1 },
      { operation: 'GetCustomerAccounts', path: '$.accounts[]', count: 1 },
    ]),
  );
  expect(JSON.stringify(data)).not.toContain(canary);
});
