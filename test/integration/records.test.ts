import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Stage, startStage } from '../support/gateway.ts';

let stage: Stage;

// One gateway for all of them, without a cache: what one test reads another must read again.
beforeAll(async () => {
  stage = await startStage({ overrides: { cacheMaxBytes: 1 } });
});
afterEach(() => {
  stage.sandbox.setClock({ offsetMs: 0 });
  calls();
});
afterAll(() => stage[Symbol.asyncDispose]());

const problem = '... on Problem { message userMessage category retryable fixable upstreamCode }';
const customerId = '5001001';
const accountId = '60010011';

async function mutate(name: string, selection: string, input: object): Promise<any> {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}`;
  const query = `mutation ($input: ${type}Input!) { ${name}(input: $input) { __typename ... on ${type}Payload { ${selection} } ${problem} } }`;
  const { data, errors } = await stage.ask(query, { input });
  expect(errors).toBeUndefined();
  return data[name];
}

async function query(text: string): Promise<any> {
  const { data, errors } = await stage.ask(`{ ${text} }`);
  expect(errors).toBeUndefined();
  return data;
}

const calls = () => stage.upstreamCalls();

describe('businesses', () => {
  const business = {
    name: 'ABC Tires Inc',
    personallyLiable: true,
    address: { line1: '434 W Ascension Way', city: 'Murray', state: 'UT', country: 'US', postalCode: '84123' },
    phone: { countryCode: '1', number: '8042221111' },
    type: 'LLC',
    taxId: '123456789',
  };
  const all = 'businessId name personallyLiable typeCode taxIdLast4 address { line1 city } phone { number }';

  test('a business is created once, read back, replaced as a whole, and its tax id never comes back', async () => {
    expect(await query(`customer(customerId: "${customerId}") { business { name } }`)).toEqual({
      customer: { business: null },
    });
    calls();
    const made = await mutate('createBusiness', `business { ${all} }`, {
      customerId,
      ...business,
      idempotencyKey: 'business',
    });
    expect(made.business).toMatchObject({ name: 'ABC Tires Inc', personallyLiable: true, taxIdLast4: '6789' });
    expect(made.business.address).toEqual({ line1: '434 W Ascension Way', city: 'Murray' });
    expect(calls()).toEqual({
      'POST /business-services/customers/{customer_id}/businesses': 1,
      'GET /business-services/businesses/{business_id}': 1,
    });
    const again = await mutate('createBusiness', 'business { businessId }', {
      customerId,
      ...business,
      idempotencyKey: 'business',
    });
    expect(again.business.businessId).toBe(made.business.businessId);
    const { businessId } = made.business;
    const changed = { ...business, name: 'ABC Tires LLC', taxId: null, type: null };
    const updated = await mutate('updateBusiness', `business { ${all} }`, { businessId, ...changed });
    expect(updated.business).toMatchObject({ name: 'ABC Tires LLC', taxIdLast4: null, typeCode: null });
    expect(
      await query(`business(businessId: "${businessId}") { name } other: business(businessId: "1") { name }`),
    ).toEqual({
      business: { name: 'ABC Tires LLC' },
      other: null,
    });
  });

  test('a second one is an outcome, and so is one of nobody', async () => {
    await mutate('createBusiness', 'business { businessId }', { customerId: '5001002', ...business });
    expect(
      await mutate('createBusiness', 'business { businessId }', { customerId: '5001002', ...business }),
    ).toMatchObject({
      __typename: 'BusinessAlreadyExists',
    });
    expect(await mutate('createBusiness', 'business { businessId }', { customerId: '1', ...business })).toMatchObject({
      __typename: 'NotFound',
    });
    expect(await mutate('updateBusiness', 'business { businessId }', { businessId: '1', ...business })).toMatchObject({
      __typename: 'NotFound',
    });
  });

  test('a creation whose answer was lost is found again', async () => {
    stage.sandbox.addFault({
      match: { path: '/business-services/customers/{customer_id}/businesses', method: 'POST' },
      effect: { kind: 'reset', when: 'after' },
      times: 1,
    });
    const made = await mutate('createBusiness', 'business { name }', { customerId: '5001003', ...business });
    expect(made.business.name).toBe('ABC Tires Inc');
    expect(calls()['POST /business-services/customers/{customer_id}/businesses']).toBe(1);
  });
});

describe('switches', () => {
  test('their summaries are one call each, their details another', async () => {
    const summary = 'switchId status statusCode failureReasonCode';
    const { customer } = await query(
      `customer(customerId: "${customerId}") { depositSwitches { ${summary} } billPaySwitches { ${summary} } }`,
    );
    expect(customer.depositSwitches.map(({ status }: any) => status)).toEqual(['COMPLETED', 'FAILED', 'PROCESSING']);
    expect(customer.depositSwitches[1]).toMatchObject({ failureReasonCode: 'bad-credentials', statusCode: 'failed' });
    expect(calls()).toEqual({
      'GET /transfer/customers/{customer_id}/deposit-switches': 1,
      'GET /transfer/customers/{customer_id}/bill-pay-switches': 1,
    });
    const [deposit, bill] = [customer.depositSwitches[0].switchId, customer.billPaySwitches[1].switchId];
    const ids = (switchId: string) => `customerId: "${customerId}", switchId: "${switchId}"`;
    const details = await query(`
      depositSwitch(${ids(deposit)}) { provider distributions { typeCode allocatedValue accountNumberEnding } }
      billPaySwitch(${ids(bill)}) { status paymentMethods { typeCode bankAccountTypeCode } }
      nothing: depositSwitch(${ids('x')}) { provider }
      externalDepositSwitches(externalId: "b73af28c-0878djs3") { status }
      nobody: customer(customerId: "5001002") { depositSwitches { status } }`);
    expect(details.depositSwitch).toEqual({
      provider: 'Paycom',
      distributions: [
        { typeCode: 'percent', allocatedValue: '52', accountNumberEnding: '4126' },
        { typeCode: 'fixed', allocatedValue: '250.5', accountNumberEnding: '1125' },
      ],
    });
    expect(details.billPaySwitch).toEqual({
      status: 'FAILED',
      paymentMethods: [{ typeCode: 'bank', bankAccountTypeCode: 'Checking' }],
    });
    expect([details.nothing, details.nobody.depositSwitches]).toEqual([null, []]);
    expect(details.externalDepositSwitches.length).toBe(2);
  });

  test('of a salary are begun on a page of Transfer, and are in the list afterwards', async () => {
    const account = { accountNumber: '7526894126', routingNumber: '110000000', type: 'SAVINGS', title: 'My savings' };
    const external = { externalId: 'branch-7', context: 'WEB' };
    const input = { customerId: '5001002', accounts: [account], external, language: 'SPANISH' };
    const { link } = await mutate('generateDepositSwitchLink', 'link { url expiresAt experience }', input);
    expect(calls()).toEqual({ 'POST /connect/generate/transfer/deposit-switch': 1 });
    const { origin, search } = new URL(link.url);
    expect(await (await fetch(link.url)).text()).toContain('pague su salario en su cuenta …4126');
    const done = await fetch(`${origin}/connect2/step${search}`, {
      method: 'POST',
      body: new URLSearchParams({ action: 'agree' }),
    });
    expect(done.status).toBe(200);
    const { customer, externalDepositSwitches } = await query(
      'customer(customerId: "5001002") { depositSwitches { switchId status } } externalDepositSwitches(externalId: "branch-7") { switchId }',
    );
    const [{ switchId, status }] = customer.depositSwitches;
    expect([status, externalDepositSwitches]).toEqual(['PROCESSING', [{ switchId }]]);
    const { depositSwitch } = await query(
      `depositSwitch(customerId: "5001002", switchId: "${switchId}") { distributions { routingNumber accountNumberEnding } }`,
    );
    expect(depositSwitch.distributions).toEqual([{ routingNumber: '110000000', accountNumberEnding: '4126' }]);
  });

  test.each([
    ['accounts', { accounts: [] }],
    ['accounts.routingNumber', { accounts: [{ accountNumber: '7526894126', routingNumber: '1', type: 'CHECKING' }] }],
    ['accounts.accountNumber', { accounts: [{ accountNumber: 'x1', routingNumber: '110000000', type: 'CHECKING' }] }],
    ['language', { language: 'FRENCH' }],
  ])('with wrong %s are refused at no call, without a word of the numbers', async (field, more) => {
    const accounts = [{ accountNumber: '7526894126', routingNumber: '110000000', type: 'CHECKING' }];
    const refused = await mutate('generateDepositSwitchLink', 'link { url }', { customerId, accounts, ...more });
    expect(refused).toMatchObject({ __typename: 'InvalidInput', message: expect.stringContaining(`\`${field}\``) });
    expect(refused.message).not.toMatch(/7526894126|x1/);
    expect(calls()).toEqual({});
  });
});

