import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashKey } from '../../src/domain/api-keys.ts';
import type { Scope } from '../../src/domain/viewer.ts';
import { customerFor, type Stage, startStage } from '../support/gateway.ts';

let stage: Stage;
let household: string;

beforeAll(async () => {
  stage = await startStage({
    sandbox: { morePartners: 2 },
    configure: (config) => {
      const [first, second, third, ...others] = [...config.partners.values()];
      if (!first || !second || !third) throw new Error('no partners');
      const projects = ['lending'];
      const scopes: Scope[] = ['metrics'];
      const reader = { clientId: 'reader', keyHashes: [hashKey('reader')], scopes };
      const entries = [
        { partner: { ...first.partner, projects }, clients: [...first.clients, reader] },
        { ...second, partner: { ...second.partner, projects } },
        {
          ...third,
          clients: [...third.clients, { ...reader, clientId: 'stranger', keyHashes: [hashKey('stranger')] }],
        },
        ...others,
      ];
      return { ...config, partners: new Map(entries.map((entry) => [entry.partner.partnerId, entry])) };
    },
  });
  household = customerFor(stage.sandbox, 'five accounts');
});
afterAll(() => stage?.[Symbol.asyncDispose]());

const accounts = 'query Accounts($c: ID!) { customer(customerId: $c) { accounts { accountId balance { amount } } } }';
const figures = `query Figures {
  partner {
    metrics(window: HOUR) {
      collectingSince
      successRate { mine { calls successful rate } platform { state rate } }
      series { at mine { calls rate } }
      calls { current previous }
      activeAccounts { current previous }
      errors { total { current } byCode { code calls meaning remedy } byCategory { category calls } }
      endpoints { endpoint successRate { calls } latency { calls median p90 } }
      reconciliation { counted total leftOut { reason calls endpoints { endpoint calls } } }
    }
    operations(window: HOUR) { name operations ok upstreamCalls }
  }
}`;

test('the first call shows at once, and the figures are those that the sandbox counted', async () => {
  const { data } = await stage.ask(accounts, { c: household });
  const ids = data.customer.accounts.map(({ accountId }: { accountId: string }) => accountId);
  expect(stage.upstreamCalls()).toEqual({ 'GET /aggregation/v1/customers/{customerId}/accounts': 1 });
  const answer = await stage.ask(figures);
  expect(answer.errors).toBeUndefined();
  const { metrics, operations } = answer.data.partner;
  const list = metrics.endpoints.find(({ endpoint }: { endpoint: string }) => endpoint === 'GetCustomerAccounts');
  expect(list).toMatchObject({ successRate: { calls: 1 }, latency: { calls: 1, median: expect.any(Number) } });
  expect(metrics.activeAccounts).toEqual({ current: ids.length, previous: 0 });
  expect(metrics.series).toHaveLength(12);
  expect(metrics.collectingSince).toEqual(expect.any(String));
  // The demo key is an operator's too; others are told nothing while there are so few partners.
  expect(metrics.successRate.platform).toEqual({ state: 'SHOWN', rate: 1 });
  expect(operations).toContainEqual({ name: 'Accounts', operations: 1, ok: 1, upstreamCalls: 1 });
  // Figures themselves cost no call.
  expect(stage.upstreamCalls()).toEqual({});
});

test('every table can be taken along, and holds what the figures hold', async () => {
  await stage.ask(accounts, { c: household });
  const tables = [
    'BILLABLE',
    'SERIES',
    'ENDPOINTS',
    'INSTITUTIONS',
    'ERRORS',
    'DATA_PROBLEMS',
    'OPERATIONS',
    'RECONCILIATION',
    'LEFT_OUT',
  ];
  const wanted = tables.map(
    (table) => `${table}: metricsExport(table: ${table}, format: JSON, window: HOUR, scope: ALL) { text }`,
  );
  const { data, errors } = await stage.ask(
    `{ partner { ${wanted.join(' ')} metrics(window: HOUR, scope: ALL) { calls { current } } } }`,
  );
  expect(errors).toBeUndefined();
  const rows = (table: string) => JSON.parse(data.partner[table].text);
  const sum = (table: string) => rows(table).reduce((total: number, { calls }: { calls: number }) => total + calls, 0);
  expect(rows('SERIES')).toHaveLength(12);
  expect(sum('SERIES')).toBe(data.partner.metrics.calls.current);
  expect(sum('ENDPOINTS')).toBe(data.partner.metrics.calls.current);
  expect(rows('RECONCILIATION').length).toBeGreaterThan(100);
  expect(rows('OPERATIONS')).toContainEqual(expect.objectContaining({ name: 'Accounts', type: 'query' }));
});

test('who is no operator is not told the rate of so few partners, and sees no other partner', async () => {
  const reader = { 'x-api-key': 'reader' };
  const { data, errors: problems } = await stage.ask(figures, {}, reader);
  expect(problems).toBeUndefined();
  expect(data.partner.metrics.successRate.platform).toEqual({ state: 'WITHHELD', rate: null });
  const { data: none, errors } = await stage.ask('{ platform { partners { partnerId } } }', {}, reader);
  expect(none.platform).toBeNull();
  expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
});

