import type { PartnerInfo, Sandbox } from '../../sandbox/sandbox.ts';
import type { OpenApiDocument, Violation } from './sandbox-openapi-document.ts';
import { connect } from './sandbox-openapi-walk-connect.ts';
import { premium } from './sandbox-openapi-walk-payments.ts';
import { records } from './sandbox-openapi-walk-records.ts';

export interface Ask {
  /** Position of the partner in the info of the sandbox. @default 0, on the free plan */
  readonly partner?: number;
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Instead of those of the partner. */
  readonly headers?: Readonly<Record<string, string>>;
}

export type Call = (status: number, operation: string, ask?: Ask) => Promise<any>;

export interface Walk {
  /** Statuses seen, by operation. */
  readonly seen: ReadonlyMap<string, ReadonlySet<number>>;
  readonly violations: readonly Violation[];
  /** Answers with another status than the walk expected. */
  readonly surprises: readonly string[];
}

const household = { customerId: '5001001' };
const nobody = { customerId: '1234' };
const firstAccount = { ...household, accountId: '60010011' };
const firstLogin = { ...household, institutionLoginId: '70010011' };
const window = { fromDate: '0', toDate: '9999999999', limit: '3' };
const application = '00278431-b712-4f30-a044-b611f25e533d';

/** What a partner calls to prove who it is. */
export const withoutToken: readonly string[] = ['CreateToken', 'ModifyPartnerSecret'];

/** Every operation that is implemented, with every documented status that can be provoked. */
export async function walk(sandbox: Sandbox, document: OpenApiDocument, implemented: readonly string[]): Promise<Walk> {
  const seen = new Map<string, Set<number>>();
  const violations: Violation[] = [];
  const surprises: string[] = [];
  const tokens = new Map<number, string>();

  const send: Call = async (status, operation, { partner: index = 0, path = {}, query = {}, body, headers } = {}) => {
    const { method, template } = document.operations.get(operation) ?? { method: '', template: '' };
    const filled = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path[name] ?? '1234'));
    const url = `${sandbox.url}${filled}?${new URLSearchParams(query)}`;
    const own = { 'Finicity-App-Key': partnerOf(sandbox, index).appKey, 'Finicity-App-Token': tokens.get(index) ?? '' };
    const init = { method, headers: headers ?? own, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    const response = await fetch(url, init);
    const text = await response.text();
    const answer = { status: response.status, contentType: response.headers.get('content-type'), text };
    if (answer.status !== status)
      surprises.push(`${operation}: ${answer.status} instead of ${status}: ${text.slice(0, 200)}`);
    seen.set(operation, (seen.get(operation) ?? new Set()).add(answer.status));
    violations.push(...document.check(operation, answer));
    return answer.contentType === 'application/json' && text !== '' ? JSON.parse(text) : undefined;
  };

  for (const index of sandbox.info.partners.keys()) {
    const { partnerId, partnerSecret, appKey } = partnerOf(sandbox, index);
    const body = { partnerId, partnerSecret };
    const { token } = await send(200, 'CreateToken', { partner: index, body, headers: { 'Finicity-App-Key': appKey } });
    tokens.set(index, token);
  }
  await authentication(send, sandbox);
  await gate(send, sandbox, implemented);
  await customers(send);
  await consumers(send);
  await institutions(send);
  await accounts(send);
  await premium(send);
  await transactions(send);
  await records(send, sandbox);
  await refreshes(send, sandbox);
  await reports(send, sandbox);
  await connect(send, sandbox);
  await ownerMatches(send);
  await deletions(send);
  return { seen, violations, surprises };
}

function partnerOf(sandbox: Sandbox, index: number): PartnerInfo {
  const partner = sandbox.info.partners[index];
  if (partner === undefined) throw new RangeError(`The sandbox has no partner ${index}`);
  return partner;
}

