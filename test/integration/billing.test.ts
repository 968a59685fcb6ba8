import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashKey } from '../../src/domain/api-keys.ts';
import type { BillableBudget } from '../../src/domain/billing.ts';
import { scopes } from '../../src/domain/viewer.ts';
import type { CallRecord } from '../../src/metrics/call-record.ts';
import { type Stage, startStage } from '../support/gateway.ts';
import { createClient } from './sandbox-client.ts';

let stage: Stage;
const records: CallRecord[] = [];

beforeAll(async () => {
  stage = await startStage({
    overrides: { sink: { call: (record) => void records.push(record), operation() {}, drift() {} } },
    configure(config) {
      const client = (clientId: string, billableBudget: BillableBudget, without = '') => ({
        clientId,
        keyHashes: [hashKey(clientId)],
        scopes: scopes.filter((scope) => scope !== without),
        billableBudget,
      });
      const partners = [...config.partners].map(([id, entry], index) => {
        if (index !== 1) return [id, entry] as const;
        const more = [
          client('day', { perDay: 2, perMonth: 100 }),
          client('once', { perOperation: 1 }),
          client('no-billing', {}, 'billing'),
        ];
        return [id, { ...entry, clients: [...entry.clients, ...more] }] as const;
      });
      return { ...config, partners: new Map(partners) };
    },
  });
});
afterAll(() => stage[Symbol.asyncDispose]());

const create = `createActiveCustomer(input: { username: "NAME" }) { __typename }`;
const creating = (...names: string[]) =>
  `mutation { ${names.map((name, index) => `m${index}: ${create.replace('NAME', name)}`).join('\n')} }`;
const as = (key: string) => ({ 'x-api-key': key, 'x-include-extensions': 'cost' });

test('what was billed is what the sandbox charged for, in answer and record', async () => {
  records.length = 0;
  const { extensions } = await stage.ask(creating('billed_one', 'billed_two'), {}, as('sandbox-2'));
  expect(extensions?.cost).toMatchObject({ billableRequested: 2, billableCalls: 2, waivedCalls: 0 });
  expect(stage.sandbox.calls().billed).toEqual({ Customers: 2 });
  expect(records.filter(({ billable }) => billable).map(({ operation }) => operation)).toEqual([
    'AddCustomer',
    'AddCustomer',
  ]);
});

test('what upstream refused was not billed', async () => {
  stage.sandbox.resetCalls();
  const { data, extensions } = await stage.ask(creating('billed_one'), {}, as('sandbox-2'));
  expect(data.m0.__typename).toBe('UsernameTaken');
  expect(extensions?.cost).toMatchObject({ billableRequested: 1, billableCalls: 0 });
  expect(stage.sandbox.calls().billed).toEqual({});
});

test('without the scope nothing that may be billed is sent', async () => {
  stage.sandbox.resetCalls();
  const { errors } = await stage.ask(creating('never_made_1'), {}, as('no-billing'));
  expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  expect(stage.upstreamCalls()).toEqual({});
});