describe('micro-deposits', () => {
  const receiver = {
    routingNumber: '091017329',
    accountNumber: '000123456',
    accountType: 'PERSONAL_CHECKING',
    name: 'Bob Smith',
  };
  /** By the rule in docs/sandbox.md. */
  const amounts = [7, 13].map((step) => String((1 + ((123_456 * step + step) % 99)) / 100));

  test('they are made once, arrive, and are verified by their amounts', async () => {
    const input = { customerId, receiver, idempotencyKey: 'deposits' };
    const selection = 'accountId microDeposits { status accountNumberLast4 }';
    const made = await mutate('startMicroDeposits', selection, input);
    expect(made.microDeposits).toEqual({ status: 'PENDING', accountNumberLast4: '3456' });
    expect((await mutate('startMicroDeposits', selection, input)).accountId).toBe(made.accountId);
    expect(calls()['POST /microentry/v1/customers/{customerId}']).toBe(1);
    expect((await mutate('startMicroDeposits', selection, { customerId, receiver })).__typename).toBe(
      'MicroDepositsAlreadyMade',
    );
    const verify = (values: string[]) =>
      mutate('verifyMicroDeposits', 'microDeposits { status }', {
        customerId,
        accountId: made.accountId,
        amounts: values,
      });
    expect(await verify(amounts)).toMatchObject({ __typename: 'MicroDepositsNotReady', upstreamCode: '3200002' });
    stage.sandbox.setClock({ offsetMs: 6_000 });
    expect(await verify(['0.98', '0.99'])).toMatchObject({
      __typename: 'MicroDepositsDoNotMatch',
      userMessage: 'These are not the amounts that were deposited. Please check them.',
    });
    calls();
    expect(await verify(['1.50', '0.99'])).toMatchObject({ __typename: 'InvalidInput' });
    expect(calls()).toEqual({});
    expect((await verify(amounts.toReversed())).microDeposits).toEqual({ status: 'VERIFIED' });
  });

  test('a verification whose answer was lost is looked up, and uses up no second try', async () => {
    const customerId = '5001002';
    const { accountId: made } = await mutate('startMicroDeposits', 'accountId', { customerId, receiver });
    stage.sandbox.setClock({ offsetMs: 6_000 });
    const path = '/microentry/v1/customers/{customerId}/accounts/{accountId}/amounts';
    stage.sandbox.addFault({ match: { path, method: 'POST' }, effect: { kind: 'reset', when: 'after' }, times: 1 });
    calls();
    const input = { customerId, accountId: made, amounts };
    expect((await mutate('verifyMicroDeposits', 'microDeposits { status }', input)).microDeposits.status).toBe(
      'VERIFIED',
    );
    expect(calls()[`POST ${path}`]).toBe(1);
  });

  test('after three wrong tries there is no other', async () => {
    const customerId = '5001003';
    const { accountId: made } = await mutate('startMicroDeposits', 'accountId', { customerId, receiver });
    stage.sandbox.setClock({ offsetMs: 6_000 });
    const outcomes: string[] = [];
    for (let tries = 0; tries < 4; tries += 1) {
      const input = { customerId, accountId: made, amounts: ['0.98', '0.99'] };
      outcomes.push((await mutate('verifyMicroDeposits', 'accountId', input)).__typename);
    }
    expect(outcomes).toEqual([...Array(3).fill('MicroDepositsDoNotMatch'), 'MicroDepositsTriesUsedUp']);
  });
});

