import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../sandbox/index.ts';
import { startSandbox } from '../../sandbox/index.ts';
import type { Answer, SandboxClient } from './sandbox-client.ts';
import { createClient, jsonOf } from './sandbox-client.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const start = Date.UTC(2026, 9, 5, 9, 30);

let sandbox: Sandbox;
let client: SandboxClient;
beforeEach(async () => {
  sandbox = await startSandbox({ now: () => start });
  client = await createClient(sandbox);
});
afterEach(async () => {
  await sandbox[Symbol.asyncDispose]();
});

type Account = Readonly<Record<string, any>>;
interface Accounts {
  readonly accounts: readonly Account[];
}
interface Job {
  readonly refreshId: string;
  readonly status: string;
  readonly accounts: readonly Record<string, unknown>[];
}

const customer = (id: string) => `/aggregation/v1/customers/${id}`;
const household = customer('5001001');
const trouble = customer('5001032');
const accountsOf = async (path: string, by = client) => jsonOf<Accounts>(await by.get(`${path}/accounts`)).accounts;
const refused = (answer: Answer) => ({ status: answer.status, ...jsonOf<object>(answer) });
/** Tokens die within two hours of the clock that is being moved here. */
const at = async (ms: number) => {
  sandbox.setClock({ frozenAt: start + ms });
  client = await createClient(sandbox);
};
const seconds = (ms: number) => (start + ms) / 1000;

async function rowsOf(customerId: string, from = 0) {
  const window = `fromDate=${from}&toDate=9999999999&limit=1000&includePending=true&sort=asc`;
  const answer = await client.get(`/aggregation/v3/customers/${customerId}/transactions?${window}`);
  return jsonOf<{ transactions: Account[] }>(answer).transactions;
}

// The types of the OpenAPI document, 529plan and 457plan under the values that go over the wire.
const everyType =
  'checking savings cd moneyMarket creditCard lineOfCredit investment investmentTaxDeferred employeeStockPurchasePlan ' +
  'ira 401k roth 403b 529 rollover ugma utma keogh 457 401a brokerageAccount educationSavings healthSavingsAccount ' +
  'pension profitSharingPlan roth401k sepIRA simpleIRA thriftSavingsPlan variableAnnuity cryptocurrency mortgage loan ' +
  'studentLoan studentLoanGroup studentLoanAccount';

describe('a customer with every type of account', () => {
  it('has each of them, with the members of its family', async () => {
    const accounts = await accountsOf(customer('5001031'));
    expect(new Set(accounts.map(({ type }) => type))).toEqual(new Set(everyType.split(' ')));
    const of = (type: string) => accounts.find((account) => account.type === type);
    expect(of('cd')?.detail).toMatchObject({
      maturityDate: expect.any(Number),
      periodInterestRate: expect.any(Number),
    });
    expect(of('lineOfCredit')?.detail).toMatchObject({
      creditMaxAmount: expect.any(Number),
      interestRate: expect.any(String),
    });
    expect(of('mortgage')?.detail).toMatchObject({
      escrowBalance: expect.any(Number),
      firstMortgage: 'Y',
      termOfMl: '360',
    });
    expect(of('studentLoan')?.detail).toMatchObject({
      loanStatus: expect.any(String),
      loanAwardId: expect.any(String),
    });
    expect(of('401k')?.position).toHaveLength(3);
    expect(of('cryptocurrency')?.position[0]).toMatchObject({ symbol: 'BTC', securityType: 'Cryptocurrency' });
    expect(of('checking')).not.toHaveProperty('position');
  });

  it('shows student loans as account, group and loan', async () => {
    const accounts = await accountsOf(customer('5001031'));
    const byId = new Map(accounts.map((account) => [account.id, account]));
    const loan = accounts.find(({ type, parentAccount }) => type === 'studentLoan' && parentAccount !== undefined);
    const group = byId.get(loan?.parentAccount);
    expect(group?.type).toBe('studentLoanGroup');
    expect(byId.get(group?.parentAccount)?.type).toBe('studentLoanAccount');
  });

  it('has transactions on all of them, with ids that no other account has', async () => {
    const rows = await rowsOf('5001031');
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  });
});

