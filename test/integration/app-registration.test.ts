import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applicationFacts } from '../support/access-ids.ts';
import { customerFor, type Stage, startStage } from '../support/gateway.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage[Symbol.asyncDispose]());

const outcome = '__typename ... on Problem { message } ... on InvalidInput { field }';
const register = `mutation ($i: RegisterApplicationInput!) { registerApplication(input: $i) {
  ... on RegisterApplicationPayload { preAppId status statusCode } ${outcome} } }`;
const list = `query ($name: String) { applications(name: $name) {
  preAppId applicationId status name createdDate
  institutions(first: 2) { edges { node { institutionName registered } } pageInfo { hasNextPage } } } }`;
const assign = `mutation ($i: AssignApplicationInput!) { assignApplication(input: $i) {
  ... on AssignApplicationPayload { applicationId customer { customerId } } ${outcome} } }`;
const migrate = `mutation ($i: MigrateInstitutionLoginInput!) { migrateInstitutionLogin(input: $i) {
  ... on MigrateInstitutionLoginPayload {
    previousInstitutionLoginId institutionLoginId accounts { accountId institutionLogin { connection } } } ${outcome} } }`;

const details = { ...applicationFacts, name: 'Savings Robot' };

describe('an application', () => {
  test('is pending when it is handed in, approved later, and then customers can use it', async () => {
    const input = { ...details, idempotencyKey: 'app-1' };
    const made = await stage.ask(register, { i: input });
    expect(made.data.registerApplication).toMatchObject({ status: 'PENDING', statusCode: 'P' });
    expect(await stage.ask(register, { i: input })).toEqual(made);
    expect(stage.upstreamCalls()).toEqual({ 'POST /aggregation/v1/partners/applications': 1 });
    const [pending] = (await stage.ask(list, { name: details.name })).data.applications;
    expect(pending).toMatchObject({ status: 'PENDING', applicationId: null, institutions: null });

    stage.sandbox.setClock({ offsetMs: 60_000 });
    const update = `mutation ($i: UpdateApplicationInput!) { updateApplication(input: $i) {
      ... on UpdateApplicationPayload { status } ${outcome} } }`;
    const changed = await stage.ask(update, { i: { ...details, preAppId: pending.preAppId } });
    expect(changed.data.updateApplication).toEqual({ __typename: 'UpdateApplicationPayload', status: 'PENDING' });
    stage.sandbox.setClock({ offsetMs: 200_000 });
    await stage.ask(update, { i: { ...details, preAppId: '1' } });
    const [approved] = (await stage.ask(list, { name: details.name })).data.applications;
    expect(approved).toMatchObject({ status: 'APPROVED', institutions: { pageInfo: { hasNextPage: true } } });
    expect(approved.institutions.edges[0].node.registered).toBe(true);
    const i = { customerId: customerFor(stage.sandbox, 'no accounts'), applicationId: approved.applicationId };
    const { data } = await stage.ask(assign, { i });
    expect(data.assignApplication).toMatchObject({ customer: { customerId: i.customerId } });
    stage.upstreamCalls();
    const ofCustomer = 'query ($c: ID!) { customer(customerId: $c) { application { applicationId name } } }';
    const assigned = await stage.ask(ofCustomer, { c: i.customerId });
    expect(assigned.data.customer.application).toEqual({ applicationId: i.applicationId, name: details.name });
    expect(stage.upstreamCalls()).toEqual({ 'GET /aggregation/v1/customers/{customerId}/application': 1 });
    const unassigned = await stage.ask(ofCustomer, { c: '5001002' });
    expect(unassigned).toEqual({ data: { customer: { application: null } } });
    stage.sandbox.setClock({});
  });

  test('with a logo that is no SVG, or an address in clear, is refused before any call', async () => {
    stage.upstreamCalls();
    for (const [field, value] of [
      ['logo', 'PNG'],
      ['url', 'http://robot.example/'],
    ] as const) {
      const { data } = await stage.ask(register, { i: { ...details, [field]: value } });
      expect(data.registerApplication).toMatchObject({ __typename: 'InvalidInput', field });
    }
    expect(stage.upstreamCalls()).toEqual({});
  });

  test('of one partner is not one of another', async () => {
    const seen = await stage.ask('{ applications { name } }', {}, { 'x-api-key': 'sandbox-2' });
    expect(seen.data.applications.map(({ name }: any) => name)).toEqual(['Lending Desk', 'Home Finance']);
  });
});

