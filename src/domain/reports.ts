import type { Decimal } from './money.ts';
import type { ReportFamily } from './report-shapes/contents.ts';
import type { Shaped } from './report-shapes/shape.ts';
import type { CalendarDate, Instant } from './time.ts';

/** What a list says about a report. */
export interface ReportSummary {
  readonly reportId: string;
  readonly requestId: string | null;
  readonly requesterName: string | null;
  readonly createdDate: Instant | null;
  readonly consumerId: string | null;
  readonly type: string | null;
  /** As upstream wrote it: `inProgress`, `editing`, `success`, `failure`. */
  readonly status: string | null;
}

/** A report as it is read by itself. */
export interface ReportFacts extends ReportSummary {
  readonly customerId: string | null;
  readonly portfolioId: string | null;
  readonly title: string | null;
  readonly customFields: readonly CustomField[];
  readonly errors: readonly ReportError[];
  /** What it was asked for with, as upstream echoes it: enough to ask for the same again. */
  readonly constraints: Readonly<Record<string, unknown>>;
  /** Null until it has succeeded. */
  readonly content: ReportContent | null;
}

/** What is in a report; of a type that this release does not know, its text alone. */
export type ReportContent = Shaped | OtherReportContent;

export interface OtherReportContent {
  readonly shape: 'OtherReportContent';
  readonly json: string;
}

export interface CustomField {
  readonly label: string | null;
  readonly value: string | null;
  readonly shown: boolean | null;
}

export interface ReportError {
  readonly code: string | null;
  readonly message: string | null;
  readonly accountId: string | null;
  readonly assetId: string | null;
}

/** Whose path leads to a report: the customer's, or the consumer's, which stays when the customer is gone. */
export type ReportOwner = { readonly customerId: string } | { readonly consumerId: string };

interface ReportType {
  readonly family: ReportFamily;
  /** For a credit decision: it demands a consumer, and is read for a permissible purpose. */
  readonly cra: boolean;
  /** Made of data of financial institutions, so that a refresh is free for 60 days. */
  readonly bankData: boolean;
}

const ofBank = (family: ReportFamily, cra: boolean): ReportType => ({ family, cra, bankData: true });
const ofPay = (family: ReportFamily, cra: boolean): ReportType => ({ family, cra, bankData: false });

const known: Readonly<Record<string, ReportType>> = {
  voa: ofBank('assets', true),
  voaHistory: ofBank('assets', true),
  preQualVoa: ofBank('assets', true),
  assetSummary: ofBank('assets', false),
  voi: ofBank('income', true),
  voeTransactions: ofBank('employment', true),
  voePayroll: ofPay('payroll', true),
  voiePayroll: ofPay('payroll', true),
  paystatement: ofPay('payStatements', false),
  voieTxVerify: ofPay('paystub', true),
  voieWithStatement: ofPay('paystub', true),
  voieWithInterview: ofPay('paystub', true),
  voieWithReport: ofPay('paystub', true),
  statement: ofBank('statement', true),
  transactions: ofBank('transactions', true),
  txnNonCra: ofBank('transactions', false),
  cfrp: ofBank('cashFlow', true),
  cfrb: ofBank('cashFlow', false),
  farpbfnoncra: ofBank('analytics', false),
  // Of what Mastercard itself knows.
  sbcaanalyticsnoncra: ofPay('retailSales', false),
  sbcabenchmarksnoncra: ofPay('retailSales', false),
};

/** Of analytics: what it is about, whom, and what for. One of them is spelt another way. */
const analyticsType = /^(?:cra)?(?:bar|cfr|phr|pri)[pb]?(cra|noncra|ftc)$/;

/** Null for a type that this release does not know. */
export function reportTypeOf(type: string | null): ReportType | null {
  if (type === null) return null;
  if (Object.hasOwn(known, type)) return known[type] ?? null;
  const use = analyticsType.exec(type)?.[1];
  return use === undefined ? null : ofBank('analytics', use === 'cra');
}

export type ReportStatus = 'IN_PROGRESS' | 'EDITING' | 'SUCCESS' | 'FAILURE' | 'UNRECOGNIZED';

const statuses: Readonly<Record<string, ReportStatus>> = {
  inProgress: 'IN_PROGRESS',
  editing: 'EDITING',
  success: 'SUCCESS',
  failure: 'FAILURE',
};