describe('a refresh', () => {
  it.each([`${household}/accounts`, `${household}/institutionLogins/70010011/accounts`])(
    'of %s brings the aggregation to now, with the rows since the last one',
    async (path) => {
      await at(3 * day);
      const before = await rowsOf('5001001');
      await at(3 * day + 12 * 60 * minute);
      expect(await rowsOf('5001001')).toEqual(before);
      const answer = await client.post(path);
      expect(answer.status).toBe(200);
      const { accounts } = jsonOf<Accounts>(answer);
      const now = seconds(3 * day + 12 * 60 * minute);
      expect(accounts[0]).toMatchObject({
        id: '60010011',
        aggregationStatusCode: 0,
        aggregationSuccessDate: now,
        aggregationAttemptDate: now,
        balanceDate: now,
      });
      expect(await accountsOf(household)).toEqual(expect.arrayContaining(accounts as Account[]));
      const after = await rowsOf('5001001');
      const known = new Set(before.map(({ id }) => id));
      const fresh = after.filter(({ id }) => !known.has(id));
      expect(fresh.length).toBeGreaterThan(0);
      expect(after.length).toBe(before.length + fresh.length);
      for (const row of fresh) expect(row).toMatchObject({ status: 'pending', createdDate: now });
    },
  );

  it('leads to the same rows the day after, under the same ids', async () => {
    await at(4 * day);
    const untouched = (await rowsOf('5001001')).map(({ id, status, amount }) => ({ id, status, amount }));
    await at(3 * day + 10 * 60 * minute);
    await client.post(`${household}/accounts`);
    await at(4 * day);
    const refreshed = (await rowsOf('5001001')).map(({ id, status, amount }) => ({ id, status, amount }));
    expect(new Set(refreshed.map((row) => JSON.stringify(row)))).toEqual(
      new Set(untouched.map((row) => JSON.stringify(row))),
    );
  });

  it('answers 204 in its second version, with the same effect', async () => {
    await at(5 * minute);
    expect(await client.post('/aggregation/v2/customers/5001001/accounts')).toMatchObject({ status: 204, text: '' });
    expect((await accountsOf(household))[0]).toMatchObject({ aggregationSuccessDate: seconds(5 * minute) });
    await at(6 * minute);
    const login = '/aggregation/v2/customers/5001001/institutionLogins/70010012/accounts';
    expect((await client.post(login)).status).toBe(204);
    const dates = (await accountsOf(household)).map(({ aggregationSuccessDate }) => aggregationSuccessDate);
    expect(dates.slice(0, 4)).toEqual([5, 5, 6, 6].map((minutes) => seconds(minutes * minute)));
  });

  it('activates an account that was only discovered', async () => {
    await at(minute);
    const before = await accountsOf(`${customer('5001005')}`);
    expect(before.map(({ status }) => status)).toEqual(['active', 'pending']);
    const { accounts } = jsonOf<Accounts>(await client.post(`${customer('5001005')}/accounts`));
    expect(accounts[1]).toMatchObject({
      id: before[1]?.id,
      status: 'active',
      createdDate: before[1]?.createdDate,
      aggregationStatusCode: 0,
      balanceDate: seconds(minute),
    });
    const rows = (await rowsOf('5001005')).filter(({ accountId }) => String(accountId) === before[1]?.id);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row.createdDate).toBe(seconds(minute));
  });

  it('shows the trouble of one bank on its accounts, and fails where that bank alone is asked', async () => {
    await at(minute);
    const { accounts } = jsonOf<Accounts>(await client.post(`${household}/accounts`));
    expect(accounts.map(({ aggregationStatusCode }) => aggregationStatusCode)).toEqual([0, 0, 0, 0, 103]);
    expect(accounts[4]?.aggregationAttemptDate).toBe(seconds(minute));
    expect(accounts[4]?.aggregationSuccessDate).toBeLessThan(seconds(0));
    const answer = await client.post(`${household}/institutionLogins/70010013/accounts`);
    expect(refused(answer)).toEqual({ status: 500, code: 103, message: 'Invalid credentials' });
  });

  it('answers 203 with a question where the bank asks one', async () => {
    for (const version of ['v1', 'v2']) {
      const path = `/aggregation/${version}/customers/5001032/institutionLogins/70010321/accounts`;
      const answer = await client.post(path);
      expect(answer.status).toBe(203);
      expect(jsonOf(answer)).toEqual({ questions: [{ text: expect.any(String) }] });
      expect(answer.headers.get('mfa-session')).not.toBeNull();
    }
    const historic = await client.post(`${trouble}/accounts/60010321/transactions/historic`);
    expect(historic.status).toBe(203);
  });

  it('leaves an account that is closed at the bank as it is, listed', async () => {
    const [, , closed] = await accountsOf(trouble);
    expect(closed).toMatchObject({ aggregationStatusCode: 913, status: 'active' });
    await at(10 * day);
    const answer = await client.post(`${trouble}/institutionLogins/70010322/accounts`);
    expect(answer.status).toBe(200);
    const [healthy, stays] = jsonOf<Accounts>(answer).accounts;
    expect(healthy?.aggregationAttemptDate).toBe(seconds(10 * day));
    expect(stays).toEqual(closed);
    await client.delete(`${trouble}/accounts/${healthy?.id}`);
    const alone = await client.post(`${trouble}/institutionLogins/70010322/accounts`);
    expect(refused(alone)).toEqual({ status: 500, code: 913, message: 'The account is closed.' });
  });

  it('does not find logins and customers', async () => {
    expect(refused(await client.post(`${household}/institutionLogins/1234/accounts`))).toMatchObject({
      status: 404,
      code: 38007,
    });
    expect(refused(await client.post(`${customer('1234')}/accounts`))).toMatchObject({ status: 404, code: 14001 });
    const dates = await client.post(`${household}/institutionLogins/70010011/accounts?fromDate=yesterday`);
    expect(refused(dates)).toMatchObject({ status: 400, code: 14020 });
  });
});

