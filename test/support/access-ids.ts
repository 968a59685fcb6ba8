import { encodeGlobalId, type GlobalIdType } from '../../src/domain/global-ids.ts';
import type { Stage } from './gateway.ts';

/**
 * What the walk over every id-taking argument tries. An argument of type ID whose name is missing here fails
 * test/integration/access-walk.test.ts: add the name to `discover` (or to `shared`, with the reason), and an input that has no
 * usable default to `samples`.
 */
export interface IdSet {
  /** By the name of the argument. */
  readonly [name: string]: string;
}

/** Names that belong to nobody: whoever knows one may use it. */
export const shared: Readonly<Record<string, string>> = {
  institutionId: 'the directory of institutions is the same for everybody',
  locationId: "Mastercard's table of merchants is the same for everybody",
};

/** Arguments that only narrow rows of the partner that the field above was authorized for: an id that matches nothing leaves none. */
export const filters: ReadonlySet<string> = new Set(
  ['Partner', 'Platform', 'Project'].flatMap((type) => [
    `${type}.requestLog(customerId)`,
    `${type}.requestLog(requestId)`,
    `${type}.webhookLog(customerId)`,
  ]),
);

/** Names of things that the walk does not make: it tries an id that nobody has, and knows of none that is somebody's. */
export const unmade: Readonly<Record<string, string>> = {
  switchId: 'made by an end user inside Connect',
  externalId: 'made by an end user inside Connect',
  applicationId: 'made outside of the walk',
  experienceId: 'made outside of the walk',
  indirectPartnerId: 'made outside of the walk',
  payerPartnerId: 'made outside of the walk',
  thirdPartyPartnerId: 'made outside of the walk',
  consentReceiptId: 'made outside of the walk',
  receiptId: 'made outside of the walk',
  preAppId: 'made outside of the walk',
  subscriptionId: 'needs a listener that the sandbox can reach',
  payrollAccountIds: 'made by an end user inside Connect',
};

/** Of which parts the global id of each Node type is made, by the names above. */
export const nodeParts: Readonly<Partial<Record<GlobalIdType, readonly string[]>>> = {
  Customer: ['customerId'],
  Account: ['customerId', 'accountId'],
  Transaction: ['customerId', 'accountId', 'transactionId'],
  InstitutionLogin: ['customerId', 'institutionLoginId'],
  Institution: ['institutionId'],
  Consumer: ['consumerId'],
  Report: ['customerId', 'consumerId', 'reportId'],
};

/** Arguments of which a field takes exactly one, the first unless another is the one that is tried. */
export const alternatives: Readonly<Record<string, readonly string[]>> = { report: ['customerId', 'consumerId'] };

/** Values of inputs that are neither ids nor anything that their type says enough about, by name. */
export const samples: Readonly<Record<string, unknown>> = {
  firstName: 'Ada',
  lastName: 'Byron',
  username: 'ada-byron',
  phone: '8015550100',
  ssn: '999601111',
  state: 'UT',
  zip: '84101',
  email: 'ada@example.com',
  birthday: '1985-01-01',
};

const everything = `query ($c: ID!) {
  customer(customerId: $c) {
    customerId
    consumer { consumerId }
    accounts {
      accountId
      institutionLogin { institutionLoginId }
      transactions(first: 1, from: "2000-01-01") { edges { node { transactionId } } }
    }
  }
}`;

const address = { line1: '1 Main St', city: 'Lehi', state: 'UT', postalCode: '84043', country: 'US' };

const withBusiness = `mutation ($input: CreateBusinessInput!) {
  createBusiness(input: $input) { ... on CreateBusinessPayload { business { businessId } } }
}`;

const withIndicators = `mutation ($input: StartPaymentIndicatorsInput!) {
  startPaymentIndicators(input: $input) { ... on StartPaymentIndicatorsPayload { payRequestId } }
}`;

const withReport = `mutation ($input: GenerateAssetSummaryReportInput!) {
  generateAssetSummaryReport(input: $input) { ... on GenerateReportPayload { report { reportId } } }
}`;

const withStatement = `mutation ($input: UploadPayStatementInput!) {
  uploadPayStatement(input: $input) { ... on UploadPayStatementPayload { assetId } }
}`;

const withConsumer = `mutation ($input: CreateConsumerInput!) { createConsumer(input: $input) { __typename } }`;

