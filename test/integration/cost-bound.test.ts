import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCallCounter } from '../../src/domain/call-tally.ts';
import { isGatewayError } from '../../src/domain/errors.ts';
import { customerFor, type Stage, startStage } from '../support/gateway.ts';
import { caller, callOf, getAccounts, startUpstream } from '../support/upstream-stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage({ overrides: { cacheMaxBytes: 1 } });
});
afterAll(() => stage[Symbol.asyncDispose]());

test('an operation is stopped at the calls that it was priced at, however many it asks for at once', async () => {
  await using upstream = await startUpstream();
  const meter = createCallCounter();
  meter.limit(2);
  const customers = upstream.sandbox.info.partners[0]!.customers.slice(0, 5);
  const ends = await Promise.allSettled(
    customers.map(({ customerId }) =>
      upstream.pipeline.exchange(callOf({ ...upstream, customerId }, getAccounts, { caller: { ...caller(), meter } })),
    ),
  );
  const failed = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason] : []));
  expect(failed).toHaveLength(3);
  expect(failed.every((error) => isGatewayError(error, 'COST_EXCEEDED'))).toBe(true);
  expect(upstream.sandbox.calls().byTemplate['GET /aggregation/v1/customers/{customerId}/accounts']).toBe(2);
  expect(meter.calls).toBe(2);
});

/** Of examples whose number of customers, accounts and rows is known: [query, calls]. Worked out by hand from what upstream has. */
const exact = [
  ['the names of a customer', 'query ($c: ID!) { customer(customerId: $c) { username } }', 1],
  [
    'accounts without anything of the customer',
    'query ($c: ID!) { customer(customerId: $c) { accounts { name } } }',
    1,
  ],
  ['a customer and the accounts', 'query ($c: ID!) { customer(customerId: $c) { username accounts { name } } }', 2],
  [
    'the owner of one account',
    'query ($c: ID!) { account(customerId: $c, accountId: "60010011") { owners(maxAge: 0) { __typename } } }',
    1,
  ],
  ['what the id itself says', 'query ($c: ID!) { customer(customerId: $c) { customerId } }', 0],
] as const;

test.each(exact)('%s cost exactly what the sandbox counts', async (_what, query, calls) => {
  const c = customerFor(stage.sandbox, 'five accounts');
  stage.upstreamCalls();
  const answer = await stage.ask(query, { c }, { 'x-api-key': 'sandbox', 'x-include-extensions': 'cost' });
  expect(answer.errors).toBeUndefined();
  const counted = Object.values(stage.upstreamCalls()).reduce((sum, each) => sum + each, 0);
  expect(counted).toBe(calls);
  expect(answer.extensions?.cost).toMatchObject({ actual: calls, upstreamCalls: calls });
  expect(answer.extensions?.cost.requested).toBeGreaterThanOrEqual(calls);
});
