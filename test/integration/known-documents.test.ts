import { afterAll, beforeAll, expect, test } from 'vitest';
import { customerFor, type Stage, startStage } from '../support/gateway.ts';

const now = Date.UTC(2026, 10, 20, 12);
let stage: Stage;

beforeAll(async () => {
  const clock = await import('../../src/lib/clock.ts');
  stage = await startStage({
    sandbox: { now: () => now },
    overrides: { clock: { ...clock.systemClock, wall: () => now }, compile: { compileOn: 1 } },
  });
});
afterAll(() => stage[Symbol.asyncDispose]());

interface Sent {
  readonly query: string;
  readonly variables?: unknown;
  readonly operationName?: unknown;
  readonly headers?: Record<string, string>;
}

/** All of an answer that does not differ between two of the same question. */
async function answerTo({ headers, ...body }: Sent) {
  const response = await fetch(`${stage.gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': 'sandbox', 'x-request-id': 'same', ...headers },
    body: JSON.stringify(body),
  });
  const told = new Map(response.headers);
  for (const name of ['date', 'ratelimit', 'keep-alive', 'connection']) told.delete(name);
  return { status: response.status, headers: [...told], text: await response.text() };
}

const several = `query One($id: ID!) { customer(customerId: $id) { id accounts { name balance { amount } } } }
  query Two($id: ID!, $all: Boolean = false) { customer(customerId: $id) { id ... @include(if: $all) { username } } }`;

const cases: Record<string, () => Omit<Sent, 'query'> & { query?: string }> = {
  'an answer': () => ({ operationName: 'One', variables: { id: customerFor(stage.sandbox, 'checking') } }),
  'the other operation': () => ({
    operationName: 'Two',
    variables: { id: customerFor(stage.sandbox, 'checking'), all: true },
  }),
  'the price beforehand': () => ({
    operationName: 'One',
    variables: { id: '1' },
    headers: { 'x-dry-run': 'true' },
  }),
  'no such operation': () => ({ operationName: 'Three', variables: { id: '1' } }),
  'no name among two': () => ({ variables: { id: '1' } }),
  'variables that do not fit': () => ({ operationName: 'Two', variables: { id: '1', all: 'x' } }),
  'variables that are none': () => ({ operationName: 'One', variables: 'x' }),
  'a missing variable': () => ({ operationName: 'One', variables: {} }),
  'a field that fails': () => ({
    query: '{ customer(customerId: "nobody") { accounts { name transactions(first: 0) { edges { cursor } } } } }',
  }),
  'a scope that is missing': () => ({ query: '{ node(id: "bm90aGluZw") { id } }' }),
  'the schema': () => ({ query: '{ __schema { queryType { name } } viewer { __typename } }' }),
  'a subscription without a stream': () => ({
    query: 'subscription { reportProgress(customerId: "1") { __typename } }',
  }),
  'a document that is not valid': () => ({ query: '{ nothing }' }),
  'a document that is none': () => ({ query: '{' }),
  'a mutation that does not fit': () => ({
    query: 'mutation M($input: AddTestingCustomerInput!) { addTestingCustomer(input: $input) { __typename } }',
    variables: { input: null },
  }),
};

test.each(Object.entries(cases))('%s is the same when its document is known', async (_name, make) => {
  const sent = { query: several, ...make() };
  // Asked with a text of its own the first time, so that it is the first time whatever came before.
  const text = `${sent.query}\n# ${_name}`;
  const first = await answerTo({ ...sent, query: text });
  for (const _ of [1, 2]) expect(await answerTo({ ...sent, query: text })).toEqual(first);
});

test('a mutation that was posted is not run by GET', async () => {
  const query = 'mutation M { deleteCustomer(input: { customerId: "0", idempotencyKey: "k" }) { __typename } }';
  await answerTo({ query });
  await answerTo({ query });
  stage.upstreamCalls();
  const response = await fetch(`${stage.gateway.url}/graphql?query=${encodeURIComponent(query)}`, {
    headers: { 'x-api-key': 'sandbox', accept: 'application/json' },
  });
  expect(await response.text()).toContain('Can only perform a mutation operation from a POST request.');
  expect(stage.upstreamCalls()).toEqual({});
});