test('a login moves to OAuth: another login, the same accounts; a bank without OAuth is an outcome', async () => {
  const customerId = customerFor(stage.sandbox, 'five accounts');
  const { data } = await stage.ask(migrate, { i: { customerId, institutionLoginId: '70010011' } });
  const { previousInstitutionLoginId, institutionLoginId, accounts } = data.migrateInstitutionLogin;
  expect(previousInstitutionLoginId).toBe('70010011');
  expect(institutionLoginId).not.toBe('70010011');
  expect(accounts.map(({ accountId }: any) => accountId)).toEqual(['60010011', '60010012']);
  expect(accounts[0].institutionLogin.connection).toBe('DIRECT');
  const refused = await stage.ask(migrate, { i: { customerId, institutionLoginId: '70010013' } });
  expect(refused.data.migrateInstitutionLogin.__typename).toBe('InvalidInput');
  const missing = await stage.ask(migrate, { i: { customerId, institutionLoginId: '1' } });
  expect(missing.data.migrateInstitutionLogin.__typename).toBe('NotFound');
});

test('a third party gets access, other access, and none', async () => {
  const customerId = customerFor(stage.sandbox, '20,000');
  const [accountId] = (
    await stage.ask(`{ customer(customerId: "${customerId}") { accounts { accountId } } }`)
  ).data.customer.accounts.map((account: any) => account.accountId);
  const access =
    'access { receiptId customerPseudonym products { productCode maxCalls accountPseudonym endTime } timestamp }';
  const grant = `mutation ($i: GrantThirdPartyAccessInput!) { grantThirdPartyAccess(input: $i) {
    ... on GrantThirdPartyAccessPayload { ${access} } ${outcome} } }`;
  const period = { startTime: '2026-01-01T00:00:00Z', endTime: '2027-01-01T00:00:00Z' };
  const products = [{ product: 'availableBalance', accountId, maxCalls: 3, ...period }];
  const who = { customerId, thirdPartyPartnerId: '2445580000002' };
  const made = (await stage.ask(grant, { i: { ...who, products } })).data.grantThirdPartyAccess.access;
  expect(made.products).toMatchObject([{ productCode: 'availableBalance', maxCalls: 3 }]);
  expect(made.products[0].endTime).toBe('2027-01-01T00:00:00.000Z');
  expect([made.customerPseudonym, made.products[0].accountPseudonym]).not.toEqual([customerId, accountId]);

  const update = `mutation ($i: UpdateThirdPartyAccessInput!) { updateThirdPartyAccess(input: $i) {
    ... on UpdateThirdPartyAccessPayload { ${access} } ${outcome} } }`;
  const { receiptId } = made;
  const more = [{ ...products[0], maxCalls: 5 }];
  const changed = (await stage.ask(update, { i: { receiptId, ...who, products: more } })).data.updateThirdPartyAccess;
  expect(changed.access).toMatchObject({ receiptId, products: [{ maxCalls: 5 }] });

  const revoke = `mutation ($i: RevokeThirdPartyAccessInput!) { revokeThirdPartyAccess(input: $i) {
    __typename ... on RevokeThirdPartyAccessPayload { revokedReceiptId } } }`;
  const revoked = await stage.ask(revoke, { i: { receiptId } });
  expect(revoked.data.revokeThirdPartyAccess).toMatchObject({ revokedReceiptId: receiptId });
  expect((await stage.ask(revoke, { i: { receiptId } })).data.revokeThirdPartyAccess.__typename).toBe('NotFound');

  stage.upstreamCalls();
  const backwards = [{ ...products[0], startTime: period.endTime, endTime: period.startTime }];
  for (const wrong of [[], backwards]) {
    const { data } = await stage.ask(grant, { i: { ...who, products: wrong } });
    expect(data.grantThirdPartyAccess).toMatchObject({ __typename: 'InvalidInput', field: 'products' });
  }
  expect(stage.upstreamCalls()).toEqual({});
});