/** The ids of one customer, as its own partner sees them. It has a consumer afterwards. */
export async function discover(stage: Stage, customerId: string, apiKey: string): Promise<IdSet> {
  const headers = { 'x-api-key': apiKey };
  const { firstName, lastName, phone, email, ssn, state, zip, birthday } = samples;
  const person = { firstName, lastName, phone, email, ssn, state, zip, birthday, address: '1 Main St', city: 'Lehi' };
  await stage.ask(withConsumer, { input: { customerId, ...person } }, headers);
  const requestId = `walk-${customerId}`;
  const { data } = await stage.ask(everything, { c: customerId }, { ...headers, 'x-request-id': requestId });
  const [account] = data.customer.accounts.filter((each: any) => each.transactions.edges.length > 0);
  const line = { countryCode: '1', number: '8015550100' };
  const company = { customerId, name: `Shop ${customerId}`, personallyLiable: true, address, phone: line };
  const made = await stage.ask(withBusiness, { input: company }, headers);
  const payment = { customerId, accountId: account.accountId, purpose: 'PAYMENT', amount: '10.00' };
  const judged = await stage.ask(withIndicators, { input: payment }, headers);
  const asked = await stage.ask(withReport, { input: { customerId } }, headers);
  const { reportId } = asked.data.generateAssetSummaryReport.report;
  const set = await stage.ask(
    'query ($c: ID!, $r: ID!) { report(customerId: $c, reportId: $r) { portfolioId } }',
    { c: customerId, r: reportId },
    headers,
  );
  const stored = await stage.ask(
    withStatement,
    { input: { customerId, payPeriod: 'LAST', statement: 'JVBERi0xLjQK' } },
    headers,
  );
  return {
    applicationId: `660${customerId}`,
    experienceId: `661${customerId}`,
    indirectPartnerId: `662${customerId}`,
    payerPartnerId: `663${customerId}`,
    thirdPartyPartnerId: `664${customerId}`,
    consentReceiptId: `665${customerId}`,
    receiptId: `666${customerId}`,
    preAppId: `667${customerId}`,
    requestId,
    reportId,
    refreshedReportId: reportId,
    portfolioId: set.data.report.portfolioId,
    assetId: stored.data.uploadPayStatement.assetId,
    assetIds: stored.data.uploadPayStatement.assetId,
    payrollAccountIds: `payroll-${customerId}`,
    switchId: `7777-${customerId}`,
    externalId: `external-${customerId}`,
    subscriptionId: `88${customerId}`,
    businessId: made.data.createBusiness.business.businessId,
    payRequestId: judged.data.startPaymentIndicators.payRequestId,
    customerId,
    accountId: account.accountId,
    accountIds: account.accountId,
    transactionId: account.transactions.edges[0].node.transactionId,
    institutionLoginId: account.institutionLogin.institutionLoginId,
    consumerId: data.customer.consumer.consumerId,
    institutionId: '101732',
  };
}

/** Ids of the same form that nobody has. */
export const nobody: IdSet = {
  reportId: 'nobodysrepor-assetsummary',
  refreshedReportId: 'nobodysrepor-assetsummary',
  portfolioId: '0000nobodyin-1-port',
  assetId: '097545c5-1c2a-4f20-a5ef-77f0820344c9-201',
  assetIds: '097545c5-1c2a-4f20-a5ef-77f0820344c9-201',
  payrollAccountIds: 'payroll-7777001',
  customerId: '7777001',
  accountId: '7777002',
  accountIds: '7777002',
  transactionId: '7777003',
  institutionLoginId: '7777004',
  consumerId: '0bf46322c167b562e6cbed9d40e19a4c',
  institutionId: '777777777',
  applicationId: '6607777009',
  experienceId: '6617777009',
  indirectPartnerId: '6627777009',
  payerPartnerId: '6637777009',
  thirdPartyPartnerId: '6647777009',
  consentReceiptId: '6657777009',
  receiptId: '6667777009',
  preAppId: '6677777009',
  requestId: 'walk-7777010',
  switchId: '7777005',
  externalId: 'external-7777005',
  subscriptionId: '7777006',
  businessId: '7777007',
  payRequestId: '7777008',
};

/** @returns one global id for each Node type that has tenants */
export function globalIds(ids: IdSet): readonly (readonly [type: string, id: string])[] {
  return Object.entries(nodeParts).map(([type, parts]) => [
    type,
    encodeGlobalId(type as GlobalIdType, ...parts.map((part) => ids[part] ?? 'missing')),
  ]);
}