export const reportStatus = (code: string | null): ReportStatus => statuses[code ?? ''] ?? 'UNRECOGNIZED';

/** Whether a report will not change any more. */
export function isFinal(code: string | null): boolean {
  const status = reportStatus(code);
  return status === 'SUCCESS' || status === 'FAILURE';
}

const dayMs = 24 * 60 * 60 * 1000;
const freeDays = 60;
const retainedYears = 6;

/** Mastercard keeps the reports about a consumer for six years; nothing is promised about others. */
export function retainedUntil({ consumerId, createdDate }: ReportSummary): Instant | null {
  if (consumerId === null || createdDate === null) return null;
  const until = new Date(createdDate);
  return until.setUTCFullYear(until.getUTCFullYear() + retainedYears);
}

/** When the first report of the same type was made that did not fail: a failed one was never charged for. */
function firstOfType(type: string | null, reports: readonly ReportSummary[]): Instant | null {
  const dates = reports
    .filter((other) => other.type === type && reportStatus(other.status) !== 'FAILURE')
    .flatMap(({ createdDate }) => (createdDate === null ? [] : [createdDate]));
  return dates.length === 0 ? null : Math.min(...dates);
}

/** Until when it may be refreshed without charge; null where every refresh is charged for, or nobody can tell. */
export function refreshFreeUntil(type: string | null, reports: readonly ReportSummary[]): Instant | null {
  if (reportTypeOf(type)?.bankData !== true) return null;
  const first = firstOfType(type, reports);
  return first === null ? null : first + freeDays * dayMs;
}

/** A purpose under the Fair Credit Reporting Act: two letters or digits, of a list that grows. */
export const isPurpose = (code: string): boolean => /^[0-9A-Z]{2}$/.test(code);

/** Everything that a report can be asked for with; which of it, depends on the product. */
export interface ReportConstraints {
  readonly accountIds?: readonly string[] | null | undefined;
  readonly customFields?:
    | readonly { readonly label: string; readonly value: string; readonly shown?: boolean | null | undefined }[]
    | null
    | undefined;
  readonly from?: CalendarDate | null | undefined;
  readonly to?: CalendarDate | null | undefined;
  readonly includePending?: boolean | null | undefined;
  readonly showInsufficientFunds?: boolean | null | undefined;
  readonly income?: { readonly from?: CalendarDate | null | undefined } | null | undefined;
  readonly incomeConfidenceMinimum?: number | null | undefined;
  readonly find?:
    | {
        readonly text?: string | null | undefined;
        readonly amountFrom?: Decimal | null | undefined;
        readonly amountTo?: Decimal | null | undefined;
        readonly categories?: readonly string[] | null | undefined;
      }
    | null
    | undefined;
  readonly ssn?: string | null | undefined;
  readonly birthday?: CalendarDate | null | undefined;
  readonly payrollAccountIds?: readonly string[] | null | undefined;
  readonly refreshedReportId?: string | null | undefined;
  readonly marketSegment?: string | null | undefined;
  readonly payStatementsFrom?: CalendarDate | null | undefined;
  readonly assetIds?: readonly string[] | null | undefined;
  readonly extractEarnings?: boolean | null | undefined;
  readonly extractDeductions?: boolean | null | undefined;
  readonly extractDirectDeposits?: boolean | null | undefined;
  readonly accountId?: string | null | undefined;
  readonly statementIndex?: number | null | undefined;
  readonly timeIntervals?: readonly string[] | null | undefined;
  readonly segments?: readonly { readonly label: string; readonly value: string }[] | null | undefined;
  readonly analytics?: readonly string[] | null | undefined;
  readonly annualIncome?: number | null | undefined;
  readonly age?: number | null | undefined;
  readonly retailSales?: RetailSalesConstraints | null | undefined;
}

/** Which sales, and of whose business. */
export interface RetailSalesConstraints {
  readonly locationId: string;
  readonly frequency: 'Weekly' | 'Monthly';
  readonly business: RetailBusiness;
}

export interface RetailBusiness {
  readonly name: string;
  readonly personallyLiable: boolean;
  readonly address: {
    readonly line1: string;
    readonly line2?: string | null | undefined;
    readonly city: string;
    readonly state: string;
    readonly postalCode: string;
    readonly country: string;
  };
  readonly phone: { readonly countryCode?: string | null | undefined; readonly number: string };
}