describe('a refresh job', () => {
  const jobs = '/aggregation/customers/5001001/transactions/refreshes';
  const begin = async (body: object) => jsonOf<Job>(await client.post(jobs, body));
  const read = async ({ refreshId }: Job) => jsonOf<Job>(await client.get(`${jobs}/${refreshId}`));

  it('goes from NEW over IN_PROGRESS to COMPLETED by the clock of the sandbox', async () => {
    await at(minute);
    const answer = await client.post(jobs, { institutionLoginId: '70010011' });
    expect(answer.status).toBe(202);
    const job = jsonOf<Job>(answer);
    expect(job).toEqual({
      refreshId: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/),
      customerId: '5001001',
      institutionLoginId: '70010011',
      accountIds: ['60010011', '60010012'],
      mode: 'standard',
      status: 'NEW',
      createdAt: new Date(start + minute).toISOString(),
    });
    expect(await read(job)).toMatchObject({ status: 'NEW', totalCount: 2, successCount: 0, failedCount: 0 });
    await at(minute + 2_500);
    const halfway = await read(job);
    expect(halfway).toMatchObject({ status: 'IN_PROGRESS', successCount: 1 });
    expect(halfway.accounts[1]).toEqual({
      accountId: '60010012',
      institutionLoginId: '70010011',
      institutionId: '102105',
    });
    expect((await accountsOf(household))[1]?.aggregationSuccessDate).toBe(seconds(0));
    expect(refused(await client.post(`${household}/accounts`))).toMatchObject({ status: 500, code: 325 });
    await at(minute + 4_000);
    const done = await read(job);
    expect(done).toMatchObject({ status: 'COMPLETED', totalCount: 2, successCount: 2, failedCount: 0 });
    expect(done.accounts[1]).toMatchObject({
      aggregationStatusCode: 0,
      aggregationSuccessDate: new Date(start + minute + 4_000).toISOString(),
    });
    expect((await accountsOf(household))[1]?.aggregationSuccessDate).toBe(seconds(minute + 4_000));
    expect((await client.post(`${household}/accounts`)).status).toBe(200);
  });

  it('prefers accounts over the login, and says which of them failed', async () => {
    const job = await begin({ institutionLoginId: '70010011', accountIds: ['60010015', '60010011'] });
    await at(5_000);
    expect(await read(job)).toMatchObject({
      status: 'COMPLETED',
      totalCount: 2,
      successCount: 1,
      failedCount: 1,
      accounts: [{ accountId: '60010015', code: 103, message: 'Invalid credentials' }, { aggregationStatusCode: 0 }],
    });
    const failing = await begin({ accountIds: ['60010015'] });
    await at(10_000);
    expect(await read(failing)).toMatchObject({ status: 'FAILED', successCount: 0, failedCount: 1 });
  });

  it('brings older rows where the mode says so', async () => {
    const oldest = async () => (await rowsOf('5001001'))[0]?.transactionDate;
    const before = await oldest();
    const fromDate = new Date(start - 300 * day).toISOString();
    await begin({ accountIds: ['60010011'], mode: 'custom', fromDate });
    await at(5_000);
    const custom = await oldest();
    expect(custom).toBeLessThan(before);
    expect(custom).toBeGreaterThanOrEqual(seconds(-301 * day));
    const known = await rowsOf('5001001');
    await begin({ accountIds: ['60010011'], mode: 'historic' });
    await at(10_000);
    expect(await oldest()).toBeLessThan(seconds(-600 * day));
    const ids = new Set((await rowsOf('5001001')).map(({ id }) => id));
    for (const { id } of known) expect(ids).toContain(id);
  });

  it.each([
    [{}, 400, 10005],
    [{ accountIds: [] }, 400, 10100],
    [{ accountIds: ['1234'] }, 404, 10005],
    [{ institutionLoginId: '1234' }, 404, 38007],
    [{ accountIds: ['60010011'], mode: 'fast' }, 400, 10100],
    [{ accountIds: ['60010011'], mode: 'custom' }, 400, 10005],
    [{ accountIds: ['60010011'], mode: 'custom', fromDate: 'soon' }, 400, 10100],
    [
      { accountIds: ['60010011'], mode: 'custom', fromDate: '2026-01-02T00:00:00Z', toDate: '2026-01-01T00:00:00Z' },
      400,
      41002,
    ],
  ])('is refused with %j', async (body, status, code) => {
    expect(refused(await client.post(jobs, body))).toMatchObject({ status, code });
  });

  it('is known to its customer alone', async () => {
    const { refreshId } = await begin({ accountIds: ['60010011'] });
    const other = await client.get(`/aggregation/customers/5001002/transactions/refreshes/${refreshId}`);
    expect(refused(other)).toEqual({ status: 404, code: 10008, message: 'data not found' });
  });
});