describe('a testing customer of a partner in production', () => {
  const testing = '8001003';
  const read = 'query ($c: ID!) { customer(customerId: $c) { username accounts { accountId type } } }';
  const balance =
    'query ($c: ID!, $a: ID!) { account(customerId: $c, accountId: $a) { liveBalance(maxAge: 0) { __typename } } }';
  const report = `mutation ($c: ID!) {
    generateAssetSummaryReport(input: { customerId: $c }) { __typename }
  }`;
  const accountOf = async (customerId: string) => {
    const { data } = await stage.ask(
      'query ($c: ID!) { customer(customerId: $c) { accounts { accountId } } }',
      {
        c: customerId,
      },
      as('sandbox-2'),
    );
    return data.customer.accounts[0].accountId;
  };

  test('counts as billed until an answer has said what they are, at no call more, and is waived from then on', async () => {
    const variables = { c: testing, a: await accountOf(testing) };
    stage.sandbox.resetCalls();
    const unknown = await stage.ask(balance, variables, as('sandbox-2'));
    expect(unknown.extensions?.cost).toMatchObject({ upstreamCalls: 1, billableCalls: 1, waivedCalls: 0 });
    await stage.ask(read, { c: testing }, as('sandbox-2'));
    records.length = 0;
    const known = await stage.ask(balance, variables, as('sandbox-2'));
    expect(known.extensions?.cost).toMatchObject({ upstreamCalls: 1, billableCalls: 1, waivedCalls: 1 });
    expect(records.map(({ operation, billable, waived }) => [operation, billable, waived])).toEqual([
      ['GetAvailableBalanceLive', true, true],
    ]);
  });

  test('is not billed for a report either', async () => {
    const { extensions } = await stage.ask(report, { c: testing }, as('sandbox-2'));
    expect(extensions?.cost).toMatchObject({ billableCalls: 1, waivedCalls: 1 });
  });

  test('does not make an active one beside them free', async () => {
    const active = '8001001';
    const a = await accountOf(active);
    await stage.ask(read, { c: active }, as('sandbox-2'));
    const { extensions } = await stage.ask(balance, { c: active, a }, as('sandbox-2'));
    expect(extensions?.cost).toMatchObject({ billableCalls: 1, waivedCalls: 0 });
  });

  test('is known from the mutation that made them', async () => {
    const made = await stage.ask(
      'mutation { createTestingCustomer(input: { username: "made_here" }) { ... on CreateTestingCustomerPayload { customer { customerId } } } }',
      {},
      as('sandbox-2'),
    );
    const { customerId: c } = made.data.createTestingCustomer.customer;
    const client = await createClient(stage.sandbox, 1);
    const { status } = await client.post(`/aggregation/v1/customers/${c}/institutions/102105/accounts/addall`, {
      credentials: [
        { name: 'Banking Userid', value: 'a', id: '102105001' },
        { name: 'Banking Password', value: 'profile_03', id: '102105002' },
      ],
    });
    expect(status).toBe(200);
    const { extensions } = await stage.ask(report, { c }, as('sandbox-2'));
    expect(extensions?.cost).toMatchObject({ billableCalls: 1, waivedCalls: 1 });
  });
});

describe('a budget', () => {
  test('refuses before the first call, and says when there is a new one', async () => {
    await stage.ask(creating('budget_one'), {}, as('day'));
    stage.sandbox.resetCalls();
    const refused = await stage.ask(creating('budget_two', 'budget_three'), {}, as('day'));
    expect(refused.data ?? null).toBeNull();
    expect(refused.errors?.[0]?.extensions).toMatchObject({
      code: 'BUDGET_EXCEEDED',
      category: 'CUSTOMER',
      retryable: true,
      retryAfterMs: expect.any(Number),
    });
    expect(stage.upstreamCalls()).toEqual({});
  });

  test('gets back what an operation was not billed for', async () => {
    const taken = await stage.ask(creating('budget_one'), {}, as('day'));
    expect(taken.data.m0.__typename).toBe('UsernameTaken');
    const made = await stage.ask(creating('budget_four'), {}, as('day'));
    expect(made.data.m0.__typename).toBe('CreateActiveCustomerPayload');
    const refused = await stage.ask(creating('budget_five'), {}, as('day'));
    expect(refused.errors?.[0]?.extensions.code).toBe('BUDGET_EXCEEDED');
  });

  test('of one operation refuses what is larger, however often it is asked', async () => {
    const { errors } = await stage.ask(creating('once_one', 'once_two'), {}, as('once'));
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BUDGET_EXCEEDED', retryable: false });
    expect((await stage.ask(creating('once_one'), {}, as('once'))).data.m0.__typename).toContain('Payload');
  });

  test('does not touch what is free', async () => {
    expect(await stage.ask('{ viewer { clientId } }', {}, as('day'))).toMatchObject({
      data: { viewer: { clientId: 'day' } },
    });
  });
});
