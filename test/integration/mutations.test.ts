import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { systemClock } from '../../src/lib/clock.ts';
import { consumerFacts } from '../support/consumer-facts.ts';
import { customerFor, type Stage, startStage } from '../support/gateway.ts';

let stage: Stage;

beforeEach(async () => {
  stage = await startStage();
});
afterEach(() => stage[Symbol.asyncDispose]());

const problem = '... on Problem { message category retryable fixable retryAfterMs upstreamCode }';
const create = `mutation ($input: CreateTestingCustomerInput!) {
  createTestingCustomer(input: $input) { __typename ... on CreateTestingCustomerPayload { customer { customerId username type } } ${problem} }
}`;

const total = () => Object.values(stage.upstreamCalls()).reduce((sum, calls) => sum + calls, 0);

async function newCustomer(username: string): Promise<string> {
  const { data } = await stage.ask(create, { input: { username } });
  expect(data.createTestingCustomer.__typename).toBe('CreateTestingCustomerPayload');
  return data.createTestingCustomer.customer.customerId;
}

test.each(['application/json', 'application/graphql-response+json'])(
  'a mutation sent by GET is told the right method, whoever reads %s',
  async (accept) => {
    const query = encodeURIComponent('mutation { deleteCustomer(input: { customerId: "1" }) { __typename } }');
    const response = await fetch(`${stage.gateway.url}/graphql?query=${query}`, {
      headers: { accept, 'x-api-key': 'sandbox' },
    });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
    const { errors } = (await response.json()) as any;
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_REQUEST' } }]);
    expect(total()).toBe(0);
  },
);