describe('payment indicators', () => {
  const settleByDate = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
  const input = {
    customerId,
    accountId,
    purpose: 'PAYMENT',
    settleByDate,
    amount: '12.98',
    idempotencyKey: 'indicators',
  };
  const template = '/payments/customers/{customerId}/accounts/{accountId}/payment-success-indicators';

  test('are a job: started once, billed once, read until it is done, with reasons only where they are selected', async () => {
    const selection = 'payRequestId paymentIndicators { status pollAfterMs insufficientFundsRisk { days { score } } }';
    const made = await mutate('startPaymentIndicators', selection, input);
    expect(made.paymentIndicators).toEqual({ status: 'IN_PROGRESS', pollAfterMs: 2_000, insufficientFundsRisk: null });
    expect((await mutate('startPaymentIndicators', 'payRequestId', input)).payRequestId).toBe(made.payRequestId);
    expect(calls()[`POST ${template}`]).toBe(1);
    stage.sandbox.setClock({ offsetMs: 4_000 });
    const ids = `customerId: "${customerId}", accountId: "${accountId}", payRequestId: "${made.payRequestId}"`;
    const done = await query(`
      bare: paymentIndicators(${ids}, purpose: PAYMENT) {
        status pollAfterMs amount { amount currency }
        insufficientFundsRisk { availableBalance { amount } days { date level score } }
        unauthorizedReturnRisk { level levelCode }
      }
      full: paymentIndicators(${ids}, purpose: PAYMENT) { insufficientFundsRisk { days { reasons { recentBalance } } } }
      other: paymentIndicators(${ids}, purpose: CREDIT) { status }`);
    expect(done.bare).toMatchObject({
      status: 'SUCCESS',
      pollAfterMs: null,
      amount: { amount: '12.98', currency: 'USD' },
    });
    expect(done.bare.insufficientFundsRisk.availableBalance).toEqual({ amount: '4210.55' });
    expect(done.bare.insufficientFundsRisk.days.map(({ level }: any) => level)).toEqual(['LOW', 'LOW', 'LOW']);
    expect(done.full.insufficientFundsRisk.days[0].reasons.recentBalance).toBeGreaterThanOrEqual(0);
    expect(done.other).toBeNull();
    const asked = stage.sandbox.calls().calls.filter(({ method }) => method === 'GET');
    expect(asked.map(({ path }) => path.includes('include_reasons=true')).sort()).toEqual(
      expect.arrayContaining([false, true]),
    );
  });

  test('what upstream would refuse is said before it is paid for', async () => {
    calls();
    for (const wrong of [{ amount: '-1' }, { settleByDate: '2020-01-01' }]) {
      const outcome = await mutate('startPaymentIndicators', 'payRequestId', {
        ...input,
        ...wrong,
        idempotencyKey: null,
      });
      expect(outcome.__typename).toBe('InvalidInput');
    }
    expect(calls()).toEqual({});
    const loan = { ...input, accountId: '60010015', idempotencyKey: null };
    expect(await mutate('startPaymentIndicators', 'payRequestId', loan)).toMatchObject({ __typename: 'InvalidInput' });
  });
});

