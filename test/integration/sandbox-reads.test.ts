import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../sandbox/index.ts';
import { startSandbox } from '../../sandbox/index.ts';
import type { SandboxClient } from './sandbox-client.ts';
import { createClient, jsonOf } from './sandbox-client.ts';

let sandbox: Sandbox;
let client: SandboxClient;
beforeAll(async () => {
  sandbox = await startSandbox();
  client = await createClient(sandbox);
});
afterAll(async () => {
  await sandbox[Symbol.asyncDispose]();
});

interface Customers {
  readonly found: number;
  readonly displaying: number;
  readonly moreAvailable: unknown;
  readonly customers: readonly Record<string, unknown>[];
}
interface Accounts {
  readonly accounts: readonly Record<string, unknown>[];
}
interface Institutions {
  readonly found: number;
  readonly displaying: number;
  readonly moreAvailable: unknown;
  readonly institutions: readonly { readonly id: number; readonly name: string; readonly voa: boolean }[];
}

const customers = '/aggregation/v1/customers';
const household = `${customers}/5001001`;
const get = async <T>(path: string) => jsonOf<T>(await client.get(path));

describe('customers', () => {
  it('pages by record, 25 at a time unless told, with a boolean moreAvailable', async () => {
    const first = await get<Customers>(customers);
    expect(first).toMatchObject({ displaying: 25, moreAvailable: true });
    expect(first.found).toBeGreaterThan(25);
    const rest = await get<Customers>(`${customers}?start=26&limit=1000`);
    expect(rest).toMatchObject({ displaying: first.found - 25, moreAvailable: false });
    const ids = [...first.customers, ...rest.customers].map(({ id }) => id);
    expect(new Set(ids).size).toBe(first.found);
  });

  it('gives ids and dates as strings', async () => {
    const customer = await get<Record<string, unknown>>(household);
    expect(customer).toMatchObject({ id: '5001001', username: 'demo_household', type: 'testing' });
    expect(customer.createdDate).toMatch(/^\d{10}$/);
    expect(customer.lastModifiedDate).toMatch(/^\d{10}$/);
  });

  it('finds one by user name, and none with a 200', async () => {
    expect(await get(`${customers}?username=demo_busy`)).toMatchObject({ displaying: 1, moreAvailable: false });
    expect(await get(`${customers}?username=demo_bus`)).toEqual({
      found: 0,
      displaying: 0,
      moreAvailable: false,
      customers: [],
    });
  });

  it('searches user names and both names in either order', async () => {
    for (const search of ['household', 'maria', 'sanchez', 'Maria Sanchez', 'Sanchez Maria']) {
      const { customers: found } = await get<Customers>(`${customers}?search=${encodeURIComponent(search)}`);
      expect(found.map(({ id }) => id)).toContain('5001001');
    }
  });

  it('filters by type', async () => {
    expect(await get(`${customers}?type=active`)).toMatchObject({ found: 0 });
    const production = await createClient(sandbox, 1);
    const active = jsonOf<Customers>(await production.get(`${customers}?type=active`));
    expect(active.found).toBeGreaterThan(0);
    expect(new Set(active.customers.map(({ type }) => type))).toEqual(new Set(['active']));
  });

  it.each([
    ['type=tester', 14016, 'Invalid customer type.'],
    ['start=0', 41003, 'Start index cannot be less than one.'],
    ['limit=0', 41004, 'Limit cannot be less than one.'],
  ])('refuses %s', async (query, code, message) => {
    const answer = await client.get(`${customers}?${query}`);
    expect(answer.status).toBe(400);
    expect(jsonOf(answer)).toEqual({ code, message });
  });

  it("answers alike to nobody's and to another partner's customer", async () => {
    const nobody = await client.get(`${customers}/1234`);
    const foreign = await client.get(`${customers}/8001001`);
    expect(nobody.status).toBe(404);
    expect(nobody.text).toBe('{"code":14001,"message":"Customer not found."}');
    expect(foreign).toMatchObject({ status: 404, text: nobody.text });
    const accounts = await client.get(`${customers}/8001001/accounts`);
    expect(accounts).toMatchObject({ status: 404, text: nobody.text });
  });

  it('keeps customers of the same id apart', async () => {
    const other = await createClient(sandbox, 1);
    const theirs = jsonOf<Record<string, unknown>>(await other.get(household));
    expect(theirs).toMatchObject({ id: '5001001', username: 'twin_two' });
    const ours = await get<Accounts>(`${household}/accounts`);
    const twins = jsonOf<Accounts>(await other.get(`${household}/accounts`));
    expect(twins.accounts[0]?.id).toBe(ours.accounts[0]?.id);
    expect(twins.accounts[0]?.balance).not.toBe(ours.accounts[0]?.balance);
  });
});

