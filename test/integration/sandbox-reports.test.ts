import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../sandbox/index.ts';
import { startSandbox } from '../../sandbox/index.ts';
import type { Answer, SandboxClient } from './sandbox-client.ts';
import { createClient, jsonOf } from './sandbox-client.ts';

let sandbox: Sandbox;
let client: SandboxClient;
const startedAt = Date.UTC(2026, 9, 14, 9);
beforeEach(async () => {
  sandbox = await startSandbox({ now: () => startedAt });
  client = await createClient(sandbox);
});
afterEach(() => sandbox[Symbol.asyncDispose]());

const d2 = (customerId: string, product: string) => `/decisioning/v2/customers/${customerId}/${product}`;
const read = (reportId: string, customerId = '5001001') =>
  `/decisioning/v3/customers/${customerId}/reports/${reportId}?purpose=31`;
const refused = (answer: Answer) => ({ status: answer.status, code: jsonOf<any>(answer).code });
const cents = (amount: string | number) => Math.round(Number(amount) * 100);
const later = (ms: number) => sandbox.setClock({ offsetMs: ms });

async function generate(product: string, body: object = {}, customerId = '5001001'): Promise<any> {
  const answer = await client.post(d2(customerId, product), body);
  expect(answer.status).toBe(202);
  return jsonOf<any>(answer);
}

async function finished(product: string, body: object = {}, customerId = '5001001'): Promise<any> {
  const { id } = await generate(product, body, customerId);
  later(60_000);
  return jsonOf<any>(await client.get(read(id, customerId)));
}

describe('a report', () => {
  it('is in progress with nothing but its acknowledgement, then done; an extraction is edited in between', async () => {
    const voa = await generate('voa');
    const { assetId } = jsonOf<any>(
      await client.post('/aggregation/v1/customers/5001001/payStatements', { statement: 'UERG' }),
    );
    const extraction = await generate('payStatement', { paystatementReport: { assetIds: [assetId] } });
    const statuses = async () => jsonOf<any>(await client.get('/decisioning/v1/customers/5001001/reports')).reports;
    expect((await statuses()).map((report: any) => [report.type, report.status])).toEqual([
      ['paystatement', 'inProgress'],
      ['voa', 'inProgress'],
    ]);
    expect(jsonOf<any>(await client.get(read(voa.id)))).toEqual(voa);
    later(20_000);
    expect(jsonOf<any>(await client.get(read(extraction.id))).status).toBe('editing');
    later(30_000);
    expect((await statuses()).map((report: any) => report.status)).toEqual(['success', 'success']);
  });

  it('says of assets what the ledger says', async () => {
    const report = await finished('voa', { accountIds: '60010011 60010012' });
    const [{ accounts }] = report.institutions;
    expect(report.constraints).toEqual({ accountIds: ['60010011', '60010012'] });
    expect(report.consolidatedAvailableBalance).toBe(4210.55 + 22327.3);
    for (const account of accounts) {
      const active = sandbox.ledger.rows(String(account.id)).filter(({ status }) => status === 'active');
      expect(account.transactions.map(({ id }: any) => String(id))).toEqual(active.map(({ id }) => id));
      const from = (Math.floor(startedAt / 86_400_000) - 178) * 86_400;
      const since = active.filter((row) => (row.transactionDate ?? row.postedDate ?? row.createdDate) >= from);
      const before = since.reduce((sum, { amount }) => sum - cents(amount), cents(account.balance));
      expect(cents(account.asset.beginningBalance)).toBe(before);
    }
  });

  it('counts as income what an employer pays in, month by month, to the cent', async () => {
    const report = await finished('voi', { accountIds: '60010011' });
    const [account] = report.institutions[0].accounts;
    const pay = sandbox.ledger
      .rows('60010011')
      .filter(({ status, description }) => status === 'active' && description.startsWith('ACME CORP PAYROLL DIR DEP'));
    const total = (amounts: readonly (string | number)[]) =>
      amounts.reduce<number>((sum, amount) => sum + cents(amount), 0);
    const stream = account.incomeStreams.find(({ name }: any) => name === 'Acme Payroll');
    expect(stream.transactions).toHaveLength(pay.length);
    expect(total(stream.netMonthly.map(({ net }: any) => net))).toBe(total(pay.map(({ amount }) => amount)));
    expect(cents(stream.netAnnual)).toBe(total(pay.map(({ amount }) => amount)));
  });

  it('adds up a cash flow from the transactions in it', async () => {
    const report = await finished('cashFlowBusiness');
    const accounts = report.institutions.flatMap(({ accounts: inside }: any) => inside);
    const credits = accounts
      .flatMap(({ transactions }: any) => transactions)
      .reduce((cents: number, { amount }: any) => cents + Math.max(0, Math.round(amount * 100)), 0);
    expect(Math.round(report.cashFlowCreditSummary.twelveMonthCreditTotal * 100)).toBe(credits);
  });

  it('is a snapshot: what the bank says later does not change it, nor does deleting the customer', async () => {
    const report = await finished('voa', { accountIds: '60010011' });
    const [row] = sandbox.ledger.rows('60010011').filter(({ status }) => status === 'active');
    sandbox.ledger.remove('60010011', row?.id ?? '');
    expect(jsonOf<any>(await client.get(read(report.id)))).toEqual(report);
    await client.delete('/aggregation/v1/customers/5001001');
    expect((await client.get(read(report.id))).status).toBe(404);
    const path = `/decisioning/v3/consumers/${report.consumerId}/reports/${report.id}?purpose=31`;
    expect(jsonOf<any>(await client.get(path))).toEqual(report);
  });

  it('fails when none of its accounts can be read, and says why', async () => {
    const { id } = await generate('assetSummary', { accountIds: '60010321' }, '5001032');
    later(60_000);
    expect(jsonOf<any>(await client.get(read(id, '5001032')))).toMatchObject({
      status: 'failure',
      errors: [{ code: 185, accountId: '60010321' }],
    });
    const partly = await generate('assetSummary', {}, '5001032').then(({ id: other }) => {
      later(120_000);
      return client.get(read(other, '5001032')).then((answer) => jsonOf<any>(answer));
    });
    expect(partly.status).toBe('success');
    expect(partly.institutions.flatMap(({ accounts }: any) => accounts).map((account: any) => account.balance)).toEqual(
      expect.arrayContaining([undefined, 3150]),
    );
  });

  it('is the same with the same seed and start', async () => {
    const report = await finished('voa');
    await using second = await startSandbox({ now: () => startedAt });
    const other = await createClient(second);
    const { id } = jsonOf<any>(await other.post(d2('5001001', 'voa'), {}));
    second.setClock({ offsetMs: 60_000 });
    expect(jsonOf<any>(await other.get(read(id)))).toEqual(report);
  });
});

