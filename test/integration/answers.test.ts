import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { hashKey } from '../../src/domain/api-keys.ts';
import type { CallRecord } from '../../src/metrics/call-record.ts';
import type { OperationRecord } from '../../src/metrics/operation-record.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { customerFor, type Stage, startStage } from '../support/gateway.ts';

const text = `query Overview($id: ID!) {
  customer(customerId: $id) {
    customerId username
    accounts { accountId name balance { amount } transactions(first: 3) { edges { cursor node { transactionId description } } } }
  }
}`;

/** Both clocks stand still until they are turned. */
const clock = { ...createFakeClock(Date.now()), after: () => ({ cancel() {} }) };
let stage: Stage;
let id: string;
let calls: CallRecord[] = [];
let operations: OperationRecord[] = [];
/** Of each operation: whether its answer was remembered instead of run. */
let wasRemembered: boolean[] = [];

/** Differs in each test, so that none finds what another has had remembered. */
let query = text;
let tests = 0;

beforeAll(async () => {
  stage = await startStage({
    overrides: {
      clock,
      sink: {
        call: (record) => void calls.push(record),
        operation: (record) => void operations.push(record),
        drift() {},
      },
      plugins: [
        {
          onExecute: () => ({
            onExecuteDone({ result }) {
              wasRemembered.push(Object.getOwnPropertyDescriptor(result, 'data')?.get !== undefined);
            },
          }),
        },
      ],
    },
    configure: (config) => {
      const [first, ...others] = [...config.partners.values()];
      if (!first) throw new Error('no partner');
      const another = { clientId: 'another', keyHashes: [hashKey('another')], scopes: ['customers'] } as const;
      const wider = { ...first, clients: [...first.clients, another] };
      return { ...config, partners: new Map([wider, ...others].map((entry) => [entry.partner.partnerId, entry])) };
    },
  });
  id = customerFor(stage.sandbox, 'five accounts');
});
beforeEach(() => {
  tests += 1;
  query = `${text} # ${tests}`;
  [calls, operations, wasRemembered] = [[], [], []];
});
afterAll(() => stage[Symbol.asyncDispose]());

const ask = (headers?: Record<string, string>) =>
  stage.ask(query, { id }, { 'x-api-key': 'sandbox', 'x-request-id': 'the-same', ...headers });

/** Fetched, then found in memory: from then on it is remembered. */
async function remember() {
  for (const _time of [1, 2]) await ask();
  expect(await ask()).toEqual(await ask());
  expect(wasRemembered.splice(0)).toEqual([false, false, true, true]);
  [calls, operations] = [[], []];
  stage.upstreamCalls();
}

test('a question that is asked again is answered alike, and recorded alike, whether it was run or remembered', async () => {
  await ask();
  [calls, operations] = [[], []];
  const run = await ask();
  const [callsOfRun, operationsOfRun] = [calls, operations];
  [calls, operations] = [[], []];
  const remembered = await ask();
  expect(wasRemembered).toEqual([false, false, true]);
  expect(remembered).toEqual(run);
  const byName = (a: CallRecord, b: CallRecord) => a.operation.localeCompare(b.operation);
  expect(calls.toSorted(byName)).toEqual(callsOfRun.toSorted(byName));
  expect(calls.length).toBeGreaterThan(1);
  expect(operations).toEqual(operationsOfRun);
});

test('it is run again once something that it was made of is not fresh any more', async () => {
  await remember();
  await clock.advance(10_001);
  await ask();
  expect(wasRemembered).toEqual([false]);
});

test('it is run again after a change, and tells of it', async () => {
  await remember();
  const rename = 'mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) { __typename } }';
  const { errors } = await stage.ask(rename, {
    input: { customerId: id, firstName: 'Somebody', lastName: 'Else', idempotencyKey: 'one' },
  });
  expect(errors).toBeUndefined();
  wasRemembered = [];
  await ask();
  expect(wasRemembered).toEqual([false]);
  expect(Object.keys(stage.upstreamCalls())).toContain('GET /aggregation/v1/customers/{customerId}');
});

test('nobody else is given it', async () => {
  await remember();
  const narrower = await ask({ 'x-api-key': 'another' });
  expect(narrower.errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
  // The other partner has a customer of the same id.
  const twin = await ask({ 'x-api-key': 'sandbox-2' });
  expect(twin.data.customer.username).toBe('twin_two');
  expect(wasRemembered).toEqual([false, false]);
});

test('other values of its variables are another question', async () => {
  await remember();
  const { data } = await stage.ask(query, { id: customerFor(stage.sandbox, 'no accounts') });
  expect(data.customer.accounts).toEqual([]);
});

test('what costs and how old it is are told to whoever asks, each time', async () => {
  await remember();
  const { extensions } = await ask({ 'x-include-extensions': 'cost,freshness' });
  expect(extensions).toMatchObject({ cost: { upstreamCalls: 0 }, freshness: { stale: false } });
});

test('its price is asked for before it is given', async () => {
  await remember();
  const { data, extensions } = await ask({ 'x-dry-run': 'true' });
  expect(data).toBeNull();
  expect(extensions?.cost.dryRun).toBe(true);
});

test('a question whose answer has errors is run each time', async () => {
  const bad = '{ customer(customerId: "5001001") { accounts { transactions(first: 9999) { edges { cursor } } } } }';
  for (const _time of [1, 2, 3, 4]) expect((await stage.ask(bad)).errors).not.toHaveLength(0);
  expect(wasRemembered).toEqual([false, false, false, false]);
});

test('what follows from more than upstream answered is run each time', async () => {
  for (const _time of [1, 2, 3, 4]) await stage.ask('{ viewer { clientId } }');
  expect(wasRemembered).toEqual([false, false, false, false]);
});