describe('TxPush', () => {
  const callbackUrl = 'https://www.example.com/txpush/listener';

  test('the signing key is told once and not kept', async () => {
    const input = { customerId, accountId, callbackUrl, idempotencyKey: 'tx-push' };
    const selection = 'subscriptions { subscriptionId type callbackUrl signingKey }';
    const made = await mutate('subscribeTxPush', selection, input);
    expect(made.subscriptions.map(({ type }: any) => type)).toEqual(['ACCOUNT', 'TRANSACTION']);
    expect(made.subscriptions[0].signingKey).toMatch(/^\w{60}$/);
    const again = await mutate('subscribeTxPush', selection, input);
    expect(again.subscriptions.map(({ signingKey }: any) => signingKey)).toEqual([null, null]);
    expect(again.subscriptions[0].subscriptionId).toBe(made.subscriptions[0].subscriptionId);
    const { subscriptionId } = made.subscriptions[0];
    const removal = { customerId, subscriptionId };
    expect(await mutate('deleteTxPushSubscription', 'deletedSubscriptionId', removal)).toMatchObject({
      deletedSubscriptionId: subscriptionId,
    });
    expect((await mutate('deleteTxPushSubscription', 'deletedSubscriptionId', removal)).__typename).toBe('NotFound');
    expect(await mutate('unsubscribeTxPush', 'accountId', { customerId, accountId })).toMatchObject({ accountId });
    const odd = { customerId, accountId, callbackUrl: 'https://www.example.com:8443/' };
    expect((await mutate('subscribeTxPush', selection, odd)).__typename).toBe('InvalidInput');
  });

  test('a test transaction is in the list at once', async () => {
    const row = { amount: '-4.25', description: 'a testing transaction', date: '2026-11-23' };
    await query(
      `account(customerId: "${customerId}", accountId: "${accountId}") { transactions(first: 1) { edges { node { id } } } }`,
    );
    const { transaction } = await mutate(
      'testTxPush',
      'transaction { description status amount { amount } transactionDate }',
      { customerId, accountId, ...row },
    );
    expect(transaction).toEqual({
      description: 'a testing transaction',
      status: 'ACTIVE',
      amount: { amount: '-4.25' },
      transactionDate: '2026-11-23T00:00:00.000Z',
    });
  });
});