describe('a historic load', () => {
  const historic = `${household}/accounts/60010011/transactions/historic`;

  it('brings up to 24 months before the account was added, once', async () => {
    await at(minute);
    const before = (await rowsOf('5001001')).filter(({ accountId }) => accountId === 60_010_011);
    expect(before[0]?.transactionDate).toBeGreaterThan(seconds(-181 * day));
    expect(await client.post(historic)).toMatchObject({ status: 204, text: '' });
    const [account] = await accountsOf(household);
    expect(account?.aggregationAttemptDate).toBe(seconds(minute));
    const after = (await rowsOf('5001001')).filter(({ accountId }) => accountId === 60_010_011);
    const since = account?.createdDate - 730 * 86_400;
    expect(after.length).toBeGreaterThan(before.length * 2);
    expect(after[0]?.transactionDate).toBeGreaterThanOrEqual(since - 86_400);
    expect(after[0]?.transactionDate).toBeLessThan(since + 30 * 86_400);
    expect(account?.oldestTransactionDate).toBe(after[0]?.transactionDate);
    const ids = new Set(after.map(({ id }) => id));
    for (const { id } of before) expect(ids).toContain(id);

    await at(2 * minute);
    expect((await client.post(historic)).status).toBe(204);
    expect((await accountsOf(household))[0]?.aggregationAttemptDate).toBe(seconds(minute));
  });

  it('fails with the code of a bank that refuses', async () => {
    const answer = await client.post(`${household}/accounts/60010015/transactions/historic`);
    expect(refused(answer)).toMatchObject({ status: 500, code: 103 });
    expect((await client.post(`${household}/accounts/1234/transactions/historic`)).status).toBe(404);
  });
});