describe('customers', () => {
  test('a new one is there, in the list too, at once', async () => {
    await stage.ask('{ customers(first: 500) { edges { node { username } } } }');
    const customerId = await newCustomer('new_customer_1');
    const { data } = await stage.ask(
      'query ($c: ID!) { customer(customerId: $c) { username type } customers(first: 500) { edges { node { customerId } } } }',
      { c: customerId },
    );
    expect(data.customer).toEqual({ username: 'new_customer_1', type: 'TESTING' });
    expect(data.customers.edges.map(({ node }: any) => node.customerId)).toContain(customerId);
  });

  test('a new one makes the lists of customers be read again, and nothing else', async () => {
    const customerId = stage.sandbox.info.partners[0]!.customers[0]!.customerId;
    const known = 'query ($c: ID!) { customer(customerId: $c) { username accounts { accountId } } }';
    await stage.ask(known, { c: customerId });
    await stage.ask('{ customers(first: 500) { edges { node { username } } } }');
    await newCustomer('new_customer_1');
    stage.upstreamCalls();
    await stage.ask(known, { c: customerId });
    expect(stage.upstreamCalls()).toEqual({});
    await stage.ask('{ customers(first: 500) { edges { node { username } } } }');
    expect(stage.upstreamCalls()).toEqual({ 'GET /aggregation/v1/customers': 1 });
  });

  test('a username that is taken, or not allowed, is an outcome and no error', async () => {
    await newCustomer('new_customer_1');
    const taken = await stage.ask(create, { input: { username: 'new_customer_1' } });
    expect(taken).toMatchObject({
      data: { createTestingCustomer: { __typename: 'UsernameTaken', upstreamCode: '110002' } },
    });
    const short = await stage.ask(create, { input: { username: 'abc' } });
    expect(short).toMatchObject({
      data: { createTestingCustomer: { __typename: 'InvalidInput', category: 'CUSTOMER' } },
    });
    expect(short.errors).toBeUndefined();
  });

  test('the same idempotency key creates one, and answers the same', async () => {
    const input = { username: 'new_customer_1', idempotencyKey: 'k-1' };
    const answers = await Promise.all([1, 2, 3].map(() => stage.ask(create, { input })));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(stage.upstreamCalls()['POST /aggregation/v2/customers/testing']).toBe(1);
    const other = await stage.ask(create, { input: { ...input, username: 'new_customer_2' } });
    expect(other.data.createTestingCustomer.__typename).toBe('IdempotencyConflict');
    expect(total()).toBe(0);
  });

  test('a creation whose answer was lost is found again, and never sent twice', async () => {
    stage.sandbox.addFault({
      match: { path: '/aggregation/v2/customers/testing', method: 'POST' },
      effect: { kind: 'reset', when: 'after' },
      times: 1,
    });
    await newCustomer('new_customer_1');
    expect(stage.upstreamCalls()['POST /aggregation/v2/customers/testing']).toBe(1);
  });

  test('a creation that was lost on its way is unknown, and the same key looks again instead of sending', async () => {
    stage.sandbox.addFault({
      match: { path: '/aggregation/v2/customers/testing', method: 'POST' },
      effect: { kind: 'reset', when: 'before' },
      times: 1,
    });
    const input = { username: 'new_customer_1', idempotencyKey: 'k-1' };
    const lost = await stage.ask(create, { input });
    expect(lost.data.createTestingCustomer).toMatchObject({ __typename: 'OutcomeUnknown', retryable: false });
    const again = await stage.ask(create, { input });
    expect(again.data.createTestingCustomer.__typename).toBe('OutcomeUnknown');
    expect(stage.upstreamCalls()['POST /aggregation/v2/customers/testing']).toBe(1);
  });

  test('a creation whose answer was lost is found by its key an hour later', async () => {
    let laterMs = 0;
    const clock = { ...systemClock, wall: () => Date.now() + laterMs };
    await using late = await startStage({ overrides: { clock } });
    const path = '/aggregation/v2/customers/testing';
    late.sandbox.addFault({ match: { path, method: 'POST' }, effect: { kind: 'reset', when: 'after' } });
    late.sandbox.addFault({
      match: { path: '/aggregation/v1/customers', method: 'GET' },
      effect: { kind: 'status', status: 400 },
    });
    const input = { username: 'new_customer_1', idempotencyKey: 'k-1' };
    const lost = await late.ask(create, { input });
    expect(lost.data.createTestingCustomer.__typename).toBe('OutcomeUnknown');
    late.sandbox.clearFaults();
    laterMs = 3_600_000;
    const found = await late.ask(create, { input });
    expect(found.data.createTestingCustomer).toMatchObject({ customer: { username: 'new_customer_1' } });
    expect(late.upstreamCalls()[`POST ${path}`]).toBe(1);
  });

  test('active ones are not in the sandbox plan: that is said without a new token and without a latch', async () => {
    const query = `mutation ($input: CreateActiveCustomerInput!) { createActiveCustomer(input: $input) { __typename ${problem} } }`;
    const { data } = await stage.ask(query, { input: { username: 'new_customer_1' } });
    expect(data.createActiveCustomer).toMatchObject({ __typename: 'PlanDoesNotAllow', retryable: false });
    const logins = stage.sandbox.calls().calls.filter(({ path }) => path.endsWith('/authentication'));
    expect(logins).toHaveLength(0);
    await newCustomer('new_customer_2');
  });

  test('and are created where the plan has them', async () => {
    const query = `mutation ($input: CreateActiveCustomerInput!) {
      createActiveCustomer(input: $input) { __typename ... on CreateActiveCustomerPayload { customer { type } } }
    }`;
    const headers = { 'x-api-key': 'sandbox-2', 'x-include-extensions': 'cost' };
    const { data, extensions } = await stage.ask(query, { input: { username: 'new_customer_1' } }, headers);
    expect(data.createActiveCustomer).toEqual({
      __typename: 'CreateActiveCustomerPayload',
      customer: { type: 'ACTIVE' },
    });
    expect(extensions?.cost.billableCalls).toBe(1);
  });

  test('a change shows at once', async () => {
    const c = customerFor(stage.sandbox, 'five accounts');
    await stage.ask('query ($c: ID!) { customer(customerId: $c) { firstName } }', { c });
    const query = `mutation ($input: UpdateCustomerInput!) {
      updateCustomer(input: $input) { ... on UpdateCustomerPayload { customer { firstName } } ${problem} }
    }`;
    const { data } = await stage.ask(query, { input: { customerId: c, firstName: 'Grace' } });
    expect(data.updateCustomer.customer.firstName).toBe('Grace');
    const missing = await stage.ask(query, { input: { customerId: '999', firstName: 'Grace' } });
    expect(missing.data.updateCustomer).toMatchObject({ category: 'CUSTOMER', upstreamCode: '14001' });
  });

  test('a deleted one is gone with its accounts, and its consumer stays', async () => {
    const c = customerFor(stage.sandbox, '913');
    const made = await stage.ask(createConsumer, { input: person(c) });
    const { consumerId } = made.data.createConsumer.consumer;
    await stage.ask('query ($c: ID!) { customer(customerId: $c) { username accounts { name } } }', { c });
    const query = `mutation ($input: DeleteCustomerInput!) {
      deleteCustomer(input: $input) {
        __typename
        ... on DeleteCustomerPayload { deletedCustomerId keptConsumer { consumerId firstName } }
      }
    }`;
    const input = { customerId: c, idempotencyKey: 'gone' };
    const { data } = await stage.ask(query, { input });
    expect(data.deleteCustomer).toEqual({
      __typename: 'DeleteCustomerPayload',
      deletedCustomerId: c,
      keptConsumer: { consumerId, firstName: 'Ada' },
    });
    expect((await stage.ask(query, { input })).data).toEqual(data);
    const after =
      'query ($c: ID!, $k: ID!) { customer(customerId: $c) { username } consumer(consumerId: $k) { lastName } }';
    expect(await stage.ask(after, { c, k: consumerId })).toEqual({
      data: { customer: null, consumer: { lastName: 'Lovelace' } },
    });
  });

  test('the quota of testing customers is told', async () => {
    const query = '{ partner { environment testingCustomers { used limit } } }';
    const before = (await stage.ask(query)).data.partner;
    expect(before).toMatchObject({ environment: 'SANDBOX', testingCustomers: { limit: 500 } });
    await newCustomer('new_customer_1');
    const after = (await stage.ask(query)).data.partner;
    expect(after.testingCustomers.used).toBe(before.testingCustomers.used + 1);
  });
});