async function authentication(send: Call, sandbox: Sandbox) {
  const { partnerId, partnerSecret, appKey } = partnerOf(sandbox, 2);
  const headers = { 'Finicity-App-Key': appKey };
  await send(400, 'CreateToken', { headers, body: { partnerId } });
  await send(401, 'CreateToken', { headers, body: { partnerId, partnerSecret: 'wrong-secret-1' } });
  await send(401, 'CreateToken', { headers: {}, body: { partnerId, partnerSecret } });
  await send(404, 'CreateToken', { headers, body: { partnerId: '2445589999999', partnerSecret } });

  const change = { partnerId, partnerSecret, newPartnerSecret: 'contract-secret-2' };
  await send(400, 'ModifyPartnerSecret', { headers, body: { partnerId, partnerSecret } });
  await send(400, 'ModifyPartnerSecret', { headers, body: { ...change, newPartnerSecret: 'short-1' } });
  await send(401, 'ModifyPartnerSecret', { headers, body: { ...change, partnerSecret: 'wrong-secret-1' } });
  await send(204, 'ModifyPartnerSecret', { headers, body: { ...change, immediate: false } });
  await send(200, 'CreateToken', { headers, body: { partnerId, partnerSecret } });
}

/** What every operation answers before it looks at anything else. */
async function gate(send: Call, sandbox: Sandbox, implemented: readonly string[]) {
  const { appKey } = partnerOf(sandbox, 0);
  for (const operation of implemented) {
    if (withoutToken.includes(operation)) continue;
    await send(401, operation, { headers: {} });
    await send(401, operation, { headers: { 'Finicity-App-Key': appKey } });
    await send(401, operation, {
      headers: { 'Finicity-App-Key': appKey, 'Finicity-App-Token': 'YBh22Sb9Es6e66Q7lWdt' },
    });
  }
  await send(429, 'GetCustomers', { headers: { 'Finicity-App-Key': 'no-such-key' } });
}

async function customers(send: Call) {
  const username = 'contract_customer';
  const complete = { username, firstName: 'Con', lastName: 'Tract', phone: '1-801-984-4200', email: 'con@example.com' };
  await send(201, 'AddTestingCustomer', { body: complete });
  await send(409, 'AddTestingCustomer', { body: complete });
  for (const body of [
    {},
    { username: 'x' },
    { username: 'fine_name', firstName: '<>' },
    { username: 'fine_name', email: 1 },
  ]) {
    await send(400, 'AddTestingCustomer', { body });
    await send(400, 'AddCustomer', { partner: 1, body });
  }
  await send(401, 'AddCustomer', { body: complete });
  await send(201, 'AddCustomer', { partner: 1, body: complete });
  await send(409, 'AddCustomer', { partner: 1, body: complete });

  await send(200, 'GetCustomers');
  await send(200, 'GetCustomers', { query: { username: 'nobody_at_all' } });
  for (const query of [{ type: 'tester' }, { start: '0' }, { limit: '0' }]) await send(400, 'GetCustomers', { query });
  for (const customerId of ['5001001', '5001005']) await send(200, 'GetCustomer', { path: { customerId } });
  await send(404, 'GetCustomer', { path: nobody });
  await send(200, 'GetCustomerWithAppData', { path: household });
  await send(400, 'GetCustomerWithAppData', { path: { customerId: 'abc' } });
  await send(404, 'GetCustomerWithAppData', { path: { customerId: '5001002' } });
  await send(404, 'GetCustomerWithAppData', { path: household, partner: 2 });
  await send(204, 'ModifyCustomer', { path: household, body: { firstName: 'Maria' } });
  for (const body of [{}, { lastName: '<>' }]) await send(400, 'ModifyCustomer', { path: household, body });
  await send(200, 'SetCustomerAppID', { path: { customerId: '5001003', applicationId: application } });
  await send(400, 'SetCustomerAppID', { path: { customerId: '5001003', applicationId: 'nobody' } });
  await send(404, 'SetCustomerAppID', { path: { ...nobody, applicationId: application } });
}