// From the CustomerAccountSimple schema of the OpenAPI document.
const simpleMembers = [
  'id',
  'accountNumberDisplay',
  'name',
  'type',
  'aggregationStatusCode',
  'status',
  'customerId',
  'institutionId',
  'aggregationSuccessDate',
  'aggregationAttemptDate',
  'createdDate',
  'currency',
  'institutionLoginId',
  'authorizationStartDate',
  'authorizationEndDate',
  'authorizationExpires',
  'displayPosition',
  'parentAccount',
  'linkedAccountDate',
];

describe('accounts', () => {
  it('shows the household: five accounts at three institutions, one of them refusing the credentials', async () => {
    const { accounts } = await get<Accounts>(`${household}/accounts`);
    expect(accounts.map(({ type }) => type)).toEqual(['checking', 'savings', 'creditCard', '401k', 'loan']);
    expect(new Set(accounts.map(({ institutionId }) => institutionId))).toEqual(
      new Set(['102105', '102176', '101732']),
    );
    expect(accounts.map(({ aggregationStatusCode }) => aggregationStatusCode)).toEqual([0, 0, 0, 0, 103]);
    const loan = accounts[4];
    expect(Number(loan?.aggregationSuccessDate)).toBeLessThan(Number(loan?.aggregationAttemptDate));
  });

  it('gives ids as strings but the login id as a number', async () => {
    const account = await get<Record<string, unknown>>('/aggregation/v2/customers/5001001/accounts/60010011');
    expect(account).toMatchObject({ id: '60010011', customerId: '5001001', institutionId: '102105' });
    expect(account.institutionLoginId).toBe(70010011);
    expect(account.balance).toBe(4210.55);
    expect(account.detail).toMatchObject({ availableBalanceAmount: 4210.55 });
    expect(account).not.toHaveProperty('position');
  });

  it('gives positions for investments, and a string interest rate for loans', async () => {
    const { accounts } = await get<Accounts>(`${household}/accounts`);
    expect(accounts[3]?.position).toEqual(expect.arrayContaining([expect.objectContaining({ posType: 'Long' })]));
    expect(accounts[4]?.detail).toMatchObject({ interestRate: '5.375', autoPayEnrolled: 'Y' });
  });

  it('keeps the simple tier to the simple members', async () => {
    const { accounts } = await get<Accounts>(`${household}/accounts/simple`);
    expect(accounts).toHaveLength(5);
    for (const account of accounts) expect(simpleMembers).toEqual(expect.arrayContaining(Object.keys(account)));
    const full = await get<Accounts>(`${household}/accounts`);
    for (const [index, account] of accounts.entries()) expect(full.accounts[index]).toMatchObject(account);
    expect(await get(`${household}/accounts/60010011/simple`)).toEqual(accounts[0]);
  });

  it('lists by institution and by login, in both tiers', async () => {
    for (const tier of ['', '/simple']) {
      const atBank = await get<Accounts>(`${household}/institutions/102105/accounts${tier}`);
      expect(atBank.accounts.map(({ id }) => id)).toEqual(['60010011', '60010012']);
      const behindLogin = await get<Accounts>(`${household}/institutionLogins/70010012/accounts${tier}`);
      expect(behindLogin.accounts.map(({ id }) => id)).toEqual(['60010013', '60010014']);
    }
  });

  // Messages as the official tests assert them.
  it.each([
    [
      '/aggregation/v2/customers/5001001/accounts/1234',
      404,
      38003,
      'customer does not have given account (customerId = 5001001, accountId = [1234])',
    ],
    [
      `${household}/institutions/1234567/accounts`,
      404,
      38006,
      'Customer does not have any accounts associated with institutionId = (1234567)',
    ],
    [
      `${household}/institutionLogins/1234/accounts`,
      404,
      38007,
      'Customer does not have any accounts associated with institutionLoginId = (1234)',
    ],
    [`${household}/accounts?status=closed`, 400, 18017, "status parameter value must be 'active' or 'pending"],
  ])('refuses %s', async (path, status, code, message) => {
    const answer = await client.get(path);
    expect(answer.status).toBe(status);
    expect(jsonOf(answer)).toEqual({ code, message });
  });

  it('knows little of an account before its first aggregation', async () => {
    const { accounts } = await get<Accounts>(`${customers}/5001005/accounts?status=pending`);
    expect(accounts).toHaveLength(1);
    expect(accounts[0]).toMatchObject({ status: 'pending', lastUpdatedDate: 0 });
    for (const member of ['aggregationStatusCode', 'aggregationSuccessDate', 'lastTransactionDate', 'balanceDate']) {
      expect(accounts[0]).not.toHaveProperty(member);
    }
  });

  it('has a customer without accounts', async () => {
    expect((await client.get(`${customers}/5001003/accounts`)).text).toBe('{"accounts":[]}');
  });
});