const createConsumer = `mutation ($input: CreateConsumerInput!) {
  createConsumer(input: $input) {
    __typename
    ... on CreateConsumerPayload { consumer { id consumerId firstName ssnLast4 birthday } }
    ... on ConsumerAlreadyExists { consumerId }
    ${problem}
  }
}`;

const person = (customerId: string) => ({ customerId, ...consumerFacts });

describe('consumers', () => {
  test('there is one for each customer, reached both ways, with four digits of its number', async () => {
    const c = customerFor(stage.sandbox, 'no accounts');
    const { data } = await stage.ask(createConsumer, { input: person(c) });
    const made = data.createConsumer.consumer;
    expect(made).toMatchObject({ firstName: 'Ada', ssnLast4: '1234', birthday: '1980-02-29' });
    const ways =
      'query ($c: ID!, $k: ID!, $id: ID!) { customer(customerId: $c) { consumer { id } } consumer(consumerId: $k) { id } node(id: $id) { id ... on Consumer { lastName } } }';
    const reached = (await stage.ask(ways, { c, k: made.consumerId, id: made.id })).data;
    expect([reached.customer.consumer.id, reached.consumer.id, reached.node]).toEqual([
      made.id,
      made.id,
      { id: made.id, lastName: 'Lovelace' },
    ]);
    const again = await stage.ask(createConsumer, { input: person(c) });
    expect(again.data.createConsumer).toMatchObject({
      __typename: 'ConsumerAlreadyExists',
      consumerId: made.consumerId,
    });
  });

  test('what is missing is said before a call is spent on it', async () => {
    const c = customerFor(stage.sandbox, 'no accounts');
    const { ssn: _ssn, birthday: _birthday, ...nameless } = person(c);
    const { data } = await stage.ask(createConsumer, { input: nameless });
    expect(data.createConsumer).toMatchObject({ __typename: 'InvalidInput', message: expect.stringContaining('ssn') });
    expect(total()).toBe(0);
  });

  test('a customer without one answers null', async () => {
    const c = customerFor(stage.sandbox, 'no accounts');
    expect(await stage.ask('query ($c: ID!) { customer(customerId: $c) { consumer { id } } }', { c })).toEqual({
      data: { customer: { consumer: null } },
    });
  });

  test('a change shows at once', async () => {
    const c = customerFor(stage.sandbox, 'no accounts');
    const { consumerId } = (await stage.ask(createConsumer, { input: person(c) })).data.createConsumer.consumer;
    const query = `mutation ($input: UpdateConsumerInput!) { updateConsumer(input: $input) { ... on UpdateConsumerPayload { consumer { city } } ${problem} } }`;
    const { data } = await stage.ask(query, { input: { consumerId, city: 'Provo' } });
    expect(data.updateConsumer).toEqual({ consumer: { city: 'Provo' } });
  });
});

