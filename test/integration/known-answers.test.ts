import type { IncomingMessage } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hashKey } from '../../src/domain/api-keys.ts';
import { defaultClientSettings } from '../../src/domain/client-settings.ts';
import { scopes } from '../../src/domain/viewer.ts';
import type { CallRecord } from '../../src/metrics/call-record.ts';
import type { OperationRecord } from '../../src/metrics/operation-record.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { customerFor, type Stage, startStage } from '../support/gateway.ts';
import { postEitherWay, type Way } from '../support/two-ways.ts';

/** Both clocks stand still until they are turned. */
const clock = { ...createFakeClock(Date.now()), after: () => ({ cancel() {} }) };
let stage: Stage;
let id: string;
let calls: CallRecord[] = [];
let operations: OperationRecord[] = [];
let given = 0;
let query = '';
let tests = 0;

const settings = { ...defaultClientSettings, budget: { ...defaultClientSettings.budget, requestsPerMinute: 6 } };
const poor = { clientId: 'poor', keyHashes: [hashKey('poor')], scopes, settings } as const;

beforeAll(async () => {
  stage = await startStage({
    overrides: {
      clock,
      sink: {
        call: (record) => void calls.push(record),
        operation: (record) => void operations.push(record),
        drift() {},
      },
      onAnswer(way) {
        if (way === 'kept') given += 1;
      },
    },
    configure: (config) => {
      const [first, ...others] = [...config.partners.values()];
      if (!first) throw new Error('no partner');
      const more = { ...first, clients: [...first.clients, poor] };
      return { ...config, partners: new Map([more, ...others].map((entry) => [entry.partner.partnerId, entry])) };
    },
  });
  id = customerFor(stage.sandbox, 'five accounts');
});
beforeEach(() => {
  tests += 1;
  query = `query Overview($id: ID!) { customer(customerId: $id) { username accounts { name balance { amount } transactions(first: 3) { edges { cursor node { transactionId description } } } } } } # ${tests}`;
  [calls, operations, given] = [[], [], 0];
});
afterAll(() => stage[Symbol.asyncDispose]());

const post = (headers?: Record<string, string>, way?: Way, body: object = { query, variables: { id } }) =>
  postEitherWay(stage.gateway.url, JSON.stringify(body), headers, way);

/** Fetched, then found in memory: from then on it is known. */
async function makeKnown(headers?: Record<string, string>) {
  for (const _time of [1, 2, 3]) await post(headers);
  expect(given).toBe(1);
  [calls, operations, given] = [[], [], 0];
  stage.upstreamCalls();
}

test('it is the same, byte by byte and record by record, as what the GraphQL server answers', async () => {
  await makeKnown();
  const whole = await post({}, 'whole');
  const [callsOfWhole, operationsOfWhole] = [calls, operations];
  expect(given).toBe(0);
  [calls, operations] = [[], []];
  const known = await post();
  expect(given).toBe(1);
  const timeless = ({ headers }: typeof known) => ({
    ...headers,
    date: typeof headers.date,
    ratelimit: typeof headers.ratelimit,
  });
  expect({ ...known, headers: timeless(known) }).toEqual({ ...whole, headers: timeless(whole) });
  expect(Object.keys(known.headers).toSorted()).toEqual(Object.keys(whole.headers).toSorted());
  expect(calls).toEqual(callsOfWhole);
  expect(calls.length).toBeGreaterThan(1);
  expect(operations).toEqual(operationsOfWhole);
  expect(stage.upstreamCalls()).toEqual({});
});