describe('deleting', () => {
  it('takes an account with its transactions, and the others stay', async () => {
    expect(await client.delete(`${household}/accounts/60010011`)).toMatchObject({ status: 204, text: '' });
    expect((await accountsOf(household)).map(({ id }) => id)).toEqual(['60010012', '60010013', '60010014', '60010015']);
    expect((await rowsOf('5001001')).some(({ accountId }) => accountId === 60_010_011)).toBe(false);
    expect(refused(await client.delete(`${household}/accounts/60010011`))).toMatchObject({ status: 404, code: 38003 });
  });

  it('takes a login with its accounts', async () => {
    expect((await client.delete(`${household}/institutionLogins/70010012`)).status).toBe(204);
    expect((await accountsOf(household)).map(({ id }) => id)).toEqual(['60010011', '60010012', '60010015']);
    expect(refused(await client.delete(`${household}/institutionLogins/70010012`))).toMatchObject({
      status: 404,
      code: 38007,
    });
  });
});

describe('logins behind OAuth', () => {
  const details = (login: string) => `/customers/institution-logins/${login}/authorization-details`;

  it('say since when and until when they may be used', async () => {
    const [, , card] = await accountsOf(household);
    expect(jsonOf(await client.get(details('70010012')))).toEqual({
      institutionLoginId: 70_010_012,
      authorizationStartDate: new Date(card?.authorizationStartDate * 1000).toISOString(),
      authorizationEndDate: new Date(card?.authorizationEndDate * 1000).toISOString(),
    });
    expect(refused(await client.get(details('70010011')))).toMatchObject({ status: 404, code: 3003 });
    expect(refused(await client.get(details('1234')))).toMatchObject({ status: 404, code: 3003 });
    const [investment] = (await accountsOf(customer('5001031'))).filter(({ type }) => type === 'investment');
    expect(refused(await client.get(details(String(investment?.institutionLoginId))))).toMatchObject({
      status: 404,
      code: 3004,
    });
  });

  it('come about by migration, with the accounts as they are under a new login', async () => {
    const migration = '/aggregation/v2/customers/5001001/institutionLogins/70010011/migration';
    const before = await accountsOf(household);
    const answer = await client.put(migration);
    expect(answer.status).toBe(200);
    const { accounts } = jsonOf<Accounts>(answer);
    expect(accounts.map(({ id }) => id)).toEqual(['60010011', '60010012']);
    for (const [index, account] of accounts.entries()) {
      expect(account).toMatchObject({ institutionId: '102176', balance: before[index]?.balance });
      expect(before.map(({ institutionLoginId }) => institutionLoginId)).not.toContain(account.institutionLoginId);
    }
    expect((await client.get(details(String(accounts[0]?.institutionLoginId)))).status).toBe(200);
    expect((await client.put(migration)).status).toBe(404);
    const none = '/aggregation/v2/customers/5001001/institutionLogins/70010013/migration';
    expect(refused(await client.put(none))).toMatchObject({ status: 400, code: 14020 });
  });
});