describe('addall', () => {
  const addAll = `${customers}/5001003/institutions/102105/accounts/addall`;
  const credentials = (password: string) => ({
    credentials: [
      { name: 'Banking Userid', value: 'profile_03', id: '102105001' },
      { name: 'Banking Password', value: password, id: '102105002' },
    ],
  });

  it('adds the accounts of profile_03, once', async () => {
    await using own = await startSandbox();
    const user = await createClient(own);
    const added = jsonOf<Accounts>(await user.post(addAll, credentials('profile_03')));
    expect(added.accounts.map(({ number, type }) => [number, type])).toEqual([
      ['111111', 'checking'],
      ['222222', 'savings'],
      ['101010', 'investment'],
      ['121212', 'investmentTaxDeferred'],
      ['232323', 'roth'],
    ]);
    expect(added.accounts.map(({ balance }) => balance)).toEqual([9357.24, 22327.3, 100000, 265000, 11001]);
    expect(added.accounts.map(({ displayPosition }) => displayPosition)).toEqual([1, 2, 3, 4, 5]);
    expect(new Set(added.accounts.map(({ institutionLoginId }) => institutionLoginId)).size).toBe(1);
    await user.post(addAll, credentials('profile_03'));
    expect(jsonOf<Accounts>(await user.get(`${customers}/5001003/accounts`)).accounts).toEqual(added.accounts);
    own.reset();
    const later = await createClient(own);
    expect(jsonOf(await later.get(`${customers}/5001003/accounts`))).toEqual({ accounts: [] });
  });

  it('fails as the bank would for another password', async () => {
    const answer = await client.post(addAll, credentials('letmein'));
    expect(answer.status).toBe(500);
    expect(jsonOf(answer)).toMatchObject({ code: 103 });
  });
});

describe('institutions', () => {
  const institutions = '/institution/v2/institutions';

  it('pages by page index, unlike everything else', async () => {
    const all = await get<Institutions>(`${institutions}?limit=1000`);
    expect(all.found).toBeGreaterThan(3_000);
    expect(all).toMatchObject({ displaying: 1_000, moreAvailable: true });
    const last = await get<Institutions>(`${institutions}?limit=1000&start=4`);
    expect(last).toMatchObject({ displaying: all.found - 3_000, moreAvailable: false });
    const second = await get<Institutions>(`${institutions}?start=2&limit=3`);
    expect(second).toMatchObject({ displaying: 3, moreAvailable: true });
    expect(second.institutions).toEqual(all.institutions.slice(3, 6));
  });

  it('searches parts of names', async () => {
    const { institutions: found } = await get<Institutions>(`${institutions}?search=finbank`);
    expect(found.map(({ id, name }) => [id, name])).toEqual([
      [101732, 'FinBank'],
      [102105, 'FinBank Profiles - A'],
      [102176, 'FinBank OAuth'],
      [102224, 'FinBank Billable'],
    ]);
    const retirement = encodeURIComponent('Principal Financial - Retirement (Personal)');
    expect(await get(`${institutions}?search=${retirement}`)).toMatchObject({ found: 1, institutions: [{ id: 4222 }] });
    expect(await get(`${institutions}?search=nosuchbank`)).toMatchObject({ found: 0, institutions: [] });
  });

  it('filters by product', async () => {
    const certified = await get<Institutions>(`${institutions}?type=voa&limit=1000`);
    expect(certified.institutions.every(({ voa }) => voa)).toBe(true);
    const all = await get<Institutions>(`${institutions}?limit=1000`);
    expect(certified.found).toBeLessThan(all.found);
  });

  it('wraps a single one, and its branding', async () => {
    const { institution } = await get<{ institution: Record<string, unknown> }>(`${institutions}/102176`);
    expect(institution).toMatchObject({ id: 102176, oauthEnabled: true, status: 'online' });
    expect(await get(`${institutions}/102176/branding`)).toEqual({ branding: institution.branding });
    const legacy = await get<{ institution: Record<string, unknown> }>(`${institutions}/102105`);
    expect(legacy.institution).toMatchObject({ oauthEnabled: false });
  });

  it('does not find an unknown one', async () => {
    const answer = await client.get(`${institutions}/1`);
    expect(answer.status).toBe(404);
    expect(jsonOf(answer)).toEqual({ code: 14006, message: 'Institution not found.' });
  });
});