test('each request has its own id, and takes from the allowance of its client', async () => {
  await makeKnown({ 'x-api-key': 'poor' });
  const left = ({ headers }: { readonly headers: IncomingMessage['headers'] }) =>
    Number(/r=(\d+)/.exec(String(headers.ratelimit))?.[1]);
  const first = await post({ 'x-api-key': 'poor', 'x-request-id': 'first' });
  const second = await post({ 'x-api-key': 'poor', 'x-request-id': 'second' });
  expect(given).toBe(2);
  expect([first, second].map(({ headers }) => headers['x-request-id'])).toEqual(['first', 'second']);
  expect(operations.map(({ requestId }) => requestId)).toEqual(['first', 'second']);
  expect(left(first) - left(second)).toBe(1);
  const last = [await post({ 'x-api-key': 'poor' }), await post({ 'x-api-key': 'poor' })];
  expect(last.map(({ status }) => status)).toEqual([200, 429]);
  expect(given).toBe(3);
});

test('it is not given once something that it was made of is not fresh any more', async () => {
  await makeKnown();
  await clock.advance(10_001);
  await post();
  expect(given).toBe(0);
});

test('it is not given after a change', async () => {
  await makeKnown();
  const rename = 'mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) { __typename } }';
  const input = { customerId: id, firstName: 'Somebody', lastName: 'Else', idempotencyKey: 'known-answers' };
  expect((await stage.ask(rename, { input })).errors).toBeUndefined();
  await post();
  expect(given).toBe(0);
  expect(Object.keys(stage.upstreamCalls())).toContain('GET /aggregation/v1/customers/{customerId}');
});

describe('nobody else is given it', () => {
  test('another partner with a customer of the same id', async () => {
    await makeKnown();
    const { answer } = await post({ 'x-api-key': 'sandbox-2' });
    expect(given).toBe(0);
    expect(JSON.parse(answer).data.customer.username).toBe('twin_two');
  });

  test('a key that was taken away', async () => {
    const { partners } = stage.config;
    await makeKnown();
    stage.gateway.usePartners(
      new Map([...partners].map(([partnerId, entry]) => [partnerId, { ...entry, clients: [poor] }])),
    );
    const refused = await post();
    stage.gateway.usePartners(partners);
    expect([refused.status, given]).toEqual([401, 0]);
  });
});

test.each([
  ['cost and freshness', { 'x-include-extensions': 'cost,freshness' }],
  ['a dry run', { 'x-dry-run': 'true' }],
  ['a page', { origin: 'http://localhost:5173' }],
  ['another media type', { accept: 'application/graphql-response+json' }],
  ['another content type', { 'content-type': 'text/plain' }],
  ['two credentials', { authorization: 'Bearer x' }],
])('whoever asks for more or in another way asks the server: %s', async (_name, headers) => {
  await makeKnown();
  const [plain, whole] = [await post(headers), await post(headers, 'whole')];
  expect(given).toBe(0);
  const { status, answer } = whole;
  expect(plain).toMatchObject({ status, answer });
});

test('what is written down each time is asked of the server', async () => {
  const personal = {
    query: `query Personal($id: ID!) { customer(customerId: $id) { username consumer { consumerId } } } # ${tests}`,
    variables: { id: customerFor(stage.sandbox, 'security freeze') },
  };
  const answers = [];
  for (const _time of [1, 2, 3, 4]) answers.push((await post({}, 'plain', personal)).answer);
  expect(JSON.parse(answers[3] ?? '')).not.toHaveProperty('errors');
  // All of it came from memory: nothing else kept it from being known.
  expect(operations.at(-1)?.upstreamCalls).toBe(0);
  expect(given).toBe(0);
});

test('plugins of others see every operation', async () => {
  const seen: string[] = [];
  let givenBeside = 0;
  await using other = await startStage({
    overrides: {
      plugins: [{ onExecute: ({ args: { operationName } }) => void seen.push(operationName ?? 'unnamed') }],
      onAnswer(way) {
        if (way === 'kept') givenBeside += 1;
      },
    },
  });
  const asked = { id: customerFor(other.sandbox, 'five accounts') };
  for (const _time of [1, 2, 3, 4]) await other.ask(query, asked);
  expect(seen).toHaveLength(4);
  expect(givenBeside).toBe(0);
});
