import { afterAll, beforeAll, expect, test } from 'vitest';
import { customerFor, type Stage, startStage } from '../support/gateway.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage[Symbol.asyncDispose]());

test('whether an account may be asked for a product is known from the directory, without a call of its own', async () => {
  const customerId = customerFor(stage.sandbox, 'five accounts');
  const query = `query ($c: ID!) { customer(customerId: $c) { accounts {
    ach: isCertifiedFor(product: ACH) statements: isCertifiedFor(product: STATEMENTS)
    institution { certifiedFor } } } }`;
  const { data } = await stage.ask(query, { c: customerId });
  for (const { ach, statements, institution } of data.customer.accounts) {
    expect(ach).toBe(institution.certifiedFor.includes('ACH'));
    expect(statements).toBe(institution.certifiedFor.includes('STATEMENTS'));
  }
  expect(stage.upstreamCalls()).toEqual({ 'GET /aggregation/v1/customers/{customerId}/accounts/simple': 1 });
});

test('several certifications are asked for together, and each row has all of them', async () => {
  const query = `query ($after: String) { certifiedInstitutions(first: 50, after: $after, products: [ACH, ACCOUNT_OWNER, STATEMENTS]) {
    edges { node { certifiedFor } } pageInfo { endCursor } } }`;
  const first = (await stage.ask(query)).data.certifiedInstitutions;
  const { calls } = stage.sandbox.calls();
  expect(calls.at(-1)?.path).toContain('type=accountOwner%2Cach%2CstateAgg');
  expect(first.edges).toHaveLength(50);
  for (const { node } of first.edges) {
    expect(node.certifiedFor).toEqual(expect.arrayContaining(['ACH', 'ACCOUNT_OWNER', 'STATEMENTS']));
  }
  const { errors } = await stage.ask(
    'query ($after: String) { certifiedInstitutions(first: 5, after: $after, products: [ACH]) { edges { node { name } } } }',
    { after: first.pageInfo.endCursor },
  );
  expect(errors?.[0]?.extensions.code).toBe('BAD_CURSOR');
  stage.upstreamCalls();
});

test('a routing number finds every connection to its bank; one that is none is refused before any call', async () => {
  const query = 'query ($n: String!) { institutionsByRoutingNumber(routingNumber: $n) { institutionId name status } }';
  const found = await stage.ask(query, { n: '091017329' });
  expect(found.data.institutionsByRoutingNumber).toContainEqual({
    institutionId: '101732',
    name: 'FinBank',
    status: 'ONLINE',
  });
  expect((await stage.ask(query, { n: '021000021' })).data.institutionsByRoutingNumber).toEqual([]);
  stage.upstreamCalls();
  for (const n of ['091017328', '123', '000000000', 'abcdefghi']) {
    const { errors } = await stage.ask(query, { n });
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  }
  expect(stage.upstreamCalls()).toEqual({});
});

test('status and production status are told with their raw codes', async () => {
  const query = `{ institution(institutionId: "102105") {
    status statusCode productionStatus { overallCode achCode verificationOfAssetsCode } branding { logo primaryColor } } }`;
  const { data } = await stage.ask(query);
  expect(data.institution).toMatchObject({
    status: 'ONLINE',
    statusCode: 'online',
    productionStatus: { overallCode: 'online', achCode: 'online' },
  });
  expect(data.institution.branding.logo).toMatch(/^https:/);
});

test("certifications are a list of their own, and the Federal Reserve's ids another, read where they are selected", async () => {
  const query = (more: string) => `query ($after: String) {
    certifiedInstitutions(first: 20, after: $after, products: [ACH, STATEMENTS]) {
      edges { node { institutionId certifiedFor ${more} } } pageInfo { endCursor hasNextPage } } }`;
  stage.upstreamCalls();
  const { data } = await stage.ask(query('name oauthEnabled'));
  expect(stage.upstreamCalls()).toEqual({ 'GET /institution/v2/certifiedInstitutions': 1 });
  for (const { node } of data.certifiedInstitutions.edges) {
    expect(node.certifiedFor).toEqual(expect.arrayContaining(['ACH', 'STATEMENTS']));
  }
  const after = data.certifiedInstitutions.pageInfo.endCursor;
  const more = 'rssd subsidiaries { institutionId name rssd } institution { name }';
  const next = (await stage.ask(query(more), { after })).data.certifiedInstitutions;
  expect(stage.upstreamCalls()).toEqual({ 'GET /institution/v2/certifiedInstitutions/rssd': 1 });
  const ids = (page: any) => page.edges.map(({ node }: any) => node.institutionId);
  expect(ids(next).filter((id: string) => ids(data.certifiedInstitutions).includes(id))).toEqual([]);
  expect(next.edges.filter(({ node }: any) => /^\d{1,10}$/.test(node.rssd)).length).toBeGreaterThan(0);
});