async function ownerMatches(send: Call) {
  const operation = 'AccountMatchingScoreDetails';
  const name = { firstName: 'Paula', lastName: 'Payer' };
  const address = { line1: '1 Main St', city: 'Murray', state: 'UT', postalCode: '84123', country: 'US' };
  const path = { customerId: '5001041', accountId: '60010411' };
  await send(200, operation, { path, body: { name, address, phone: '8005551234', email: 'paula@example.com' } });
  await send(200, operation, { path, body: { name } });
  await send(400, operation, { path, body: {} });
  await send(400, operation, { path, body: { name, phone: '800-555-1234' } });
  await send(404, operation, { path: nobody, body: { name } });
  await send(404, operation, { path: { customerId: '5001042', accountId: '60010423' }, body: { name } });
}

async function consumers(send: Call) {
  const path = { customerId: '5001002' };
  const endUser = {
    name: 'ABC Inc',
    address: '1 Main St',
    city: 'Murray',
    state: 'UT',
    zip: '84123',
    phone: '6786786786',
  };
  const minimal = { firstName: 'Con', lastName: 'Sumer', state: 'UT', ssn: '999999999', phone: '8019844200' };
  await send(400, 'CreateConsumer', { path, body: {} });
  for (const change of [{ ssn: '1' }, { phone: '1' }, { email: 'x' }]) {
    await send(400, 'CreateConsumer', { path, body: { ...minimal, ...change } });
  }
  await send(404, 'CreateConsumer', { path: nobody, body: minimal });
  await send(404, 'GetConsumerForCustomer', { path });
  const { id: consumerId } = await send(201, 'CreateConsumer', { path, body: { ...minimal, endUser } });
  await send(409, 'CreateConsumer', { path, body: minimal });
  await send(200, 'GetConsumerForCustomer', { path: household });
  await send(200, 'GetConsumerForCustomer', { path });
  await send(404, 'GetConsumerForCustomer', { path: nobody });
  await send(200, 'GetConsumer', { path: { consumerId } });
  await send(404, 'GetConsumer');
  await send(204, 'ModifyConsumer', {
    path: { consumerId },
    body: { birthday: { year: 1989, month: 8, dayOfMonth: 13 } },
  });
  await send(400, 'ModifyConsumer', { path: { consumerId }, body: { ssn: '1' } });
  await send(404, 'ModifyConsumer', { body: { city: 'Provo' } });
}

async function institutions(send: Call) {
  for (const operation of ['GetInstitutions', 'GetCertifiedInstitutions', 'GetCertifiedInstitutionsWithRSSD']) {
    for (const start of ['1', '2', '3', '4']) await send(200, operation, { query: { start, limit: '1000' } });
    await send(200, operation, { query: { search: 'nosuchbank' } });
    for (const query of [{ start: '0' }, { limit: '0' }, { supportedCountries: 'usa' }])
      await send(400, operation, { query });
  }
  for (const institutionId of ['101732', '102176', '4222'])
    await send(200, 'GetInstitution', { path: { institutionId } });
  await send(200, 'GetInstitutionBranding', { path: { institutionId: '101732' } });
  for (const operation of ['GetInstitution', 'GetInstitutionBranding']) {
    await send(400, operation, { path: { institutionId: 'abc' } });
    await send(404, operation, { path: { institutionId: '1' } });
  }
  await send(200, 'GetInstitutionsByRoutingNumber', { path: { routing_number: '091017329' } });
  await send(400, 'GetInstitutionsByRoutingNumber', { path: { routing_number: '123' } });
  await send(404, 'GetInstitutionsByRoutingNumber', { path: { routing_number: '999999999' } });
}