test('an operator reads the figures of one partner of all; there are none of a partner that is not there', async () => {
  const ask = `query ($id: ID) {
    platform(partnerId: $id) { partners { partnerId } metrics(window: HOUR, scope: ALL) { calls { current } } }
  }`;
  const { data: all } = await stage.ask(ask);
  const [first, second] = all.platform.partners as { partnerId: string }[];
  const { data: one } = await stage.ask(ask, { id: first?.partnerId });
  expect(one.platform.partners).toEqual([first]);
  expect(one.platform.metrics.calls.current).toBeGreaterThan(0);
  const { data: another } = await stage.ask(ask, { id: second?.partnerId });
  // What the others did is not in it.
  expect(another.platform.metrics.calls.current).toBeLessThan(one.platform.metrics.calls.current);
  expect(await stage.ask(ask, { id: 'nobody' })).toEqual({ data: { platform: null } });
});

test('from the request id of an error to the case, without anything of the customer', async () => {
  stage.sandbox.addFault({
    match: { path: '/aggregation/v1/customers/{customerId}', method: 'GET' },
    effect: { kind: 'status', status: 500, body: { code: 1000, message: 'canary-4711' } },
    times: 3,
  });
  const failed = await stage.ask('query Name($c: ID!) { customer(customerId: $c) { username } }', { c: household });
  const requestId = failed.errors?.[0]?.extensions.requestId;
  const answer = await stage.ask(
    `mutation ($id: ID!) { createSupportBundle(input: { requestId: $id }) {
      fileName json case { subject door category issueType description note } calls { endpoint status code attempt customerHash }
    } }`,
    { id: requestId },
  );
  expect(answer.errors).toBeUndefined();
  const bundle = answer.data.createSupportBundle;
  expect(bundle.calls[0]).toMatchObject({ endpoint: 'GetCustomer', status: 500, code: '1000', attempt: 1 });
  expect(bundle.case).toMatchObject({ subject: 'PLATFORM', issueType: 'New support case', note: expect.any(String) });
  expect(bundle.fileName).toBe(`support-${requestId}.json`);
  const { partnerSecret, appKey } = stage.sandbox.info.partners[0]!;
  for (const secret of ['canary-4711', household, partnerSecret, appKey]) expect(bundle.json).not.toContain(secret);
  const { data } = await stage.ask(
    'query ($id: ID!, $c: ID!) { partner { requestLog(requestId: $id, customerId: $c) { edges { node { code } } } health { stores { name isUp dropped } } } }',
    { id: requestId, c: household },
  );
  expect(data.partner.requestLog.edges).toHaveLength(bundle.calls.length);
  expect(data.partner.health.stores).toEqual([{ name: 'metrics', isUp: true, dropped: 0 }]);
});

test('a bundle of an institution has its calls alone, one of a time those of that time', async () => {
  const found = await stage.ask(
    'query ($c: ID!) { customer(customerId: $c) { accounts { accountId institution { institutionId } } } }',
    { c: household },
  );
  const [account] = found.data.customer.accounts;
  const { institutionId } = account.institution;
  const live = await stage.ask(
    'query ($c: ID!, $a: ID!) { account(customerId: $c, accountId: $a) { liveBalance(maxAge: 0) { __typename } } }',
    { c: household, a: account.accountId },
  );
  expect(live.errors).toBeUndefined();
  const bundleOf = async (input: object) => {
    const { data, errors } = await stage.ask(
      `mutation ($input: CreateSupportBundleInput!) { createSupportBundle(input: $input) {
        fileName json case { subject description } calls { endpoint at institutionId }
      } }`,
      { input },
    );
    expect(errors).toBeUndefined();
    return data.createSupportBundle;
  };
  const ofBank = await bundleOf({ institutionId });
  expect(ofBank.calls.length).toBeGreaterThan(0);
  expect(new Set(ofBank.calls.map((call: { institutionId: string }) => call.institutionId))).toEqual(
    new Set([institutionId]),
  );
  expect(ofBank.fileName).toBe(`support-${institutionId}.json`);
  expect(JSON.parse(ofBank.json)).toMatchObject({ asked: { institutionId }, operations: [], isCut: false });

  const all = await bundleOf({});
  const [first] = all.calls;
  const last = all.calls.at(-1);
  const to = last.at;
  const ofTime = await bundleOf({ from: first.at, to });
  expect(ofTime.calls).toEqual(all.calls.filter(({ at }: { at: string }) => at < to));
  expect(ofTime.calls.length).toBeGreaterThan(0);
  expect((await bundleOf({ from: '2020-01-01T00:00:00Z', to: '2020-01-02T00:00:00Z' })).calls).toEqual([]);
});

test('the figures of a project are those of its partners together, and nobody else has any', async () => {
  const customersOf = (index: number) => stage.sandbox.info.partners[index]!.customers[0]!.customerId;
  for (const [index, key] of ['sandbox', 'sandbox-2', 'sandbox-3'].entries()) {
    const { errors } = await stage.ask(accounts, { c: customersOf(index) }, { 'x-api-key': key });
    expect(errors).toBeUndefined();
  }
  const shown = 'metrics(window: HOUR) { calls { current } successRate { mine { calls successful } } }';
  const callsOf = async (key: string) =>
    (await stage.ask(`{ partner { ${shown} } }`, {}, { 'x-api-key': key })).data.partner.metrics.calls.current;
  const [one, two, three] = [await callsOf('sandbox'), await callsOf('sandbox-2'), await callsOf('sandbox-3')];
  expect(Math.min(one, two, three)).toBeGreaterThan(0);
  const project = `{ project(name: "lending") { ${shown} } }`;
  const { data } = await stage.ask(project, {}, { 'x-api-key': 'reader' });
  expect(data.project.metrics.calls.current).toBe(one + two);
  expect(data.project.metrics.successRate.mine.calls).toBe(one + two);
  const { data: foreign } = await stage.ask(project, {}, { 'x-api-key': 'stranger' });
  expect(foreign.project).toBeNull();
});