const logins =
  'query ($c: ID!) { customer(customerId: $c) { accounts { accountId aggregationStatusCode aggregationProblem { kind fixable } institutionLogin { institutionLoginId aggregationProblem { kind fixable } } } } }';
const refresh = `mutation ($input: RefreshAccountsInput!) {
  refreshAccounts(input: $input) { __typename ... on RefreshAccountsPayload { accounts { accountId aggregationSuccessDate } } ${problem} }
}`;

async function loginWith(
  word: string,
  kind: string | null,
): Promise<{ customerId: string; institutionLoginId: string }> {
  const customerId = customerFor(stage.sandbox, word);
  const { data } = await stage.ask(logins, { c: customerId });
  const found = data.customer.accounts.find((account: any) => (account.aggregationProblem?.kind ?? null) === kind);
  return { customerId, institutionLoginId: found.institutionLogin.institutionLoginId };
}

describe('accounts', () => {
  test('trouble at the bank shows on account and login, with what can be done about it', async () => {
    const { data } = await stage.ask(logins, { c: customerFor(stage.sandbox, '913') });
    const byCode = new Map(data.customer.accounts.map((account: any) => [account.aggregationStatusCode, account]));
    expect(byCode.get(0)).toMatchObject({ aggregationProblem: null });
    expect(byCode.get(913)).toMatchObject({ aggregationProblem: { kind: 'ACCOUNT_CLOSED', fixable: false } });
    expect(byCode.get(185)).toMatchObject({ aggregationProblem: { kind: 'NEEDS_FIX', fixable: true } });
    expect(byCode.get(945)).toMatchObject({
      institutionLogin: { aggregationProblem: { kind: 'NEEDS_FIX', fixable: true } },
    });
  });

  test('fifty refreshes of a login at once ask the bank once, and the next minute is too soon', async () => {
    const input = await loginWith('five accounts', null);
    // A bank takes its time: all of them ask while the first waits for it.
    const path = '/aggregation/v1/customers/{customerId}/institutionLogins/{institutionLoginId}/accounts';
    stage.sandbox.addFault({ match: { path, method: 'POST' }, effect: { kind: 'latency', ms: 1000 } });
    const answers = await Promise.all(Array.from({ length: 50 }, () => stage.ask(refresh, { input })));
    // On a busy machine some may come after it; then it is too soon for them.
    const ends = answers.map(({ data }) => data.refreshAccounts.__typename);
    expect(ends).toContain('RefreshAccountsPayload');
    expect(ends.filter((end) => end !== 'RefreshAccountsPayload' && end !== 'TooSoon')).toEqual([]);
    const refreshes = 'POST /aggregation/v1/customers/{customerId}/institutionLogins/{institutionLoginId}/accounts';
    expect(stage.upstreamCalls()[refreshes]).toBe(1);
    const soon = await stage.ask(refresh, { input });
    expect(soon.data.refreshAccounts).toMatchObject({ __typename: 'TooSoon', retryable: true });
    // What is left of the minute, which began more than the second before that the bank took.
    expect(soon.data.refreshAccounts.retryAfterMs).toBeLessThanOrEqual(59_000);
    expect(soon.data.refreshAccounts.retryAfterMs).toBeGreaterThan(0);
    expect(stage.upstreamCalls()[refreshes]).toBeUndefined();
  });

  test('a refresh that takes longer than somebody waits is pending, and asking again joins it or gets its end', async () => {
    const input = await loginWith('five accounts', null);
    const path = '/aggregation/v1/customers/{customerId}/institutionLogins/{institutionLoginId}/accounts';
    stage.sandbox.addFault({ match: { path, method: 'POST' }, effect: { kind: 'latency', ms: 400 }, times: 1 });
    const ask = (waitFor: number) =>
      stage.ask(
        refresh
          .replace('($input', '($waitFor: Int!, $input')
          .replace('(input: $input', '(input: $input, waitFor: $waitFor'),
        { input, waitFor },
      );
    stage.upstreamCalls();
    expect((await ask(0)).data.refreshAccounts.__typename).toBe('Pending');
    expect((await ask(25)).data.refreshAccounts.__typename).toBe('RefreshAccountsPayload');
    expect(stage.upstreamCalls()[`POST ${path}`]).toBe(1);
    expect((await ask(25)).data.refreshAccounts.__typename).toBe('TooSoon');
  });

  test('a refresh goes on when its client is gone, and the next ask has its end', async () => {
    const input = await loginWith('five accounts', null);
    const path = '/aggregation/v1/customers/{customerId}/institutionLogins/{institutionLoginId}/accounts';
    stage.sandbox.addFault({ match: { path, method: 'POST' }, effect: { kind: 'latency', ms: 400 }, times: 1 });
    stage.upstreamCalls();
    const gone = new AbortController();
    const left = fetch(`${stage.gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-api-key': 'sandbox' },
      body: JSON.stringify({ query: refresh, variables: { input } }),
      signal: gone.signal,
    }).catch(() => undefined);
    await vi.waitFor(() => expect(stage.sandbox.calls().byTemplate[`POST ${path}`]).toBe(1));
    gone.abort();
    await left;
    const { data } = await stage.ask(refresh, { input });
    expect(data.refreshAccounts.__typename).toBe('RefreshAccountsPayload');
    expect(stage.upstreamCalls()[`POST ${path}`]).toBe(1);
  });

  test.each([
    ['MfaRequired', 'a refresh answers 203', 'NEEDS_FIX', true],
    ['ConnectionNeedsFix', 'five accounts', 'NEEDS_FIX', true],
  ])('a refresh of a login that needs its customer is %s', async (outcome, word, kind, fixable) => {
    const input = await loginWith(word, kind);
    const { data, errors } = await stage.ask(refresh, { input });
    expect(errors).toBeUndefined();
    expect(data.refreshAccounts).toMatchObject({ __typename: outcome, category: 'FINANCIAL_INSTITUTION', fixable });
  });

  const add = `mutation ($input: AddTestAccountsInput!) {
    addTestAccounts(input: $input) { __typename ... on AddTestAccountsPayload { accounts { name } } ${problem} }
  }`;

  test('those of a test profile are added, and the list has them at once', async () => {
    const c = customerFor(stage.sandbox, 'no accounts');
    await stage.ask('query ($c: ID!) { customer(customerId: $c) { accounts { name } } }', { c });
    const input = { customerId: c, institutionId: '102105', username: 'anybody', password: 'profile_03' };
    const { data } = await stage.ask(add, { input });
    const names = data.addTestAccounts.accounts.map(({ name }: any) => name).sort();
    expect(names).toEqual(['Checking', 'My 401k', 'Personal Investments', 'ROTH', 'Savings']);
    const list = await stage.ask('query ($c: ID!) { customer(customerId: $c) { accounts { name } } }', { c });
    expect(list.data.customer.accounts.map(({ name }: any) => name).sort()).toEqual(names);
  });

  test('a testing customer is not for a real institution, and nothing is sent to find out', async () => {
    const { data: found } = await stage.ask(
      '{ institutions(search: "Bank", first: 100) { edges { node { institutionId name } } } }',
    );
    const real = found.institutions.edges
      .map(({ node }: any) => node)
      .find(({ name }: any) => !name.startsWith('FinBank'));
    const input = {
      customerId: customerFor(stage.sandbox, 'no accounts'),
      institutionId: real.institutionId,
      username: 'a',
      password: 'b',
    };
    const { data } = await stage.ask(add, { input });
    expect(data.addTestAccounts).toMatchObject({ __typename: 'CustomerTypeMismatch', category: 'CUSTOMER' });
    expect(Object.keys(stage.upstreamCalls()).filter((call) => call.startsWith('POST'))).toEqual([]);
  });

  test('an account, or a whole login, that is deleted is gone at once', async () => {
    const c = customerFor(stage.sandbox, 'five accounts');
    const { data: before } = await stage.ask(logins, { c });
    const [first] = before.customer.accounts;
    const query = `mutation ($a: DeleteAccountInput!, $l: DeleteInstitutionLoginInput!) {
      deleteAccount(input: $a) { __typename }
      deleteInstitutionLogin(input: $l) { __typename }
    }`;
    const last = before.customer.accounts.at(-1);
    const { institutionLoginId } = last.institutionLogin;
    const { data } = await stage.ask(query, {
      a: { customerId: c, accountId: first.accountId },
      l: { customerId: c, institutionLoginId },
    });
    expect(data).toEqual({
      deleteAccount: { __typename: 'DeleteAccountPayload' },
      deleteInstitutionLogin: { __typename: 'DeleteInstitutionLoginPayload' },
    });
    const after = (await stage.ask(logins, { c })).data.customer.accounts;
    const gone = before.customer.accounts.filter(
      (account: any) => account === first || account.institutionLogin.institutionLoginId === institutionLoginId,
    );
    expect(after).toHaveLength(before.customer.accounts.length - gone.length);
    const missing = await stage.ask(query, {
      a: { customerId: c, accountId: first.accountId },
      l: { customerId: c, institutionLoginId },
    });
    expect(missing.data).toEqual({
      deleteAccount: { __typename: 'NotFound' },
      deleteInstitutionLogin: { __typename: 'NotFound' },
    });
  });

  test('daily balances come in the exact digits and the currency of the account', async () => {
    const query = `query ($c: ID!, $from: Date!, $to: Date!) {
      account(customerId: $c, accountId: "60010011") { dailyBalances(from: $from, to: $to) { date beginning { amount currency } ending { amount } } }
    }`;
    const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
    const { data, errors } = await stage.ask(query, {
      c: customerFor(stage.sandbox, 'five accounts'),
      from: day(6),
      to: day(0),
    });
    expect(errors).toBeUndefined();
    const days = data.account.dailyBalances;
    expect(days.length).toBeGreaterThan(1);
    expect(days[0].beginning).toEqual({ amount: expect.stringMatching(/^-?\d+(\.\d+)?$/), currency: 'USD' });
    for (const [index, { beginning }] of days.entries())
      if (index > 0) expect(Number(beginning.amount)).toBeCloseTo(Number(days[index - 1].ending.amount), 2);
  });
});
