import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { hashKey } from '../../src/domain/api-keys.ts';
import { scopes } from '../../src/domain/viewer.ts';
import { customerFor, type Stage, startStage } from '../support/gateway.ts';

const list = 'GET /aggregation/v1/customers/{customerId}/accounts/simple';
const bundle = 'GET /aggregation/v1/paysuite/customers/{customerId}/institutionLogins/{institutionLoginId}/accounts';
const accountBundle = 'GET /aggregation/v1/paysuite/customers/{customerId}/accounts/{accountId}';
const account = 'customers/{customerId}/accounts/{accountId}';
const holders = `GET /aggregation/v3/${account}/owner`;
const joinedOwner = `GET /aggregation/v1/${account}/owner`;
const live = `GET /aggregation/v1/${account}/availableBalance/live`;
const ach = `GET /aggregation/v1/${account}/details`;
const instructions = `GET /aggregation/v3/${account}/details`;
const loan = `GET /aggregation/v2/${account}/loanDetails`;

let stage: Stage;
let payments: string;
let trouble: string;

beforeAll(async () => {
  stage = await startStage({
    configure(config) {
      const partners = [...config.partners].map(([id, entry], index) => {
        if (index > 0) return [id, entry] as const;
        const client = (clientId: string, without: string) => ({
          clientId,
          keyHashes: [hashKey(clientId)],
          scopes: scopes.filter((scope) => scope !== without),
        });
        const more = [client('no-payments', 'payments'), client('no-identity', 'identity')];
        return [id, { ...entry, clients: [...entry.clients, ...more] }] as const;
      });
      return { ...config, partners: new Map(partners) };
    },
  });
  payments = customerFor(stage.sandbox, 'payments:');
  trouble = customerFor(stage.sandbox, 'premium calls');
});
afterAll(() => stage[Symbol.asyncDispose]());
beforeEach(() => stage.sandbox.resetCalls());
afterEach(() => stage.sandbox.clearFaults());

const as = (key: string) => ({ 'x-api-key': key, 'x-include-extensions': 'cost' });
const problem = '... on Problem { __typename message upstreamCode retryable fixable }';
const owned = `owners(maxAge: 0) { ... on AccountOwners { owners { name lastName addresses { postalCode } } } ${problem} }`;
const balanced = (maxAge: number) =>
  `liveBalance(maxAge: ${maxAge}) { ... on AccountBalance { available { amount currency } availableDate } ${problem} }`;
const instructed = `paymentInstructions(rails: [ACH], maxAge: 0) {
  ... on PaymentInstructions { instructions { rail accountNumber routingNumber } } ${problem}
}`;
const everything = (maxAge: number) =>
  `query ($c: ID!) { customer(customerId: $c) { accounts { accountId ${owned} ${balanced(maxAge)} ${instructed} } } }`;

const sum = (counts: Record<string, number>) => Object.values(counts).reduce((total, count) => total + count, 0);