describe('recurring transactions', () => {
  const stream = 'payee status cadenceDays count nextAmount { amount currency } transactionIds';

  test('of any number of accounts of a customer are one call', async () => {
    const { customer } = await query(`customer(customerId: "${customerId}") {
      accounts { accountId recurringTransactions { inflows { ${stream} } outflows { ${stream} } } }
    }`);
    expect(calls()).toEqual({
      'GET /aggregation/v1/customers/{customerId}/accounts/simple': 1,
      'POST /aggregation/customers/{customerId}/recurring-transactions': 1,
    });
    const [checking] = customer.accounts;
    const [salary] = checking.recurringTransactions.inflows;
    expect(salary).toMatchObject({
      status: expect.stringMatching(/^(ACTIVE|INACTIVE)$/),
      nextAmount: { currency: 'USD' },
    });
    expect(salary.count).toBe(salary.transactionIds.length);
  });

  test('of a customer and of the accounts are the same call', async () => {
    const { customer } = await query(`customer(customerId: "${customerId}") {
      recurringTransactions { outflows { payee count } }
      accounts { recurringTransactions { outflows { payee } } }
    }`);
    expect(customer.recurringTransactions.outflows.length).toBeGreaterThan(1);
    const sent = calls()['POST /aggregation/customers/{customerId}/recurring-transactions'];
    expect(sent).toBeLessThanOrEqual(2);
  });

  test('of nobody with transactions are none', async () => {
    const { customer } = await query('customer(customerId: "5001003") { recurringTransactions { inflows { payee } } }');
    expect(customer.recurringTransactions.inflows).toEqual([]);
  });
});

describe('enrichment', () => {
  test('of all transactions of an operation is one billed call for each thousand', async () => {
    const { data, errors, extensions } = await stage.ask(
      `{ customer(customerId: "${customerId}") { accounts { family transactions(first: 20) { edges { node {
        direction description amount { amount } enrichment { category isRecurring entities { name } }
      } } } } } }`,
      {},
      { 'x-api-key': 'sandbox', 'x-include-extensions': 'cost' },
    );
    expect(errors).toBeUndefined();
    const rows = data.customer.accounts.flatMap(({ transactions }: any) =>
      transactions.edges.map(({ node }: any) => node),
    );
    expect(rows.length).toBe(100);
    const coffee = rows.find(({ description }: any) => description === 'SQ *BLUEBIRD COFFEE');
    expect(coffee.enrichment).toEqual({
      category: 'Coffee Shops',
      isRecurring: false,
      entities: [{ name: 'Bluebird Coffee' }],
    });
    const made = calls()['POST /data-enrichment/transactions'] ?? 0;
    expect(made).toBeLessThanOrEqual(2);
    expect(extensions?.cost.actual).toBeLessThanOrEqual(extensions?.cost.requested);
    expect(extensions?.cost.billableCalls).toBe(made);
  });

  test('tells upstream amounts from the side of the account holder, whatever the sign in the account', async () => {
    let sent: any;
    const { createEnrichmentLoader } = await import('../../src/loaders/enrichment.ts');
    const { enrichmentRequest } = await import('../../src/domain/enrichment.ts');
    const row: any = {
      customerId: '1',
      accountId: '2',
      transactionId: '3',
      amount: '9.99',
      description: 'X',
      transactionDate: 0,
    };
    expect(enrichmentRequest(row, 'creditCard', 'CREDIT')?.amount).toBe('-9.99');
    expect(enrichmentRequest({ ...row, amount: '-9.99' }, 'checking', 'DEPOSIT')?.amount).toBe('-9.99');
    expect(enrichmentRequest({ ...row, amount: '-9.99' }, 'creditCard', 'CREDIT')?.amount).toBe('9.99');
    expect(enrichmentRequest({ ...row, description: null }, 'checking', 'DEPOSIT')).toBeNull();
    const requests = Array.from({ length: 1_001 }, (_, index) => ({ ...row, transactionId: String(index) }));
    const sizes: number[] = [];
    const loader = createEnrichmentLoader({
      enrichment: {
        enrich: async (batch: any) => {
          sizes.push(batch.length);
          sent = batch;
          return batch.map(() => null);
        },
      },
    } as any);
    await Promise.all([...requests, ...requests].map((request) => loader.of(request)));
    expect(sizes).toEqual([1_000, 1]);
    expect(sent.length).toBe(1);
  });
});