async function accounts(send: Call) {
  // The household, rows without a digit out of place, a discovered account, every type, every trouble, nothing at all.
  const everybody = ['5001001', '5001004', '5001005', '5001031', '5001032', '5001003'];
  for (const tier of ['', 'Simple']) {
    for (const customerId of everybody) await send(200, `GetCustomerAccounts${tier}`, { path: { customerId } });
    await send(400, `GetCustomerAccounts${tier}`, { path: household, query: { status: 'closed' } });
    await send(404, `GetCustomerAccounts${tier}`, { path: nobody });
    const byInstitution = `GetCustomerAccountsByInstitution${tier}`;
    await send(200, byInstitution, { path: { ...household, institutionId: '102105' } });
    await send(400, byInstitution, { path: { ...household, institutionId: 'abc' } });
    await send(404, byInstitution, { path: { ...household, institutionId: '4222' } });
    await send(200, `GetCustomerAccountsByInstitutionLogin${tier}`, { path: firstLogin });
    await send(404, `GetCustomerAccountsByInstitutionLogin${tier}`, { path: household });
    await send(200, `GetCustomerAccount${tier}`, { path: firstAccount });
    await send(404, `GetCustomerAccount${tier}`, { path: household });
  }
  await send(200, 'getCustomerAuthorizationDetails', { path: { institution_login_id: '70010012' } });
  for (const institution_login_id of ['70010011', '1234']) {
    await send(404, 'getCustomerAuthorizationDetails', { path: { institution_login_id } });
  }
}

async function transactions(send: Call) {
  const unique = { ...household, uniqueTransactionId: '' };
  for (const operation of ['GetAllCustomerTransactions', 'GetCustomerAccountTransactions']) {
    for (const query of [{ includePending: 'true' }, { sort: 'asc' }, { start: '5' }, { showDailyBalance: 'true' }]) {
      const { transactions: rows } = await send(200, operation, { path: firstAccount, query: { ...window, ...query } });
      unique.uniqueTransactionId = rows[0].uniqueTransactionId;
    }
    await send(200, operation, { path: firstAccount, query: { fromDate: '0', toDate: '1' } });
    for (const query of [
      {},
      { ...window, fromDate: '99999999999' },
      { ...window, start: '0' },
      { ...window, limit: '0' },
    ]) {
      await send(400, operation, { path: firstAccount, query });
    }
    await send(404, operation, { path: { ...nobody, accountId: '60010011' }, query: window });
  }
  await send(404, 'GetCustomerAccountTransactions', { path: household, query: window });
  for (const customerId of ['5001004', '5001031']) {
    await send(200, 'GetAllCustomerTransactions', { path: { customerId }, query: { ...window, limit: '1000' } });
  }
  const [, transactionId = ''] = unique.uniqueTransactionId.split('-');
  await send(200, 'GetCustomerTransaction', { path: { ...household, transactionId } });
  await send(400, 'GetCustomerTransaction', { path: { ...household, transactionId: 'abc' } });
  await send(404, 'GetCustomerTransaction', { path: household });
  await send(200, 'GetTransactionByUniqueTransactionId', { path: unique });
  await send(400, 'GetTransactionByUniqueTransactionId', { path: household });
  await send(404, 'GetTransactionByUniqueTransactionId', { path: { ...household, uniqueTransactionId: '1-1' } });
  await send(200, 'GetRecurringTransactions', { path: household, body: { accountIds: ['60010011', '60010013'] } });
  await send(400, 'GetRecurringTransactions', { path: household, body: { accountIds: 'all' } });
  await send(404, 'GetRecurringTransactions', { path: { customerId: '5001003' }, body: {} });
}