describe('ten accounts of one login with owners, balances and payment instructions', () => {
  test('cost two calls with the bundle, each section of each account billed once', async () => {
    const { data, errors, extensions } = await stage.ask(everything(1_800), { c: payments }, as('sandbox'));
    expect(errors).toBeUndefined();
    expect(data.customer.accounts).toHaveLength(10);
    for (const each of data.customer.accounts) {
      expect(each.owners.owners[0]).toMatchObject({ lastName: 'Payer' });
      expect(each.liveBalance.available).toMatchObject({ currency: 'USD' });
      expect(each.paymentInstructions.instructions).toHaveLength(1);
    }
    const { billed } = stage.sandbox.calls();
    expect(billed).toEqual({ 'Account Owner': 10, 'Live Balance': 10, 'Payment Instructions': 10 });
    expect(stage.upstreamCalls()).toEqual({ [list]: 1, [bundle]: 1 });
    // A testing customer: nobody pays.
    expect(extensions?.cost).toMatchObject({ upstreamCalls: 2, billableCalls: 30, waivedCalls: 30 });
    expect(extensions?.cost.billableRequested).toBeGreaterThanOrEqual(30);
  });

  test('are billed to an active customer in production', async () => {
    const { extensions } = await stage.ask(everything(1_800), { c: '8001011' }, as('sandbox-2'));
    expect(extensions?.cost).toMatchObject({ billableCalls: 30, waivedCalls: 0 });
    expect(sum(stage.sandbox.calls().billed)).toBe(30);
  });

  test('ask exactly for what is selected', async () => {
    await stage.ask(`query ($c: ID!) { customer(customerId: $c) { accounts { ${owned} } } }`, { c: payments });
    const { calls, billed } = stage.sandbox.calls();
    expect(calls.find(({ template }) => template.includes('paysuite'))?.path).toMatch(/\?include=accountIdentity$/);
    expect(billed).toEqual({ 'Account Owner': 10 });
  });

  test('with strictly live balances and no bundle cost twenty-one', async () => {
    const query = `query ($c: ID!) { customer(customerId: $c) { accounts { ${owned} ${balanced(0)} } } }`;
    const { data, extensions } = await stage.ask(query, { c: '9001011' }, as('sandbox-3'));
    expect(data.customer.accounts.every((each: any) => each.owners.owners && each.liveBalance.available)).toBe(true);
    const counts = stage.upstreamCalls();
    expect(counts).toEqual({ [list]: 1, [holders]: 10, [live]: 10 });
    expect(extensions?.cost).toMatchObject({ upstreamCalls: 21, billableCalls: 20 });
  });

  test('with strictly live balances the bundle brings the owners alone', async () => {
    const query = `query ($c: ID!) { customer(customerId: $c) { accounts { ${owned} ${balanced(0)} } } }`;
    await stage.ask(query, { c: payments });
    const { calls } = stage.sandbox.calls();
    const balances = calls.filter(({ template }) => template.endsWith('/live'));
    expect(balances.every(({ path }) => path.endsWith('?balance_cache_interval=0'))).toBe(true);
    expect(stage.upstreamCalls()).toMatchObject({ [bundle]: 1, [live]: 10 });
  });

  test('are served call by call where the bundle turns out not to be in the plan, which is asked about once', async () => {
    await using other = await startStage({
      configure: (config) => ({
        ...config,
        partners: new Map(
          [...config.partners].map(([id, entry]) => [
            id,
            { ...entry, partner: { ...entry.partner, paymentBundle: true } },
          ]),
        ),
      }),
    });
    const { data, errors, extensions } = await other.ask(everything(1_800), { c: '9001011' }, as('sandbox-3'));
    expect(errors).toBeUndefined();
    for (const each of data.customer.accounts) {
      expect([each.owners.owners.length > 0, each.liveBalance.available.currency]).toEqual([true, 'USD']);
      expect(each.paymentInstructions.instructions).toHaveLength(1);
    }
    expect(other.sandbox.calls().billed).toEqual({
      'Account Owner': 10,
      'Live Balance': 10,
      'Payment Instructions': 10,
    });
    expect(other.upstreamCalls()).toEqual({ [list]: 1, [bundle]: 1, [holders]: 10, [live]: 10, [instructions]: 10 });
    expect(extensions?.cost.billableCalls).toBe(30);
    expect(extensions?.cost.actual).toBeLessThanOrEqual(extensions?.cost.requested);
    await other.ask(everything(1_800), { c: '9001011' }, as('sandbox-3'));
    expect(other.upstreamCalls()[bundle]).toBeUndefined();
  });

  test.each([
    ['sandbox', '5001041', 1_800, 1],
    ['sandbox-3', '9001011', 0, 30],
  ] as const)('given up under way and asked again are still paid once (%s)', async (key, customerId, maxAge, calls) => {
    await stage.ask('query ($c: ID!) { customer(customerId: $c) { accounts { name } } }', { c: customerId }, as(key));
    stage.sandbox.resetCalls();
    const match = { path: '/aggregation/*', customer: customerId };
    stage.sandbox.addFault({ match, effect: { kind: 'latency', ms: 700 } });
    const leaver = new AbortController();
    const post = (signal?: AbortSignal) =>
      fetch(`${stage.gateway.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...as(key) },
        body: JSON.stringify({ query: everything(maxAge), variables: { c: customerId } }),
        ...(signal && { signal }),
      });
    const gone = post(leaver.signal);
    await vi.waitFor(() => expect(stage.sandbox.calls().total).toBe(calls), { timeout: 5_000 });
    leaver.abort();
    await expect(gone).rejects.toThrow();
    const answer = (await (await post()).json()) as any;
    const accounts = answer.data.customer.accounts;
    expect(accounts.every((each: any) => each.owners.owners && each.liveBalance.available)).toBe(true);
    expect(stage.sandbox.calls().billed).toEqual({
      'Account Owner': 10,
      'Live Balance': 10,
      'Payment Instructions': 10,
    });
    expect(answer.extensions.cost).toMatchObject({ billableCalls: 0 });
  });

  test('pending is told in time, the calls go on, and asking again brings their answers', async () => {
    const query = everything(0).replaceAll('maxAge: 0', 'maxAge: 0, waitFor: 0');
    stage.sandbox.addFault({
      match: { path: '/aggregation/*', customer: '9001011' },
      effect: { kind: 'latency', ms: 300 },
    });
    await stage.ask(
      'query ($c: ID!) { customer(customerId: $c) { accounts { name } } }',
      { c: '9001011' },
      as('sandbox-3'),
    );
    stage.sandbox.resetCalls();
    const pending = query.replaceAll('... on Problem {', '... on Pending { __typename retryAfterMs } ... on Problem {');
    const first = await stage.ask(pending, { c: '9001011' }, as('sandbox-3'));
    const ofAll = (answer: any) =>
      answer.data.customer.accounts.flatMap((each: any) => [each.owners, each.liveBalance, each.paymentInstructions]);
    expect(ofAll(first).every((field: any) => field.__typename === 'Pending')).toBe(true);
    expect(first.extensions?.cost.billableCalls).toBe(30);
    const second = await stage.ask(everything(0), { c: '9001011' }, as('sandbox-3'));
    expect(ofAll(second).some((field: any) => field.__typename !== undefined)).toBe(false);
    expect(sum(stage.sandbox.calls().billed)).toBe(30);
    // Everything was told now: who asks once more, pays once more.
    await stage.ask(everything(0), { c: '9001011' }, as('sandbox-3'));
    expect(sum(stage.sandbox.calls().billed)).toBe(60);
  });
});

describe('one account', () => {
  const ask = (accountId: string, fields: string, key = 'sandbox', customerId = trouble) =>
    stage.ask(
      `query ($c: ID!, $a: ID!) { account(customerId: $c, accountId: $a) { ${fields} } }`,
      { c: customerId, a: accountId },
      as(key),
    );

  test('a balance before a payment is one billable call, and nothing else is read', async () => {
    const { data, extensions } = await ask('60010411', balanced(0), 'sandbox', payments);
    expect(data.account.liveBalance.available.amount).toMatch(/^\d+\.\d\d$/);
    expect(stage.upstreamCalls()).toEqual({ [live]: 1 });
    expect(extensions?.cost).toMatchObject({ requested: 2, actual: 1, billableRequested: 1, billableCalls: 1 });
  });

  test('the interval is always sent, in whole minutes', async () => {
    const path = async (maxAge: number) => {
      stage.sandbox.resetCalls();
      await ask('60010411', balanced(maxAge), 'sandbox', payments);
      return stage.sandbox.calls().calls.at(-1)?.path.split('?')[1];
    };
    expect([await path(0), await path(59), await path(1_800), await path(86_400)]).toEqual([
      'balance_cache_interval=0',
      'balance_cache_interval=0',
      'balance_cache_interval=30',
      'balance_cache_interval=1440',
    ]);
  });

  test('several sections of one account are one bundle, and aliases are one call', async () => {
    await ask('60010412', `${owned} ${balanced(1_800)} again: ${balanced(3_600)} ${instructed}`, 'sandbox', payments);
    expect(sum(stage.sandbox.calls().billed)).toBe(3);
    expect(stage.upstreamCalls()).toEqual({ [accountBundle]: 1 });
    await ask('60010412', `${balanced(1_800)} again: ${balanced(0)}`, 'sandbox', payments);
    expect(stage.sandbox.calls().billed).toEqual({ 'Live Balance': 1 });
  });

  test('what was paid for within `maxAge` is not paid for again', async () => {
    const fields = 'owners(maxAge: 0) { __typename } achDetails(maxAge: 0) { __typename }';
    const { extensions } = await ask('60010113', fields, 'sandbox-3', '9001011');
    await ask('60010113', fields.replaceAll('(maxAge: 0)', ''), 'sandbox-3', '9001011');
    expect(sum(stage.sandbox.calls().billed)).toBe(2);
    expect(stage.upstreamCalls()).toEqual({ [holders]: 1, [ach]: 1 });
    expect(extensions?.cost.billableCalls).toBeLessThanOrEqual(extensions?.cost.billableRequested);
  });

  test('owners in one text are found by the first version', async () => {
    const { data, extensions } = await ask('60010422', owned);
    expect(data.account.owners.owners).toEqual([
      { name: expect.stringContaining(' & '), lastName: null, addresses: [{ postalCode: null }] },
    ]);
    expect(stage.upstreamCalls()).toEqual({ [holders]: 1, [joinedOwner]: 1 });
    expect(extensions?.cost.billableCalls).toBe(2);
  });

  test.each([
    ['60010423', owned, 'OwnerDataMissing', '12017', false],
    ['60010424', balanced(0), 'AccountTypeNotSupported', '14020', false],
    ['60010424', instructed, 'AccountTypeNotSupported', '14020', false],
    ['60010425', balanced(0), 'InstitutionThrottled', '977', true],
    ['60010426', balanced(0), 'ConnectionNeedsFix', '103', false],
    ['60010427', owned, 'MfaRequired', null, false],
    ['60010428', balanced(0), 'InstitutionThrottled', '44000', true],
    ['999', balanced(0), 'NotFound', '38003', false],
  ])('account %s: an outcome with a type, and nothing is billed', async (id, field, type, upstreamCode, retryable) => {
    const { data, errors, extensions } = await ask(id, field);
    expect(errors).toBeUndefined();
    expect(Object.values(data.account)[0]).toMatchObject({ __typename: type, upstreamCode, retryable });
    // Owners of the first kind are asked for twice: holders that are none are billed all the same.
    const billed = type === 'OwnerDataMissing' ? 1 : 0;
    expect([sum(stage.sandbox.calls().billed), extensions?.cost.billableCalls]).toEqual([billed, billed]);
  });

  test('a lost answer is an unknown outcome, and is not asked for again', async () => {
    stage.sandbox.addFault({
      match: { path: '/aggregation/v1/customers/5001041/accounts/60010411/availableBalance/live' },
      effect: { kind: 'reset', when: 'after' },
      times: 1,
    });
    const { data, extensions } = await ask('60010411', `${balanced(0)} again: ${balanced(0)}`, 'sandbox', payments);
    expect(data.account.liveBalance).toMatchObject({ __typename: 'OutcomeUnknown', retryable: false });
    expect(data.account.again.__typename).toBe('OutcomeUnknown');
    expect(stage.upstreamCalls()).toEqual({ [live]: 1 });
    expect(extensions?.cost.billableCalls).toBe(1);
  });

  test('account numbers are masked without the scope `payments`, owners refused without `identity`', async () => {
    const numbers = 'achDetails(maxAge: 0) { ... on AchDetails { accountNumber routingNumber } }';
    const full = await ask('60010421', numbers);
    const masked = await ask('60010421', numbers, 'no-payments');
    const shown = full.data.account.achDetails;
    expect(shown).toEqual({
      accountNumber: expect.stringMatching(/^\d{9}$/),
      routingNumber: expect.stringMatching(/^\d{9}$/),
    });
    expect(masked.data.account.achDetails).toEqual({
      accountNumber: `••••${shown.accountNumber.slice(-4)}`,
      routingNumber: `••••${shown.routingNumber.slice(-4)}`,
    });
    const refused = await ask('60010421', owned, 'no-identity');
    expect(refused.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  test('every rail that the institution takes part in has a call of its own', async () => {
    const fields = 'paymentInstructions(maxAge: 0) { ... on PaymentInstructions { instructions { rail railCode } } }';
    const { data } = await ask('60010421', fields);
    expect(data.account.paymentInstructions.instructions.map(({ rail }: any) => rail)).toEqual([
      'ACH',
      'RTP',
      'FEDNOW',
    ]);
    expect(stage.upstreamCalls()).toEqual({ [instructions]: 1 });
  });

  test('a student loan is paid part by part', async () => {
    const everyType = customerFor(stage.sandbox, 'every type');
    const fields = `loanPaymentDetails(maxAge: 0) { ... on LoanPaymentDetails {
      loanNumber paymentAddress
      studentLoanAccount { futurePayoffAmount { amount } parts { futurePayoffDate parts { accountId number } } }
    } ${problem} }`;
    const { data } = await ask('600103110', fields, 'sandbox', everyType);
    const { studentLoanAccount } = data.account.loanPaymentDetails;
    expect(studentLoanAccount.futurePayoffAmount.amount).toBe('10000.00');
    expect(studentLoanAccount.parts[0].parts[0].accountId).toBe('600103112');
    expect(stage.upstreamCalls()).toEqual({ [loan]: 1 });
  });

  test('the balance of the last aggregation comes with the account, free of charge', async () => {
    const { data, extensions } = await ask(
      '60010421',
      'balance { amount } availableBalance { cleared { amount } available { amount } availableDate }',
    );
    expect(data.account.availableBalance.cleared).toEqual(data.account.balance);
    expect(data.account.availableBalance.availableDate).toEqual(expect.any(String));
    expect(extensions?.cost.billableRequested).toBe(0);
  });

  test.each(['liveBalance(maxAge: -1)', 'liveBalance(waitFor: 51)', 'owners(maxAge: 86401)'])(
    '%s is refused at no call',
    async (field) => {
      const { errors } = await ask('60010421', `${field} { __typename }`);
      expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
      expect(stage.upstreamCalls()).toEqual({});
    },
  );
});
