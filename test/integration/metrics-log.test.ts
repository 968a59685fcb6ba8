import { afterAll, beforeAll, expect, test } from 'vitest';
import { customerFor, type Stage, startStage } from '../support/gateway.ts';

let stage: Stage;
let household: string;

beforeAll(async () => {
  stage = await startStage();
  household = customerFor(stage.sandbox, 'five accounts');
});
afterAll(() => stage?.[Symbol.asyncDispose]());

const fields = `endpoint method path status code attempt earlierAttempts { attempt status code serviceMs } queueMs tokenMs
  serviceMs decodeMs requestBytes responseBytes responseKind responseHeaders { name value } bodyShape institutionId live`;

async function logOf(filter: string) {
  const { data, errors } = await stage.ask(`{ partner { requestLog(${filter}) { edges { node { ${fields} } } } } }`);
  expect(errors).toBeUndefined();
  return data.partner.requestLog.edges.map(({ node }: { node: object }) => node);
}

test('a call that was retried tells its attempts, its sizes, its times and the shape of what came', async () => {
  stage.sandbox.addFault({
    match: { path: '/aggregation/v1/customers/{customerId}/accounts' },
    effect: { kind: 'status', status: 500, body: { code: 1000, message: 'canary-4711' } },
    times: 1,
  });
  await stage.ask('query ($c: ID!) { customer(customerId: $c) { accounts { balance { amount } } } }', { c: household });
  expect(stage.upstreamCalls()).toEqual({ 'GET /aggregation/v1/customers/{customerId}/accounts': 2 });
  const [second, first] = await logOf('endpoint: "GetCustomerAccounts"');
  expect(first).toMatchObject({ status: 500, code: '1000', attempt: 1, earlierAttempts: [], bodyShape: null });
  expect(second).toMatchObject({
    method: 'GET',
    path: '/aggregation/v1/customers/{customerId}/accounts',
    status: 200,
    code: null,
    attempt: 2,
    earlierAttempts: [{ attempt: 1, status: 500, code: '1000', serviceMs: expect.any(Number) }],
    queueMs: expect.any(Number),
    tokenMs: expect.any(Number),
    decodeMs: expect.any(Number),
    requestBytes: 0,
    responseKind: 'json',
  });
  expect(second.bodyShape).toMatch(/^\{ accounts: \[5 x \{ id: string, .*balance: number/);
  expect(second.responseHeaders.map(({ name }: { name: string }) => name)).toContain('content-type');
  const text = JSON.stringify([first, second]);
  for (const secret of ['canary-4711', household, 'Sanchez']) expect(text).not.toContain(secret);
});

test('a live call about an account alone is its institution’s, once an answer has shown which', async () => {
  const { data } = await stage.ask(
    'query ($c: ID!) { customer(customerId: $c) { accounts { accountId type institution { institutionId } } } }',
    { c: household },
  );
  const account = data.customer.accounts.find(({ type }: { type: string }) => type === 'CHECKING');
  await stage.ask(
    'query ($c: ID!, $a: ID!) { account(customerId: $c, accountId: $a) { liveBalance(maxAge: 0) { __typename } } }',
    { c: household, a: account.accountId },
  );
  const [call] = await logOf('endpoint: "GetAvailableBalanceLive"');
  expect(call).toMatchObject({ live: true, institutionId: account.institution.institutionId });
  const figures = '{ partner { metrics(window: HOUR) { institutions { institutionId successRate { calls } } } } }';
  const { institutions } = (await stage.ask(figures)).data.partner.metrics;
  expect(institutions).toContainEqual({
    institutionId: account.institution.institutionId,
    successRate: { calls: expect.any(Number) },
  });
});
