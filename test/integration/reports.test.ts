import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ReportChange } from '../../src/coordination/report-poller.ts';
import { type Clock, systemClock } from '../../src/lib/clock.ts';
import { customerFor, type Stage, startStage } from '../support/gateway.ts';

let stage: Stage;
let household: string;
let consumerId: string;
let changes: ReportChange[];
/** How far the clock of the gateway is ahead. */
let aheadMs = 0;
const clock: Clock = {
  ...systemClock,
  wall: () => systemClock.wall() + aheadMs,
  monotonic: () => systemClock.monotonic() + aheadMs,
};

beforeEach(async () => {
  aheadMs = 0;
  changes = [];
  stage = await startStage({
    overrides: { clock, onReportChange: (change) => void changes.push(change) },
    warm: false,
  });
  household = customerFor(stage.sandbox, 'five accounts');
  const { data } = await stage.ask('query ($c: ID!) { customer(customerId: $c) { consumer { consumerId } } }', {
    c: household,
  });
  consumerId = data.customer.consumer.consumerId;
  stage.upstreamCalls();
});
afterEach(() => stage[Symbol.asyncDispose]());

const dayMs = 86_400_000;
/** Both clocks, since each dates what it does. */
function later(ms: number) {
  aheadMs += ms;
  stage.sandbox.setClock({ offsetMs: aheadMs });
}

const problem = '... on Problem { message retryable upstreamCode }';
const made = `__typename ... on GenerateReportPayload { report { id reportId typeCode status } } ${problem}`;
const voa = `mutation ($input: GenerateVoaReportInput!) { generateVoaReport(input: $input) { ${made}
  ... on ReportAlreadyRunning { runningReport { reportId status } } } }`;
const assets = `mutation ($input: GenerateAssetSummaryReportInput!) { generateAssetSummaryReport(input: $input) { ${made} } }`;
const refresh = `mutation ($input: RefreshReportInput!) { refreshReport(input: $input) {
  __typename ... on RefreshReportPayload { charged report { reportId typeCode } } ${problem} } }`;
const permissiblePurpose = '31';

async function generateVoa(more: object = {}): Promise<any> {
  const input = { customerId: household, consumerId, permissiblePurpose, ...more };
  const { data, errors } = await stage.ask(voa, { input });
  expect(errors).toBeUndefined();
  return data.generateVoaReport;
}

const total = () => Object.values(stage.upstreamCalls()).reduce((sum, calls) => sum + calls, 0);
const posts = () =>
  stage.sandbox.calls().calls.filter(({ method, path }) => method === 'POST' && path.startsWith('/decisioning')).length;

