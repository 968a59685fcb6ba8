import { isGiven, memberOf } from '../body.ts';
import type { Json } from '../json.ts';
import type { AccountRecord, CustomerRecord, PartnerRecord, PayStatementAsset } from '../records.ts';
import type { Reply } from '../reply.ts';
import { upstreamErrors } from '../upstream-errors.ts';
import type { ReportProduct } from './products.ts';
import type { Members } from './report-record.ts';

/** What a request says, checked. */
export interface Constraints {
  readonly echo: Members;
  readonly accounts: readonly AccountRecord[];
  readonly assets: readonly PayStatementAsset[];
}

type Refusal = { readonly refusal: Reply };

const mostCustomFields = 5;

export function readConstraints(
  product: ReportProduct,
  body: unknown,
  customer: CustomerRecord,
  partner: PartnerRecord,
): Constraints | Refusal {
  if (product.needs !== undefined && !isGiven(body, product.needs)) {
    return { refusal: upstreamErrors.missingParameter(product.needs) };
  }
  const wrong = wrongMember(body);
  if (wrong !== undefined) return { refusal: upstreamErrors.invalidParameter(wrong) };
  const accounts = accountsOf(product, body, customer);
  if ('refusal' in accounts) return accounts;
  const assets = assetsOf(product, body, customer, partner);
  if ('refusal' in assets) return assets;
  const taken = [...product.takes, 'reportCustomFields'].filter((name) => isGiven(body, name) && name !== 'purpose');
  const echoed = taken
    .filter((name) => name !== 'payrollData' && name !== 'marketSegment')
    .map((name) => [name, memberOf(body, name) as Json]);
  return {
    accounts,
    assets,
    echo: {
      ...(product.suits !== null &&
        product.needs !== 'statementReportData' && { accountIds: idsEcho(product, accounts) }),
      ...Object.fromEntries(echoed),
      ...(product.needs === 'payrollData' && { payrollData: payrollEcho(memberOf(body, 'payrollData')) }),
    },
  };
}

const idsEcho = ({ accountsInOneText }: ReportProduct, accounts: readonly AccountRecord[]): Json => {
  const ids = accounts.map(({ id }) => id);
  return accountsInOneText === true ? ids.join(' ') : ids;
};

/** The number of a person does not come back. */
function payrollEcho(data: unknown): Members {
  const reportId = memberOf(data, 'reportId');
  return {
    payrollDataRetrievalId: 'hahvhe2k0000',
    consentMethod: 'direct',
    ...(typeof reportId === 'string' && { reportId }),
    payrollAccountIds: isGiven(data, 'payrollAccountIds') ? (memberOf(data, 'payrollAccountIds') as Json) : undefined,
  };
}

const isWhole = (value: unknown) => Number.isSafeInteger(value) && Number(value) >= 0;

function wrongMember(body: unknown): string | undefined {
  for (const name of ['fromDate', 'toDate', 'incomeFromDate', 'payStatementsFromDate']) {
    if (isGiven(body, name) && !isWhole(memberOf(body, name))) return name;
  }
  const least = memberOf(body, 'incomeStreamConfidenceMinimum');
  if (least !== undefined && !(isWhole(least) && Number(least) <= 100)) return 'incomeStreamConfidenceMinimum';
  const fields = memberOf(body, 'reportCustomFields');
  const listed = fields === undefined || (Array.isArray(fields) && fields.length <= mostCustomFields);
  return listed ? undefined : 'reportCustomFields';
}

/** Those named, in one text; else all that the report can be about. */
function accountsOf(
  { suits, needs }: ReportProduct,
  body: unknown,
  customer: CustomerRecord,
): readonly AccountRecord[] | Refusal {
  // Payroll and stored pay statements are about none; what they say comes from what was paid in.
  if (suits === null) return customer.accounts;
  const named = needs === 'statementReportData' ? statementAccount(body) : memberOf(body, 'accountIds');
  if (named !== undefined && typeof named !== 'string')
    return { refusal: upstreamErrors.invalidParameter('accountIds') };
  const ids = named?.split(/\s+/).filter((id) => id !== '');
  const found = ids?.map((id) => customer.accounts.find((account) => account.id === id)) ?? customer.accounts;
  const missing = found.indexOf(undefined);
  if (missing >= 0) return { refusal: upstreamErrors.accountNotFound(customer.id, ids?.[missing] ?? '') };
  const suitable = found.filter((account) => account !== undefined).filter(suits);
  if (suitable.length > 0) return suitable;
  return { refusal: upstreamErrors.badRequest('Account type not supported') };
}

function statementAccount(body: unknown): string {
  return String(memberOf(memberOf(body, 'statementReportData'), 'accountId') ?? '');
}

function assetsOf(
  { needs }: ReportProduct,
  body: unknown,
  customer: CustomerRecord,
  { payStatements }: PartnerRecord,
): readonly PayStatementAsset[] | Refusal {
  const data = needs === undefined ? undefined : memberOf(body, needs);
  const interview = memberOf(data, 'txVerifyInterview');
  const ids: unknown = Array.isArray(interview)
    ? interview.map((entry: unknown) => memberOf(entry, 'assetId'))
    : memberOf(data, 'assetIds');
  const wanted =
    needs === 'paystatementReport' || needs === 'voieWithStatementData' || needs === 'voieWithInterviewData';
  if (!wanted) return [];
  if (!Array.isArray(ids) || ids.length === 0) return { refusal: upstreamErrors.missingParameter('assetIds') };
  const found = ids.map((id: unknown) => payStatements.get(String(id)));
  const all = found.every((asset) => asset?.customerId === customer.id);
  return all ? found.filter((asset) => asset !== undefined) : { refusal: upstreamErrors.invalidParameter('assetIds') };
}
