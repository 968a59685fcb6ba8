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
  indirectPartnerId: 'a partner of Mastercard, whom something is for: whoever knows its number may name it',
  payerPartnerId: 'a partner of Mastercard, who pays: whoever knows its number may name it',
  thirdPartyPartnerId: 'a partner of Mastercard, whom something is for: whoever knows its number may name it',
  partnerId: 'a partner of the gateway, and only who operates it may ask for one: the scope is checked before',
  locationId: "Mastercard's table of merchants is the same for everybody",
};

/** Arguments that only narrow rows of the partner that the field above was authorized for: an id that matches nothing leaves none. */
export const filters: ReadonlySet<string> = new Set(
  ['Partner', 'Platform', 'Project'].flatMap((type) => [
    `${type}.requestLog(customerId)`,
    `${type}.requestLog(requestId)`,
    `${type}.webhookLog(customerId)`,
    `${type}.auditLog(customerId)`,
    `${type}.auditLog(clientId)`,
    `${type}.auditLog(requestId)`,
  ]),
);

/** Names of things that the walk does not make: it tries an id that nobody has, and knows of none that is somebody's. */
export const unmade: Readonly<Record<string, string>> = {
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

const withSwitch = `mutation ($input: GenerateDepositSwitchLinkInput!) {
  generateDepositSwitchLink(input: $input) { ... on GenerateDepositSwitchLinkPayload { link { url } } }
}`;

const withGrant = `mutation ($input: GrantThirdPartyAccessInput!) {
  grantThirdPartyAccess(input: $input) { ... on GrantThirdPartyAccessPayload { access { receiptId } } }
}`;

const withApplication = `mutation ($input: RegisterApplicationInput!) {
  registerApplication(input: $input) { ... on RegisterApplicationPayload { preAppId } }
}`;

const withListener = `mutation ($input: SubscribeTxPushInput!) {
  subscribeTxPush(input: $input) { ... on SubscribeTxPushPayload { subscriptions { subscriptionId } } }
}`;

/** What an application says of itself, beside its name. */
export const applicationFacts = {
  description: 'Saves for you',
  url: 'https://robot.example/',
  logo: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>',
  owner: {
    name: 'Acme',
    addressLine1: '434 W Ascension Way',
    addressLine2: 'Suite 200',
    city: 'Murray',
    state: 'UT',
    postalCode: '84123',
    country: 'USA',
  },
};

/** A salary that is sent elsewhere: by a link, and by whoever agrees on the page that it leads to. */
async function switchDeposit(stage: Stage, customerId: string, headers: Record<string, string>) {
  const externalId = `branch-${customerId}`;
  const accounts = [{ accountNumber: '7526894126', routingNumber: '110000000', type: 'SAVINGS' }];
  const input = { customerId, accounts, external: { externalId, context: 'WEB' } };
  const { data } = await stage.ask(withSwitch, { input }, headers);
  const { origin, search } = new URL(data.generateDepositSwitchLink.link.url);
  const body = new URLSearchParams({ action: 'agree' });
  await fetch(`${origin}/connect2/step${search}`, { method: 'POST', body });
  const query = 'query ($c: ID!) { customer(customerId: $c) { depositSwitches { switchId } } }';
  const made = await stage.ask(query, { c: customerId }, headers);
  return { externalId, switchId: made.data.customer.depositSwitches.at(-1).switchId };
}

/** How many applications were looked at. */
const reviews = new WeakMap<Stage, number>();

/** An application is looked at for a minute, and then has an id. */
async function register(stage: Stage, customerId: string, headers: Record<string, string>) {
  const name = `Robot ${customerId}`;
  const { data } = await stage.ask(withApplication, { input: { ...applicationFacts, name } }, headers);
  const minutes = (reviews.get(stage) ?? 0) + 1;
  reviews.set(stage, minutes);
  stage.sandbox.setClock({ offsetMs: minutes * 61_000 });
  const list = 'query ($name: String) { applications(name: $name) { applicationId } }';
  const [approved] = (await stage.ask(list, { name }, headers)).data.applications;
  return { preAppId: data.registerApplication.preAppId, applicationId: approved.applicationId };
}

/** Each customer of the first partner stands for one of its experiences; the second has one. */
async function experienceOf(stage: Stage, ordinal: number, headers: Record<string, string>): Promise<string> {
  for (const applicationName of ['Awesome Budget App', 'Lending Desk']) {
    const query = 'query ($n: String!) { connectExperiences(applicationName: $n) { experienceId } }';
    const { data } = await stage.ask(query, { n: applicationName }, headers);
    const found = data.connectExperiences[ordinal % Math.max(1, data.connectExperiences.length)];
    if (found !== undefined) return found.experienceId;
  }
  throw new Error('the partner has no experience');
}

const withConsumer = `mutation ($input: CreateConsumerInput!) { createConsumer(input: $input) { __typename } }`;

/**
 * The ids of one customer, as its own partner sees them. It has a consumer afterwards.
 *
 * @param ordinal of the customer, among those of its partner that the walk knows
 */
export async function discover(stage: Stage, customerId: string, apiKey: string, ordinal = 0): Promise<IdSet> {
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
  const period = { startTime: '2026-01-01T00:00:00Z', endTime: '2027-01-01T00:00:00Z' };
  const products = [{ product: 'availableBalance', accountId: account.accountId, maxCalls: 3, ...period }];
  const granted = await stage.ask(
    withGrant,
    { input: { customerId, thirdPartyPartnerId: '2445580000003', products } },
    headers,
  );
  const consents = 'query ($c: ID!) { customer(customerId: $c) { consents { consentReceiptId } } }';
  const given = (await stage.ask(consents, { c: customerId }, headers)).data.customer.consents;
  const listener = { customerId, accountId: account.accountId, callbackUrl: 'https://www.example.com/listener' };
  const subscribed = await stage.ask(withListener, { input: listener }, headers);
  return {
    ...(await switchDeposit(stage, customerId, headers)),
    ...(await register(stage, customerId, headers)),
    experienceId: await experienceOf(stage, ordinal, headers),
    receiptId: granted.data.grantThirdPartyAccess.access.receiptId,
    consentReceiptId: given[0].consentReceiptId,
    subscriptionId: subscribed.data.subscribeTxPush.subscriptions[0].subscriptionId,
    indirectPartnerId: '2445580000003',
    payerPartnerId: '2445580000003',
    thirdPartyPartnerId: '2445580000003',
    requestId,
    reportId,
    refreshedReportId: reportId,
    portfolioId: set.data.report.portfolioId,
    assetId: stored.data.uploadPayStatement.assetId,
    assetIds: stored.data.uploadPayStatement.assetId,
    payrollAccountIds: `payroll-${customerId}`,
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
  applicationId: '7c9e6679-7425-40de-944b-e07fc1f90ae0',
  experienceId: '84fd419a-1add-4bf4-961b-16e8285b3a90',
  indirectPartnerId: '6627777009',
  payerPartnerId: '6637777009',
  thirdPartyPartnerId: '6647777009',
  consentReceiptId: '5f2f0c6e-7d3a-4a0e-9a53-2b9a4c1d7e11',
  receiptId: 'cr_00000000000000000000000000000000',
  preAppId: '77777',
  requestId: 'walk-7777010',
  switchId: '660100000000000000777777',
  externalId: 'branch-7777005',
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