describe('a report', () => {
  test('is asked for, is in progress, and is read with all that is in it by one call', async () => {
    const { report } = await generateVoa({ accountIds: ['60010011', '60010012'] });
    expect(report).toMatchObject({ typeCode: 'voa', status: 'IN_PROGRESS' });
    later(60_000);
    stage.upstreamCalls();
    const query = `query ($c: ID!, $r: ID!) { report(customerId: $c, reportId: $r, permissiblePurpose: "31") {
      status title errors { code }
      content { __typename ... on AssetReportContent {
        consolidatedAvailableBalance { amount currency } seasoned
        institutions { institutionId name accounts { accountId ownerName balance { amount } transactions { amount { amount } } } }
      } }
    } }`;
    const { data, errors } = await stage.ask(query, { c: household, r: report.reportId });
    expect(errors).toBeUndefined();
    expect(total()).toBe(1);
    expect(data.report).toMatchObject({ status: 'SUCCESS', errors: [] });
    expect(data.report.content).toMatchObject({
      __typename: 'AssetReportContent',
      consolidatedAvailableBalance: { amount: '26537.85', currency: 'USD' },
    });
    const [{ accounts }] = data.report.content.institutions;
    expect(accounts.map(({ accountId }: any) => accountId)).toEqual(['60010011', '60010012']);
    const rows = stage.sandbox.ledger.rows('60010011').filter(({ status }) => status === 'active');
    expect(accounts[0].transactions.map((row: any) => row.amount.amount)).toEqual(rows.map(({ amount }) => amount));
  });

  test('of which many are in progress costs one call to ask for all of them', async () => {
    const first = await generateVoa();
    const second = await generateVoa({ accountIds: ['60010011'] });
    stage.upstreamCalls();
    const query = `query ($c: ID!, $a: ID!, $b: ID!) {
      a: report(customerId: $c, reportId: $a) { status }
      b: report(customerId: $c, reportId: $b) { status }
      customer(customerId: $c) { reports { reportId status } }
    }`;
    const variables = { c: household, a: first.report.reportId, b: second.report.reportId };
    const { data } = await stage.ask(query, variables);
    expect(data).toMatchObject({ a: { status: 'IN_PROGRESS' }, b: { status: 'IN_PROGRESS' } });
    expect(data.customer.reports).toHaveLength(2);
    expect(total()).toBe(1);
  });

  test('is still there through its consumer, and under the same id, when the customer is gone', async () => {
    const { report } = await generateVoa();
    later(60_000);
    await stage.ask('mutation ($c: ID!) { deleteCustomer(input: { customerId: $c }) { __typename } }', {
      c: household,
    });
    const query = `query ($k: ID!, $r: ID!, $id: ID!) {
      report(consumerId: $k, reportId: $r, permissiblePurpose: "31") { id content { __typename } retainedUntil createdDate }
      node(id: $id) { ... on Report { status content(permissiblePurpose: "31") { __typename } } }
      consumer(consumerId: $k) { reports { id } }
    }`;
    const { data } = await stage.ask(query, { k: consumerId, r: report.reportId, id: report.id });
    expect(data.report).toMatchObject({ id: report.id, content: { __typename: 'AssetReportContent' } });
    expect(data.node).toEqual({ status: 'SUCCESS', content: { __typename: 'AssetReportContent' } });
    expect(data.consumer.reports).toEqual([{ id: report.id }]);
    expect(data.report.retainedUntil.slice(0, 4)).toBe(String(Number(data.report.createdDate.slice(0, 4)) + 6));
  });

  test('for a credit decision is not read without a purpose, and the message says so', async () => {
    const { report } = await generateVoa();
    later(60_000);
    const query = 'query ($c: ID!, $r: ID!) { report(customerId: $c, reportId: $r) { title } }';
    const { errors } = await stage.ask(query, { c: household, r: report.reportId });
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining('permissiblePurpose'),
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  test('that failed says why', async () => {
    const c = customerFor(stage.sandbox, '913');
    const { data } = await stage.ask(assets, { input: { customerId: c, accountIds: ['60010321'] } });
    later(60_000);
    const { reportId } = data.generateAssetSummaryReport.report;
    const query =
      'query ($c: ID!, $r: ID!) { report(customerId: $c, reportId: $r) { status content { __typename } errors { code accountId } } }';
    expect((await stage.ask(query, { c, r: reportId })).data.report).toEqual({
      status: 'FAILURE',
      content: null,
      errors: [{ code: '185', accountId: '60010321' }],
    });
  });

  test('stands in a portfolio', async () => {
    const { report } = await generateVoa();
    const query = `query ($c: ID!, $r: ID!) { report(customerId: $c, reportId: $r, permissiblePurpose: "31") { portfolioId } }`;
    const { data } = await stage.ask(query, { c: household, r: report.reportId });
    const set = `query ($c: ID!, $p: ID!) { customer(customerId: $c) { portfolio(portfolioId: $p) { reports { id } } } }`;
    const { data: found } = await stage.ask(set, { c: household, p: data.report.portfolioId });
    expect(found.customer.portfolio.reports).toEqual([{ id: report.id }]);
  });
});

describe('asking for a report', () => {
  test('twice answers the one that is under way', async () => {
    const first = await generateVoa();
    const second = await generateVoa();
    expect(second).toMatchObject({
      __typename: 'ReportAlreadyRunning',
      runningReport: { reportId: first.report.reportId, status: 'IN_PROGRESS' },
    });
  });

  test('with the same key makes one, whatever becomes of the answer', async () => {
    const voaPath = '/decisioning/v2/customers/{customerId}/voa';
    stage.sandbox.addFault({
      match: { path: voaPath, method: 'POST' },
      effect: { kind: 'reset', when: 'after' },
      times: 1,
    });
    const idempotencyKey = 'loan-7';
    const answers = [await generateVoa({ idempotencyKey }), await generateVoa({ idempotencyKey })];
    expect(answers[0]).toMatchObject({ __typename: 'GenerateReportPayload' });
    expect(answers[1]).toEqual(answers[0]);
    expect(stage.upstreamCalls()[`POST ${voaPath}`]).toBe(1);
    const { data } = await stage.ask('query ($c: ID!) { customer(customerId: $c) { reports { reportId } } }', {
      c: household,
    });
    expect(data.customer.reports).toEqual([{ reportId: answers[0].report.reportId }]);
  });

  test('that was lost on its way is unknown, and is not sent again under the same key', async () => {
    stage.sandbox.addFault({
      match: { path: '/decisioning/v2/*', method: 'POST' },
      effect: { kind: 'reset' },
      times: 1,
    });
    const idempotencyKey = 'loan-8';
    expect((await generateVoa({ idempotencyKey })).__typename).toBe('OutcomeUnknown');
    expect((await generateVoa({ idempotencyKey })).__typename).toBe('OutcomeUnknown');
    expect(posts()).toBe(1);
  });

  test('is refused with an outcome of its own, each before anything is charged', async () => {
    const of = async (customerId: string, more: object = {}) =>
      (await stage.ask(voa, { input: { customerId, consumerId, permissiblePurpose, ...more } })).data.generateVoaReport;
    expect((await of(customerFor(stage.sandbox, 'exact digits'))).__typename).toBe('ConsumerMissing');
    expect((await of('999')).__typename).toBe('NotFound');
    expect((await of(household, { accountIds: ['60010013'] })).__typename).toBe('NoSuitableAccount');
    expect((await of(household, { permissiblePurpose: 'loan' })).__typename).toBe('InvalidInput');
    expect((await of(household, { consumerId: '0'.repeat(32) })).__typename).toBe('InvalidInput');
    const frozen = customerFor(stage.sandbox, 'security freeze');
    const { data } = await stage.ask('query ($c: ID!) { customer(customerId: $c) { consumer { consumerId } } }', {
      c: frozen,
    });
    const cold = await of(frozen, { consumerId: data.customer.consumer.consumerId });
    expect(cold).toMatchObject({ __typename: 'SecurityFreeze', upstreamCode: '10405' });
    expect(stage.sandbox.calls().billed).toEqual({});
  });

  test('more often than a day allows, or without enrolment, is an outcome too', async () => {
    const path = '/decisioning/v2/customers/{customerId}/assetSummary';
    const answer = (status: number, body: unknown, contentType?: string) =>
      stage.sandbox.addFault({
        match: { path },
        effect: { kind: 'body', status, body: body as never, ...(contentType && { contentType }) },
        times: 1,
      });
    const ask = async () =>
      (await stage.ask(assets, { input: { customerId: household } })).data.generateAssetSummaryReport;
    answer(400, { code: 20400, message: 'x' });
    expect((await ask()).__typename).toBe('ReportLimitReached');
    answer(401, { code: 10021, message: 'x' });
    expect((await ask()).__typename).toBe('NeedsEnrolment');
  });
});

describe('watching reports', () => {
  test('asks in the background, once for all watchers, and says how far they are', async () => {
    const partnerId = stage.sandbox.info.partners[0]?.partnerId ?? '';
    const { report } = await generateVoa();
    stage.upstreamCalls();
    const watches = [1, 2, 3].map(() => stage.gateway.reports.watch(partnerId, household));
    await expect.poll(() => changes.map(({ status }) => status), { timeout: 10_000 }).toContain('inProgress');
    expect(changes.at(-1)).toMatchObject({ partnerId, customerId: household, reportId: report.reportId, final: false });
    expect(stage.upstreamCalls()).toEqual({ 'GET /decisioning/v1/customers/{customerId}/reports': 1 });
    for (const watch of watches) watch.stop();
  });
});

describe('a refresh', () => {
  const asRefresh = async (reportId: string, more: object = {}) =>
    (await stage.ask(refresh, { input: { customerId: household, reportId, permissiblePurpose, ...more } })).data
      .refreshReport;

  test('is free on day 59, with the same constraints, and needs consent to its price on day 61', async () => {
    const { report } = await generateVoa({ accountIds: ['60010011'] });
    later(59 * dayMs);
    const free = await asRefresh(report.reportId);
    expect(free).toMatchObject({ __typename: 'RefreshReportPayload', charged: false, report: { typeCode: 'voa' } });
    later(2 * dayMs);
    stage.upstreamCalls();
    expect((await asRefresh(report.reportId)).__typename).toBe('ChargeNotAccepted');
    expect(posts()).toBe(0);
    const charged = await asRefresh(report.reportId, { acceptCharge: true });
    expect(charged).toMatchObject({ __typename: 'RefreshReportPayload', charged: true });
    const query = `query ($c: ID!, $r: ID!) { report(customerId: $c, reportId: $r, permissiblePurpose: "31") { refreshFreeUntil } }`;
    const { data } = await stage.ask(query, { c: household, r: charged.report.reportId });
    const first = await stage.ask('query ($c: ID!) { customer(customerId: $c) { reports { createdDate } } }', {
      c: household,
    });
    const oldest = Date.parse(first.data.customer.reports.at(-1).createdDate);
    expect(Date.parse(data.report.refreshFreeUntil) - oldest).toBe(60 * dayMs);
  });

  test('inside the window counts as not billable, and as billable after it', async () => {
    const { report } = await generateVoa();
    later(dayMs);
    const headers = { 'x-api-key': 'sandbox', 'x-include-extensions': 'cost' };
    const input = { customerId: household, reportId: report.reportId, permissiblePurpose, acceptCharge: true };
    const free = await stage.ask(refresh, { input }, headers);
    expect(free.extensions?.cost).toMatchObject({ billableRequested: 1, billableCalls: 0 });
    later(60 * dayMs);
    const charged = await stage.ask(refresh, { input }, headers);
    expect(charged.extensions?.cost).toMatchObject({ billableCalls: 1 });
  });

  test('of a payroll report is always charged for', async () => {
    const query = `mutation ($input: GeneratePayrollReportInput!) { generatePayrollReport(input: $input) { ${made} } }`;
    const input = { customerId: household, consumerId, permissiblePurpose, withIncome: true, ssn: '999-99-9999' };
    const { data } = await stage.ask(query, { input });
    const { reportId } = data.generatePayrollReport.report;
    later(60_000);
    expect((await asRefresh(reportId)).__typename).toBe('ChargeNotAccepted');
    expect(await asRefresh(reportId, { acceptCharge: true })).toMatchObject({ charged: true });
  });
});