describe('history', () => {
  test('is loaded once, billed once for the customer, and the older transactions are there', async () => {
    const selection = 'account { oldestTransactionDate }';
    const before = await query(
      `account(customerId: "${customerId}", accountId: "${accountId}") { oldestTransactionDate }`,
    );
    const { account } = await mutate('loadTransactionHistory', selection, { customerId, accountId });
    const year = 365 * 86_400_000;
    expect(
      Date.parse(before.account.oldestTransactionDate) - Date.parse(account.oldestTransactionDate),
    ).toBeGreaterThan(year);
    const again = await mutate('loadTransactionHistory', selection, { customerId, accountId });
    expect(again.account).toEqual(account);
  });

  test('is pending while the bank takes its time, and asking again joins the same call', async () => {
    const path = '/aggregation/v1/customers/{customerId}/accounts/{accountId}/transactions/historic';
    stage.sandbox.addFault({ match: { path }, effect: { kind: 'latency', ms: 400 }, times: 1 });
    const ask = async (waitFor: number) => {
      const load = `mutation ($input: LoadTransactionHistoryInput!, $waitFor: Int!) {
        loadTransactionHistory(input: $input, waitFor: $waitFor) { __typename } }`;
      const { data } = await stage.ask(load, { input: { customerId, accountId: '60010012' }, waitFor });
      return data.loadTransactionHistory.__typename;
    };
    calls();
    expect([await ask(0), await ask(25)]).toEqual(['Pending', 'LoadTransactionHistoryPayload']);
    expect(calls()[`POST ${path}`]).toBe(1);
  });

  test('what the bank says to it is an outcome', async () => {
    const trouble = { customerId: '5001032', accountId: '60010321' };
    expect(await mutate('loadTransactionHistory', 'account { name }', trouble)).toMatchObject({
      __typename: 'MfaRequired',
      fixable: true,
    });
    const refused = { customerId, accountId: '60010015' };
    expect((await mutate('loadTransactionHistory', 'account { name }', refused)).__typename).toBe('ConnectionNeedsFix');
    expect(
      (await mutate('loadTransactionHistory', 'account { name }', { customerId, accountId: '1' })).__typename,
    ).toBe('NotFound');
  });
});

describe('statements', () => {
  const template = 'GET /aggregation/v3/customers/{customerId}/accounts/{accountId}/statement';
  const ask = (ids: string, args: string) =>
    query(`account(${ids}) { statements${args} { __typename ... on AccountStatements { statements {
      index assetId documentDate problem { code kind }
    } } ... on Problem { message fixable upstreamCode } } }`);
  const own = `customerId: "${customerId}", accountId: "${accountId}"`;

  test('are one call, and one that the bank has not got does not fail the others', async () => {
    const { account } = await ask(own, '(indexes: [13, 2, 1, 2])');
    const { statements } = account.statements;
    expect(statements.map(({ index, problem: why }: any) => [index, why?.code ?? null])).toEqual([
      [1, null],
      [2, null],
      [13, '960'],
    ]);
    expect(statements[0].documentDate).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect([typeof statements[1].assetId, statements[2].assetId]).toEqual(['string', null]);
    expect(calls()[template]).toBe(1);
  });

  test('are pending while the bank takes its time, and asking again joins the same call', async () => {
    stage.sandbox.addFault({
      match: { path: '/aggregation/v3/customers/{customerId}/accounts/{accountId}/statement' },
      effect: { kind: 'latency', ms: 400 },
    });
    await query(`account(${own}) { name }`);
    calls();
    expect((await ask(own, '(indexes: [3], waitFor: 0)')).account.statements).toEqual({ __typename: 'Pending' });
    expect((await ask(own, '(indexes: [3])')).account.statements).toMatchObject({ __typename: 'AccountStatements' });
    expect(calls()[template]).toBe(1);
  });

  test('what the bank says to it is an outcome, and what cannot be asked costs no call', async () => {
    const trouble = await ask('customerId: "5001032", accountId: "60010321"', '');
    expect(trouble.account.statements).toMatchObject({ __typename: 'MfaRequired', fixable: true });
    const refused = await ask(`customerId: "${customerId}", accountId: "60010015"`, '');
    expect(refused.account.statements).toMatchObject({ __typename: 'ConnectionNeedsFix', upstreamCode: '103' });
    calls();
    for (const indexes of ['[]', '[0]', '[25]']) {
      const { account } = await ask(own, `(indexes: ${indexes})`);
      expect(account.statements.__typename).toBe('InvalidInput');
    }
    expect(calls()).toEqual({});
  });
});

