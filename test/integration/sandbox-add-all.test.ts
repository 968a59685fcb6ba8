import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../sandbox/index.ts';
import { startSandbox } from '../../sandbox/index.ts';
import type { Answer, SandboxClient } from './sandbox-client.ts';
import { createClient, jsonOf } from './sandbox-client.ts';

let sandbox: Sandbox;
let client: SandboxClient;
/** On the production plan. */
let production: SandboxClient;
beforeEach(async () => {
  sandbox = await startSandbox();
  client = await createClient(sandbox);
  production = await createClient(sandbox, 1);
});
afterEach(async () => {
  await sandbox[Symbol.asyncDispose]();
});

interface Accounts {
  readonly accounts: readonly Readonly<Record<string, any>>[];
}

const empty = '5001003';
const addAll = (institutionId: string, user: string, password: string, customerId = empty, by = client) =>
  by.post(`/aggregation/v1/customers/${customerId}/institutions/${institutionId}/accounts/addall`, {
    credentials: [
      { name: 'Banking Userid', value: user, id: `${institutionId}001` },
      { name: 'Banking Password', value: password, id: `${institutionId}002` },
    ],
  });
const refused = (answer: Answer) => ({ status: answer.status, ...jsonOf<object>(answer) });
const typesOf = (answer: Answer) => jsonOf<Accounts>(answer).accounts.map(({ type }) => type);
const accountsOf = async (customerId: string) =>
  jsonOf<Accounts>(await client.get(`/aggregation/v1/customers/${customerId}/accounts`)).accounts;

describe('FinBank Profiles - A', () => {
  it.each([
    ['profile_02', ['checking', 'savings', 'creditCard']],
    ['profile_03', ['checking', 'savings', 'investment', 'investmentTaxDeferred', 'roth']],
    ['profile_04', ['checking', 'savings']],
    ['profile_05', ['checking', 'mortgage', 'loan', 'studentLoan', 'lineOfCredit']],
  ])('has the accounts of %s behind that password, whatever the user name', async (profile, types) => {
    const answer = await addAll('102105', 'anybody', profile);
    expect(answer.status).toBe(200);
    expect(typesOf(answer)).toEqual(types);
  });

  it('gives each profile a login of its own, and accounts ids that never come back', async () => {
    const first = jsonOf<Accounts>(await addAll('102105', 'a', 'profile_03')).accounts;
    const second = jsonOf<Accounts>(await addAll('102105', 'a', 'profile_04')).accounts;
    expect(second[0]?.institutionLoginId).not.toBe(first[0]?.institutionLoginId);
    const login = first[0]?.institutionLoginId;
    const gone = await client.delete(`/aggregation/v1/customers/${empty}/institutionLogins/${login}`);
    expect(gone.status).toBe(204);
    const again = jsonOf<Accounts>(await addAll('102105', 'a', 'profile_03')).accounts;
    const used = new Set([...first, ...second].flatMap(({ id, institutionLoginId }) => [id, institutionLoginId]));
    for (const { id, institutionLoginId } of again) {
      expect(used).not.toContain(id);
      expect(used).not.toContain(institutionLoginId);
    }
    expect((await accountsOf(empty)).map(({ id }) => id)).toEqual([...second, ...again].map(({ id }) => id));
  });

  it('wants credentials', async () => {
    const answer = await client.post(`/aggregation/v1/customers/${empty}/institutions/102105/accounts/addall`, {});
    expect(refused(answer)).toEqual({ status: 400, code: 10005, message: 'Missing parameter (credentials)' });
    expect(refused(await addAll('1', 'a', 'b'))).toMatchObject({ status: 404, code: 14006 });
  });

  it('gives a customer created a moment ago accounts with rows', async () => {
    const created = await client.post('/aggregation/v2/customers/testing', { username: 'fresh_customer' });
    const { id } = jsonOf<{ id: string }>(created);
    await addAll('102105', 'profile_03', 'profile_03', id);
    const window = 'fromDate=0&toDate=9999999999&limit=1000';
    const rows = await client.get(`/aggregation/v3/customers/${id}/transactions?${window}`);
    expect(jsonOf<{ found: number }>(rows).found).toBeGreaterThan(100);
  });
});