async function refreshes(send: Call, sandbox: Sandbox) {
  const trouble = { customerId: '5001032', institutionLoginId: '70010321', accountId: '60010321' };
  for (const [version, status] of [
    ['', 200],
    ['V2', 204],
  ] as const) {
    for (const customerId of ['5001001', '5001032', '5001003']) {
      await send(status, `RefreshCustomerAccounts${version}`, { path: { customerId } });
    }
    await send(404, `RefreshCustomerAccounts${version}`, { path: nobody });
    const byLogin = `RefreshCustomerAccountsByInstitutionLogin${version}`;
    await send(status, byLogin, { path: firstLogin });
    await send(203, byLogin, { path: trouble });
    await send(400, byLogin, { path: firstLogin, query: { fromDate: 'yesterday' } });
    await send(404, byLogin, { path: household });
    await send(500, byLogin, { path: { ...household, institutionLoginId: '70010013' } });
  }
  const historic = 'LoadHistoricTransactionsForCustomerAccount';
  await send(204, historic, { path: firstAccount });
  await send(203, historic, { path: trouble });
  await send(404, historic, { path: household });
  await send(500, historic, { path: { ...household, accountId: '60010015' } });
  await send(400, 'MigrateInstitutionLoginAccounts', { path: { ...household, institutionLoginId: '70010013' } });
  await send(404, 'MigrateInstitutionLoginAccounts', { path: household });
  await send(200, 'MigrateInstitutionLoginAccounts', { path: firstLogin });

  const body = { accountIds: ['60010012', '60010015'] };
  const fromDate = '2020-01-01T00:00:00Z';
  const job = await send(202, 'refreshTransactions', { path: household, body });
  await send(202, 'refreshTransactions', {
    path: { customerId: '5001004' },
    body: { accountIds: ['60010041'], mode: 'custom', fromDate },
  });
  for (const wrong of [
    {},
    { ...body, mode: 'fast' },
    { ...body, mode: 'custom', fromDate, toDate: '2019-01-01T00:00:00Z' },
  ]) {
    await send(400, 'refreshTransactions', { path: household, body: wrong });
  }
  for (const wrong of [{ accountIds: ['1'] }, { institutionLoginId: '1' }]) {
    await send(404, 'refreshTransactions', { path: household, body: wrong });
  }
  const path = { ...household, refreshId: job.refreshId };
  for (const offsetMs of [0, 2_500, 5_000]) {
    sandbox.setClock({ offsetMs });
    await send(200, 'getTransactionRefreshStatus', { path });
  }
  await send(404, 'getTransactionRefreshStatus', {
    path: { ...household, refreshId: job.refreshId.replaceAll(/\d/g, '0') },
  });
}

const purpose = { purpose: '31' };