describe('sales of a merchant', () => {
  const found = 'locationId matchRank merchantName city';

  test('are looked for by number, or by name and address, with the best location first', async () => {
    const address = 'name: "Artisan", streetAddress: "434 W Ascension Way", city: "Murray"';
    const { byAddress, byNumber, none } = await query(`
      byAddress: merchantLocations(merchant: { ${address} }) { ${found} }
      byNumber: merchantLocations(identifier: { type: "MERCHANT_ID", value: "106241230D02" }) { ${found} }
      none: merchantLocations(merchant: { name: "Nobody", streetAddress: "1 Main St" }) { ${found} }`);
    expect(byAddress.map(({ city }: any) => city)).toEqual(['Murray', 'Purchase']);
    expect(byNumber).toEqual([byAddress[0]]);
    expect(none).toEqual([]);
    expect(calls()).toEqual({ 'GET /decisioning/sbca/location-matches': 3 });
    const { errors } = await stage.ask('{ merchantLocations { locationId } }');
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect(calls()).toEqual({});
  });

  const address = { line1: '2000 Purchase St', city: 'Purchase', state: 'NY', postalCode: '10577', country: 'US' };
  const input = {
    customerId,
    locationId: 'a1b2c3d4-0000-1234-abcd-000000000001',
    metrics: 'BENCHMARKS',
    frequency: 'MONTHLY',
    merchantConsent: true,
    business: { name: 'Artisan Emporium', personallyLiable: false, address, phone: { number: '8042221111' } },
  };

  test('are a report that is whole at once, of months in order', async () => {
    const { data } = await stage.ask(
      `mutation ($input: GenerateRetailSalesReportInput!) { generateRetailSalesReport(input: $input) {
        ... on GenerateReportPayload { report { reportId status typeCode } } } }`,
      { input },
    );
    const made = data.generateRetailSalesReport.report;
    expect(made).toMatchObject({ status: 'SUCCESS', typeCode: 'sbcabenchmarksnoncra' });
    const read = await query(`report(customerId: "${customerId}", reportId: "${made.reportId}") { content {
      ... on RetailSalesReportContent { analytics { locationId } benchmarks {
        locationId merchantCategoryCode frequency periods { startDate endDate year metrics { name value } } } } } }`);
    const [location] = read.report.content.benchmarks;
    expect(location).toMatchObject({
      locationId: input.locationId,
      merchantCategoryCode: '5970',
      frequency: 'Monthly',
    });
    const starts = location.periods.map(({ startDate }: any) => startDate);
    expect([starts, location.periods.length]).toEqual([starts.toSorted(), 6]);
    expect(location.periods[0].metrics[0]).toEqual({ name: 'txn_cnt_index', value: expect.stringMatching(/^\d+$/) });
  });

  test('are not asked for without the consent of the merchant, nor in part', async () => {
    const refused = async (changes: object) => {
      const { data } = await stage.ask(
        `mutation ($input: GenerateRetailSalesReportInput!) { generateRetailSalesReport(input: $input) {
          __typename ... on Problem { message } } }`,
        { input: { ...input, ...changes } },
      );
      return data.generateRetailSalesReport;
    };
    for (const [field, changes] of [
      ['merchantConsent', { merchantConsent: false }],
      ['locationId', { locationId: '7' }],
      ['business.address', { business: { ...input.business, address: { line1: '2000 Purchase St' } } }],
    ] as const) {
      expect(await refused(changes)).toMatchObject({
        __typename: 'InvalidInput',
        message: expect.stringContaining(field),
      });
    }
    expect(calls()).toEqual({});
    const elsewhere = 'a1b2c3d4-0000-1234-abcd-000000000009';
    expect((await refused({ locationId: elsewhere })).__typename).toBe('NotFound');
  });
});
