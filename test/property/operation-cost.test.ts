import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Stage, startStage } from '../support/gateway.ts';
import { runs } from '../support/scale.ts';

let stage: Stage;

beforeAll(async () => {
  // Without a cache: what is refreshed behind an answer would be counted at the sandbox, and not be the operation's.
  stage = await startStage({ overrides: { cacheMaxBytes: 1 } });
});
afterAll(() => stage[Symbol.asyncDispose]());

const headers = { 'x-api-key': 'sandbox', 'x-include-extensions': 'cost' };

const transactions = fc
  .record({
    first: fc.integer({ min: 1, max: 60 }),
    sort: fc.constantFrom('ASC', 'DESC'),
    shadow: fc.constantFrom('EXCLUDE', 'ONLY', 'INCLUDE'),
  })
  .map(
    ({ first, sort, shadow }) =>
      `transactions(first: ${first}, sort: ${sort}, shadow: ${shadow}) { edges { node { id direction amount { amount currency } ${first > 40 ? 'enrichment { category }' : ''} } } }`,
  );
const accountFields = fc.subarray([
  'name',
  'balance { amount }',
  'institution { name successor { name } }',
  'institutionLogin { connection institution { name } }',
  'customer { username }',
  'owners(maxAge: 0) { __typename }',
  'liveBalance { __typename }',
  'strict: liveBalance(maxAge: 0) { __typename }',
  'achDetails(maxAge: 0) { __typename }',
  'paymentInstructions(maxAge: 0) { __typename }',
  'byAch: paymentInstructions(rails: [ACH], maxAge: 0) { __typename }',
  'loanPaymentDetails(maxAge: 0) { __typename }',
  'recurringTransactions { inflows { payee nextAmount { currency } } }',
  'statements(waitFor: 50) { __typename }',
]);
const accounts = fc
  .tuple(accountFields, fc.option(transactions))
  .map(([fields, list]) => `{ id ${fields.join(' ')} ${list ?? ''} }`);
const customerFields = fc
  .tuple(
    fc.subarray([
      'username',
      'email',
      'depositSwitches { status }',
      'billPaySwitches { status }',
      'application { name }',
      'business { name }',
      'recurringTransactions { outflows { payee } }',
    ]),
    fc.option(accounts),
    fc.option(transactions),
  )
  .map(([fields, list, rows]) => `{ id ${fields.join(' ')} ${list ? `accounts ${list}` : ''} ${rows ?? ''} }`);
const root = fc.oneof(
  fc
    .tuple(fc.integer({ min: 5001001, max: 5001030 }), customerFields)
    .map(([id, fields]) => `customer(customerId: "${id}") ${fields}`),
  fc
    .tuple(fc.integer({ min: 1, max: 3 }), customerFields)
    .map(([first, fields]) => `customers(first: ${first}) { edges { node ${fields} } }`),
  fc
    .tuple(fc.integer({ min: 60010011, max: 60010015 }), accounts)
    .map(([id, fields]) => `account(customerId: "5001001", accountId: "${id}") ${fields}`),
  fc
    .tuple(fc.integer({ min: 5001001, max: 5001030 }), fc.integer({ min: 1, max: 40 }))
    .map(
      ([id, first]) =>
        `transactionChanges(customerId: "${id}", first: ${first}) { hasMore changes { kind transaction { id amount { currency } account { name } } } }`,
    ),
  fc.constant('institutions(first: 30) { edges { node { name } } }'),
  fc
    .tuple(fc.integer({ min: 1, max: 40 }), fc.subarray(['name', 'rssd', 'institution { name successor { name } }']))
    .map(
      ([first, fields]) =>
        `certifiedInstitutions(first: ${first}) { edges { node { institutionId ${fields.join(' ')} } } }`,
    ),
  fc.constantFrom(
    'merchantLocations(identifier: { type: "MERCHANT_ID", value: "106241230D01" }) { locationId }',
    'depositSwitch(customerId: "5001001", switchId: "602414d84f9a1980cf5eafcc") { provider }',
    'depositSwitch(customerId: "5001002", switchId: "602414d84f9a1980cf5eafcc") { provider }',
    'billPaySwitch(customerId: "5001001", switchId: "607e249736b9f053b536bde1") { provider }',
    'externalDepositSwitches(externalId: "b73af28c-0878djs3") { status }',
  ),
);

test('no operation costs more than was announced, and what is announced as done is what the sandbox counted', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(root, { minLength: 1, maxLength: 4 }), async (roots) => {
      stage.sandbox.resetCalls();
      const query = `{ ${roots.map((text, index) => `r${index}: ${text}`).join('\n')} }`;
      const { extensions, errors } = await stage.ask(query, {}, headers);
      expect(errors).toBeUndefined();
      const billed = Object.values(stage.sandbox.calls().billed).reduce((sum, items) => sum + items, 0);
      const counted = Object.values(stage.upstreamCalls()).reduce((sum, calls) => sum + calls, 0);
      expect(extensions?.cost.upstreamCalls).toBe(counted);
      expect(extensions?.cost.actual).toBeLessThanOrEqual(extensions?.cost.requested);
      const { billableCalls, billableRequested } = extensions?.cost ?? {};
      expect(billableCalls).toBe(billed);
      expect(billableCalls).toBeLessThanOrEqual(billableRequested);
    }),
    runs(60),
  );
});

test('an operation that could need too many calls is refused before it makes one', async () => {
  const query = '{ customers(first: 500) { edges { node { accounts { transactions { edges { cursor } } } } } } }';
  const { data, errors } = await stage.ask(query);
  expect(data ?? null).toBeNull();
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'COST_EXCEEDED', category: 'CUSTOMER' });
  expect(stage.upstreamCalls()).toEqual({});
});