/** Every product, from the moment that it is asked for until it is done, read in every way there is. */
async function reports(send: Call, sandbox: Sandbox) {
  const { assetId } = await send(200, 'StoreCustomerPayStatement', {
    path: household,
    body: { label: 'lastPayPeriod', statement: 'UERG' },
  });
  for (const body of [{}, { statement: '!' }, { label: 'never', statement: 'UERG' }]) {
    await send(400, 'StoreCustomerPayStatement', { path: household, body });
  }
  await send(404, 'StoreCustomerPayStatement', { path: nobody, body: { statement: 'UERG' } });

  const accountIds = '60010011 60010012';
  const reportCustomFields = [{ label: 'loanID', value: '12345', shown: true }];
  // A few weeks of rows show every shape there is.
  const fromDate = Math.floor(Date.now() / 1000) - 40 * 86_400;
  const analytics = (flags: object) => ({
    fromDate,
    analyticsReportData: { timeIntervalTypes: ['MONTHLY_CALENDAR'], ...flags },
  });
  const uses = [{ forCraPurpose: true }, { forCraPurpose: false }, { forCraPurpose: false, forFtcPurpose: true }];
  const find = {
    findTransactionDescriptionMemo: 'CHECK',
    findTransactionAmountFrom: -5000,
    findTransactionAmountTo: 0,
    findTransactionCategory: ['Check'],
  };
  const asks: readonly (readonly [operation: string, body: object, path?: Record<string, string>])[] = [
    ['GenerateVOAReport', { accountIds, fromDate, reportCustomFields, showNsf: true }],
    ['GenerateVOAReport', { fromDate }],
    ['GenerateVOAWithIncomeReport', { fromDate: 1_500_000_000, incomeStreamConfidenceMinimum: 10 }],
    ['GeneratePrequalificationCRAReport', { fromDate, showNsf: true }],
    ['GeneratePrequalificationNonCRAReport', { fromDate }],
    ['GenerateVOIReport', { reportCustomFields, accountIds: '60010011' }],
    ['GenerateVOETransactionsReport', {}],
    ['GenerateVOEPayrollReport', { payrollData: { ssn: '999999999', dob: 315_576_000 } }],
    ['RefreshVOIEPayrollReport', { payrollData: { reportId: 'abcdefghijkl-voiepayroll' }, ...purpose }],
    ['GeneratePayStatementReport', { paystatementReport: { assetIds: [assetId], extractEarnings: true } }],
    [
      'GenerateVOIEPaystubWithTXVerifyReport',
      { accountIds: '60010011', voieWithInterviewData: { txVerifyInterview: [{ assetId }] } },
    ],
    ['GenerateVOIEPaystubReport', { voieWithStatementData: { assetIds: [assetId] } }],
    ['GenerateStatementReport', { statementReportData: { accountId: 60010011, statementIndex: 1 } }],
    ['GenerateTransactionsReport', { findTransaction: find }],
    ['GenerateCashFlowBusinessReport', { fromDate }],
    ['GenerateCashFlowPersonalReport', { fromDate, accountIds: '60010011' }],
    ...['personal', 'business'].flatMap((userType) =>
      [
        'GenerateBalanceAnalyticsReport',
        'GenerateCashflowAnalyticsReport',
        'GeneratePaymentRiskInsightsReport',
      ].flatMap((operation) =>
        uses.map((use) => [operation, analytics(use), { userType }] as [string, object, Record<string, string>]),
      ),
    ),
    ...uses.map((use) => ['GeneratePaymentHistoryReport', analytics(use)] as [string, object]),
    ['GenerateForesightAnalyticsNonCraReport', analytics({ forCraPurpose: false }), { userType: 'personal' }],
  ];
  const acknowledged: { id: string; consumerId?: string; portfolioId?: string }[] = [];
  for (const [operation, body, path] of asks) {
    acknowledged.push(await send(202, operation, { path: { ...household, ...path }, body }));
    await send(404, operation, { path: { ...nobody, ...path }, body });
  }
  const byCustomer = (reportId: string) =>
    send(200, 'GetReportByCustomer', { path: { ...household, reportId }, query: purpose });
  const [voa] = acknowledged;
  const { id: reportId = '', consumerId = '', portfolioId = '' } = voa ?? {};
  await byCustomer(reportId);
  sandbox.setClock({ offsetMs: 60_000 });
  for (const { id } of acknowledged) await byCustomer(id);
  await send(200, 'GetReportByConsumer', { path: { consumerId, reportId }, query: purpose });
  await send(200, 'GetReportsByCustomerId', { path: household });
  await send(200, 'GetReportsByConsumerId', { path: { consumerId } });
  await send(200, 'GetPortfolioByCustomer', { path: { ...household, portfolioId } });
  await send(200, 'GetPortfolioByConsumer', {
    path: { consumerId, portfolioId: portfolioId.replace(/-\d+-/, '-') },
  });
  await refusedReports(send, { consumerId, reportId });
  await merchants(send);
}

