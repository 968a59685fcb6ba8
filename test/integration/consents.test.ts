import { afterEach, beforeEach, expect, test } from 'vitest';
import { customerFor, type Stage, startStage } from '../support/gateway.ts';

let stage: Stage;
let customerId: string;

beforeEach(async () => {
  stage = await startStage();
  customerId = customerFor(stage.sandbox, 'five accounts');
});
afterEach(() => stage[Symbol.asyncDispose]());

const receipt = `consentReceiptId status version endDate
  institutions { institutionLoginId institutionName status statusCode accounts { accountId status } dataScopes { scopeId } }`;
const list = `query ($c: ID!) { customer(customerId: $c) { consents { ${receipt} } accounts { accountId } } }`;
const revoke = `mutation ($i: RevokeConsentInput!) { revokeConsent(input: $i) {
  __typename ... on RevokeConsentPayload { consent { ${receipt} } } ... on Problem { message } } }`;

const consentsOf = async () => (await stage.ask(list, { c: customerId })).data.customer;

test('a customer has one receipt for the logins there are, read in one call beside the accounts', async () => {
  const { consents, accounts } = await consentsOf();
  expect(stage.upstreamCalls()).toEqual({
    'GET /data-sharing-consents': 1,
    'GET /aggregation/v1/customers/{customerId}/accounts/simple': 1,
  });
  expect(consents).toHaveLength(1);
  expect(consents[0]).toMatchObject({ status: 'ACTIVE', version: 1 });
  const shared = consents[0].institutions.flatMap((entry: any) => entry.accounts);
  expect(shared.map((account: any) => account.accountId)).toEqual(accounts.map((account: any) => account.accountId));
});

test('a login is taken back: its accounts are gone at once, those of the others are not', async () => {
  const { consents, accounts } = await consentsOf();
  const [{ consentReceiptId, institutions }] = consents;
  const { institutionLoginId, accounts: gone } = institutions[0];
  stage.upstreamCalls();
  const input = { customerId, consentReceiptId, institutionLoginId, revokedBy: 'CUSTOMER', idempotencyKey: 'r-1' };
  const answer = await stage.ask(revoke, { i: input });
  expect(stage.upstreamCalls()).toEqual({
    'GET /data-sharing-consents/{consent_receipt_id}': 2,
    'DELETE /data-sharing-consents/{consent_receipt_id}/institutionLogins/{institution_login_id}': 1,
  });
  expect(answer.data.revokeConsent.consent).toMatchObject({ status: 'ACTIVE', version: 2 });
  expect(answer.data.revokeConsent.consent.institutions[0]).toMatchObject({ status: 'REVOKED', statusCode: 'REVOKED' });
  // What was read a moment ago is not served any more.
  const after = await consentsOf();
  const left = accounts.filter((account: any) => !gone.some((other: any) => other.accountId === account.accountId));
  expect(after.accounts).toEqual(left);
  expect((await stage.ask(revoke, { i: input })).data.revokeConsent.__typename).toBe('RevokeConsentPayload');
  expect(stage.upstreamCalls()).not.toHaveProperty([
    'DELETE /data-sharing-consents/{consent_receipt_id}/institutionLogins/{institution_login_id}',
  ]);
});

test('all of it is taken back', async () => {
  const [{ consentReceiptId }] = (await consentsOf()).consents;
  const { data } = await stage.ask(revoke, { i: { customerId, consentReceiptId, revokedBy: 'PARTNER' } });
  expect(data.revokeConsent.consent.status).toBe('INACTIVE');
  expect((await consentsOf()).accounts).toEqual([]);
});

test('a receipt of another customer is nobody’s, to read and to revoke', async () => {
  const [{ consentReceiptId }] = (await consentsOf()).consents;
  const query = 'query ($c: ID!, $r: ID!) { consent(customerId: $c, consentReceiptId: $r) { consentReceiptId } }';
  const own = await stage.ask(query, { c: customerId, r: consentReceiptId });
  expect(own.data.consent).toEqual({ consentReceiptId });
  for (const c of ['5001002', '999']) {
    expect((await stage.ask(query, { c, r: consentReceiptId })).data.consent).toBeNull();
    const { data } = await stage.ask(revoke, { i: { customerId: c, consentReceiptId, revokedBy: 'PARTNER' } });
    expect(data.revokeConsent.__typename).toBe('NotFound');
  }
  expect((await consentsOf()).consents[0].status).toBe('ACTIVE');
});

test('a receipt has its id before anybody has listed those of the customer', async () => {
  const query = 'query ($c: ID!, $r: ID!) { consent(customerId: $c, consentReceiptId: $r) { consentReceiptId } }';
  const [{ consentReceiptId }] = (await consentsOf()).consents;
  stage.sandbox.reset();
  const { data } = await stage.ask(query, { c: customerId, r: consentReceiptId });
  expect(data.consent).toEqual({ consentReceiptId });
});