describe('formats', () => {
  it('are JSON, XML and PDF by the Accept header, where the product has them', async () => {
    const { id } = await generate('voa');
    expect((await client.get(read(id), { accept: 'application/pdf' })).contentType).toBe('application/json');
    later(60_000);
    const pdf = await client.get(read(id), { accept: 'application/pdf' });
    expect(pdf.contentType).toBe('application/pdf');
    expect(pdf.text.startsWith('%PDF-1.4')).toBe(true);
    expect(pdf.text.trimEnd().endsWith('%%EOF')).toBe(true);
    const xml = await client.get(read(id), { accept: 'application/xml' });
    expect(xml.contentType).toBe('application/xml');
    expect(xml.text).toContain(`<report><id>${id}</id>`);
    expect(xml.text).toContain('<name>Super Checking</name>');
    expect(refused(await client.get(read(id), { accept: 'image/png' }))).toEqual({ status: 406, code: 20000 });
  });

  it('of analytics are JSON alone', async () => {
    const body = { analyticsReportData: { forCraPurpose: false } };
    const { id } = await generate('reports/balance-analytics/userTypes/personal', body);
    later(60_000);
    expect(refused(await client.get(read(id), { accept: 'application/pdf' })).status).toBe(406);
  });
});

describe('a report is refused', () => {
  it('without consumer, with a security freeze, with no account that suits, and while the same is under way', async () => {
    expect(refused(await client.post(d2('5001004', 'voa'), {}))).toEqual({ status: 404, code: 10100 });
    expect(refused(await client.post(d2('5001033', 'voa'), {}))).toEqual({ status: 403, code: 10405 });
    const unsuited = await client.post(d2('5001001', 'voi'), { accountIds: '60010013' });
    expect(refused(unsuited)).toEqual({ status: 400, code: 14020 });
    await generate('voa');
    expect(refused(await client.post(d2('5001001', 'voa'), {}))).toEqual({ status: 409, code: 18001 });
    await generate('voa', { fromDate: 1_700_000_000 });
  });

  it('beyond fifty a day', async () => {
    for (let day = 0; day < 50; day += 1) await generate('assetSummary', { fromDate: 1_700_000_000 + day });
    expect(refused(await client.post(d2('5001001', 'assetSummary'), {}))).toEqual({ status: 400, code: 20400 });
    later(86_400_000);
    // The token is older than a token gets.
    client = await createClient(sandbox);
    await generate('assetSummary');
  });

  it('to be read without a purpose, if it is for a credit decision', async () => {
    const { id } = await generate('voa');
    expect(refused(await client.get(read(id).replace('31', '')))).toEqual({ status: 400, code: 10100 });
    const { id: other } = await generate('assetSummary');
    expect((await client.get(read(other).replace('31', ''))).status).toBe(200);
  });
});

describe('a portfolio', () => {
  it('has the newest report of each type, as of its version', async () => {
    const first = await generate('voa');
    await generate('assetSummary');
    later(60_000);
    const second = await generate('voa');
    const of = async (id: string) =>
      jsonOf<any>(await client.get(`/decisioning/v1/customers/5001001/portfolios/${id}`)).reports.map(
        (report: any) => report.id,
      );
    expect(await of(first.portfolioId)).toEqual([first.id]);
    expect(await of(second.portfolioId)).toEqual(expect.arrayContaining([second.id]));
    expect(await of(second.portfolioId)).not.toContain(first.id);
    expect(await of(second.portfolioId.replace('-3-', '-'))).toHaveLength(2);
  });
});