async function merchants(send: Call) {
  const merchant = { merchantName: 'Artisan', streetAddress: '434 W Ascension Way', city: 'Murray' };
  await send(200, 'GetLocationMatches', { query: merchant });
  const { locationMatches } = await send(200, 'GetLocationMatches', {
    query: { idType: 'MERCHANT_ID', idValue: '106241230D01' },
  });
  await send(400, 'GetLocationMatches', { query: { idType: 'MERCHANT_ID' } });
  await send(400, 'GetLocationMatches', { query: { idType: 'MERCHANT_ID', ...merchant } });
  await send(404, 'GetLocationMatches', { query: { ...merchant, merchantName: 'Nobody' } });
  const address = {
    addressLine1: '434 W Ascension Way',
    city: 'Murray',
    state: 'UT',
    country: 'US',
    postalCode: '84123',
  };
  const phoneNumber = { countryCode: '1', phoneNo: '8042221111' };
  const businessDetails = { name: 'ABC Tires Inc', personallyLiable: true, address, phoneNumber };
  const { locationId } = locationMatches[0];
  const sbcaParams = { hasConsent: true, metricFrequency: 'Weekly', metricType: 'retail_sales_analytics', locationId };
  const ask = (params: object) => ({
    path: household,
    body: { analyticsReportData: { sbcaParams: { ...sbcaParams, ...params }, businessDetails } },
  });
  await send(200, 'GenerateSBCAMetricsReport', ask({}));
  await send(
    200,
    'GenerateSBCAMetricsReport',
    ask({ metricFrequency: 'Monthly', metricType: 'retail_sales_benchmarks' }),
  );
  await send(400, 'GenerateSBCAMetricsReport', ask({ hasConsent: false }));
  await send(400, 'GenerateSBCAMetricsReport', ask({ metricType: 'sales' }));
  await send(400, 'GenerateSBCAMetricsReport', { path: household, body: {} });
  await send(404, 'GenerateSBCAMetricsReport', ask({ locationId: locationId.replace('1234', '4321') }));
}

async function refusedReports(send: Call, { consumerId, reportId }: { consumerId: string; reportId: string }) {
  const frozen = { customerId: '5001033' };
  await send(403, 'GenerateVOAReport', { path: frozen, body: {} });
  // One that has a consumer of the walk, and no account that suits; one without a consumer.
  await send(404, 'GenerateVOAReport', { path: { customerId: '5001004' }, body: {} });
  await send(400, 'GeneratePrequalificationNonCRAReport', { path: { customerId: '5001003' }, body: {} });
  await send(400, 'GenerateVOIReport', { path: household, body: { accountIds: '60010013' } });
  await send(400, 'GenerateVOAReport', { path: household, body: { fromDate: 'yesterday' } });
  await send(400, 'GenerateTransactionsReport', { path: household, query: { fromDate: '9', toDate: '8' }, body: {} });
  for (const operation of ['GenerateVOEPayrollReport', 'RefreshVOIEPayrollReport', 'GeneratePayStatementReport']) {
    await send(400, operation, { path: household, body: {} });
  }
  const both = { analyticsReportData: { forCraPurpose: true, forFtcPurpose: true } };
  await send(400, 'GenerateBalanceAnalyticsReport', { path: { ...household, userType: 'personal' }, body: both });
  for (const [operation, path] of [
    ['GetReportByCustomer', household],
    ['GetReportByConsumer', { consumerId }],
  ] as const) {
    await send(400, operation, { path: { ...path, reportId } });
    await send(404, operation, { path: { ...path, reportId: 'nobodys-voa' }, query: purpose });
  }
  await send(404, 'GetReportsByCustomerId', { path: nobody });
  await send(404, 'GetReportsByConsumerId');
  for (const [operation, path] of [
    ['GetPortfolioByCustomer', household],
    ['GetPortfolioByConsumer', { consumerId }],
  ] as const) {
    await send(400, operation, { path: { ...path, portfolioId: 'what' } });
    await send(404, operation, { path: { ...path, portfolioId: 'abc-1-port' } });
  }
}

async function deletions(send: Call) {
  await send(204, 'DeleteCustomerAccount', { path: { ...household, accountId: '60010012' } });
  await send(404, 'DeleteCustomerAccount', { path: household });
  await send(204, 'DeleteCustomerAccountsByInstitutionLogin', {
    path: { ...household, institutionLoginId: '70010013' },
  });
  await send(404, 'DeleteCustomerAccountsByInstitutionLogin', { path: household });
  await send(400, 'DeleteCustomer', { path: { customerId: 'abc' } });
  await send(204, 'DeleteCustomer', { path: household });
  await send(404, 'DeleteCustomer', { path: household });
}