describe('the sign-in profiles of FinBank', () => {
  it('lead to accounts', async () => {
    expect((await addAll('101732', 'demo', 'go')).status).toBe(200);
    expect((await accountsOf(empty)).map(({ institutionId }) => institutionId)).toContain('101732');
  });

  it.each([
    ['demo', '123', 123],
    ['demo', '125', 125],
    ['demo', '127', 127],
    ['demo', '128', 128],
    ['demo', '130', 130],
    ['demo', '185', 185],
    ['demo', '187', 187],
    ['invalid_user', 'go', 103],
    ['demo', 'wrong', 103],
  ])('fail for %s/%s with %i', async (user, password, code) => {
    expect(refused(await addAll('101732', user, password))).toMatchObject({ status: 500, code });
    expect(await accountsOf(empty)).toEqual([]);
  });

  it.each([
    ['tfa_text', 'go'],
    ['tfa_image', 'go'],
    ['tfa_choice', 'go'],
    ['tfa_multi', 'go'],
    ['demo', 'imagechoice'],
    ['demo', 'imagechoice2'],
  ])('ask %s/%s a question', async (user, password) => {
    const answer = await addAll('101732', user, password);
    expect(answer.status).toBe(203);
    expect(jsonOf(answer)).toEqual({ questions: [expect.objectContaining({ text: expect.any(String) })] });
    expect(await accountsOf(empty)).toEqual([]);
  });
});

describe('FinBank OAuth', () => {
  it('wants a customer with a registered application', async () => {
    expect(refused(await addAll('102176', 'profile_02', 'profile_02'))).toMatchObject({ status: 400, code: 14020 });
    const application = '00278431-b712-4f30-a044-b611f25e533d';
    await client.put(`/aggregation/v1/customers/${empty}/applications/${application}`);
    const { accounts } = jsonOf<Accounts>(await addAll('102176', 'profile_02', 'profile_02'));
    // As captured from the live sandbox.
    expect(accounts.map(({ name, number, balance }) => [name, number, balance])).toEqual([
      ['IRA', '202020', 7030],
      ['401K', '212121', 9005],
      ['Savings', '222222', 22327.3],
      ['Credit Card', '333333', -1952.71],
    ]);
    expect(accounts[0]).toMatchObject({ authorizationExpires: true });
  });
});

describe('customers and institutions that do not go together', () => {
  const real = '5001';
  const activeCustomer = async () => {
    const created = await production.post('/aggregation/v2/customers/active', { username: 'really_active' });
    return jsonOf<{ id: string }>(created).id;
  };

  it('testing customers stay at FinBank, and away from FinBank Billable', async () => {
    for (const institutionId of [real, '102224']) {
      expect(refused(await addAll(institutionId, 'profile_03', 'profile_03'))).toEqual({
        status: 400,
        code: 14020,
        message: `Bad request. (Testing customers cannot add accounts of institution ${institutionId}).`,
      });
    }
    expect(await accountsOf(empty)).toEqual([]);
  });

  it('active customers stay away from FinBank, but for FinBank Billable', async () => {
    const id = await activeCustomer();
    for (const institutionId of ['101732', '102105', '102176']) {
      expect(refused(await addAll(institutionId, 'demo', 'go', id, production))).toEqual({
        status: 400,
        code: 14020,
        message: `Bad request. (Active customers cannot add accounts of institution ${institutionId}).`,
      });
    }
    expect(typesOf(await addAll('102224', 'x', 'profile_02', id, production))).toEqual([
      'checking',
      'savings',
      'creditCard',
    ]);
    expect((await addAll('102224', 'x', 'nonsense', id, production)).status).toBe(500);
  });

  it('active customers sign in to real institutions, those with OAuth through an application', async () => {
    const id = await activeCustomer();
    const list = await production.get('/institution/v2/institutions?limit=1000');
    type Institution = { id: number; oauthEnabled: boolean; status: string; name: string };
    const { institutions } = jsonOf<{ institutions: Institution[] }>(list);
    const find = (oauth: boolean, status: string) =>
      String(
        institutions.find(
          ({ name, ...own }) => own.oauthEnabled === oauth && own.status === status && !name.startsWith('Fin'),
        )?.id,
      );
    expect((await addAll(find(false, 'online'), 'jane', 'secret', id, production)).status).toBe(200);
    expect(refused(await addAll(find(true, 'online'), 'jane', 'secret', id, production))).toMatchObject({
      status: 400,
      code: 14020,
    });
    expect(refused(await addAll(find(false, 'maintenance'), 'jane', 'secret', id, production))).toMatchObject({
      status: 500,
      code: 905,
    });
    expect(refused(await addAll(find(false, 'offline'), 'jane', 'secret', id, production))).toMatchObject({
      status: 500,
      code: 910,
    });
  });
});
