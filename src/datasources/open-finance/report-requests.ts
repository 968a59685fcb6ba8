import type { ReportConstraints } from '../../domain/reports.ts';
import { type CalendarDate, lastSecondOfDay, startOfDay } from '../../domain/time.ts';

/** What an analytics report is for. */
export interface AnalyticsUse {
  readonly userType: 'personal' | 'business';
  readonly purpose: 'cra' | 'ftc' | 'noncra';
  readonly personalGuarantor?: boolean | null | undefined;
}

type Body = Readonly<Record<string, unknown>>;
/** The members of a request beside accounts and custom fields. */
export type RequestBody = (constraints: ReportConstraints, use: AnalyticsUse | null, purpose: string | null) => Body;

const seconds = (date: CalendarDate | null | undefined) => (date ? startOfDay(date) / 1000 : undefined);

/** Upstream takes the ids in one text. */
export function accountsAndFields({ accountIds, customFields }: ReportConstraints): Body {
  return {
    ...(accountIds && { accountIds: accountIds.join(' ') }),
    ...(customFields && {
      reportCustomFields: customFields.map(({ label, value, shown }) => ({ label, value, shown })),
    }),
  };
}

export const assetsBody: RequestBody = ({ from, showInsufficientFunds, income, incomeConfidenceMinimum }) => ({
  fromDate: seconds(from),
  showNsf: showInsufficientFunds ?? undefined,
  incomeFromDate: seconds(income?.from),
  incomeStreamConfidenceMinimum: incomeConfidenceMinimum ?? undefined,
});

export const payrollBody: RequestBody = (
  { ssn, birthday, payrollAccountIds, refreshedReportId, marketSegment, payStatementsFrom },
  _use,
  purpose,
) => ({
  payrollData: {
    ssn: ssn?.replaceAll('-', ''),
    dob: seconds(birthday),
    reportId: refreshedReportId ?? undefined,
    payrollAccountIds: payrollAccountIds ?? undefined,
  },
  marketSegment: marketSegment ?? undefined,
  payStatementsFromDate: seconds(payStatementsFrom),
  purpose: purpose ?? undefined,
});

const extraction = ({ extractEarnings, extractDeductions, extractDirectDeposits }: ReportConstraints): Body => ({
  extractEarnings: extractEarnings ?? undefined,
  extractDeductions: extractDeductions ?? undefined,
  extractDirectDeposit: extractDirectDeposits ?? undefined,
});

export const payStatementBody: RequestBody = (constraints) => ({
  paystatementReport: { assetIds: constraints.assetIds, ...extraction(constraints) },
});

export const paystubBody: RequestBody = (constraints) => ({
  voieWithStatementData: { assetIds: constraints.assetIds, ...extraction(constraints) },
});

export const paystubWithAccountsBody: RequestBody = (constraints) => ({
  voieWithInterviewData: {
    txVerifyInterview: constraints.assetIds?.map((assetId) => ({ assetId })),
    ...extraction(constraints),
  },
  fromDate: seconds(constraints.from),
  incomeStreamConfidenceMinimum: constraints.incomeConfidenceMinimum ?? undefined,
});

export const statementBody: RequestBody = ({ accountId, statementIndex }) => ({
  statementReportData: { accountId: Number(accountId), statementIndex: statementIndex ?? undefined },
});

export const transactionsBody: RequestBody = ({ from, to, find }) => ({
  fromDate: seconds(from),
  toDate: to ? lastSecondOfDay(to) / 1000 : undefined,
  ...(find && {
    findTransaction: {
      findTransactionDescriptionMemo: find.text ?? undefined,
      findTransactionAmountFrom: find.amountFrom == null ? undefined : Number(find.amountFrom),
      findTransactionAmountTo: find.amountTo == null ? undefined : Number(find.amountTo),
      findTransactionCategory: find.categories ?? undefined,
    },
  }),
});

export const analyticsBody: RequestBody = ({ from, timeIntervals }, use) => ({
  fromDate: seconds(from),
  analyticsReportData: {
    forCraPurpose: use?.purpose === 'cra',
    forFtcPurpose: use?.purpose === 'ftc',
    applicantIsPersonalGuarantor: use?.personalGuarantor ?? undefined,
    timeIntervalTypes: timeIntervals ?? undefined,
  },
});

export const foresightBody: RequestBody = ({ from, timeIntervals, segments, analytics, annualIncome, age }) => ({
  fromDate: seconds(from),
  analyticsReportData: {
    forCraPurpose: false,
    timeIntervalTypes: timeIntervals ?? undefined,
    segments: segments ? { geolocation: segments } : undefined,
    analytics: analytics ?? undefined,
    income: annualIncome ?? undefined,
    age: age ?? undefined,
  },
});

/** That the merchant has agreed is checked before: nothing is asked for without. */
export const retailSalesBody =
  (metricType: 'retail_sales_analytics' | 'retail_sales_benchmarks'): RequestBody =>
  ({ retailSales }) => {
    if (retailSales == null) return {};
    const { locationId, frequency: metricFrequency, business } = retailSales;
    const { line1, line2, ...place } = business.address;
    return {
      analyticsReportData: {
        sbcaParams: { hasConsent: true, metricFrequency, metricType, locationId },
        businessDetails: {
          name: business.name,
          personallyLiable: business.personallyLiable,
          address: { addressLine1: line1, addressLine2: line2 ?? undefined, ...place },
          phoneNumber: { countryCode: business.phone.countryCode ?? '1', phoneNo: business.phone.number },
        },
      },
    };
  };

/** What a report was asked for with, as upstream echoes it, turned into a request for the same. */
export function repeated(echo: Body, originalId: string, purpose: string | null): Body {
  const { accountIds, payrollData, statementReportData, toDate: _to, includePending: _pending, ...rest } = echo;
  return {
    ...rest,
    ...(accountIds !== undefined && { accountIds: Array.isArray(accountIds) ? accountIds.join(' ') : accountIds }),
    ...(isObject(payrollData) && {
      payrollData: { reportId: originalId, payrollAccountIds: payrollData.payrollAccountIds },
      purpose: purpose ?? undefined,
    }),
    ...(isObject(statementReportData) && {
      statementReportData: { ...statementReportData, accountId: Number(statementReportData.accountId) },
    }),
  };
}

/** Whether a report was asked for with this request: by all that is echoed of it. */
export function isAskedFor(body: Body, echo: Body): boolean {
  return Object.entries(body).every(([name, value]) => {
    if (value === undefined || !(name in echo) || name === 'payrollData') return true;
    if (name === 'accountIds') return idsOf(value) === idsOf(echo[name]);
    return comparable(value) === comparable(echo[name]);
  });
}

const idsOf = (value: unknown) =>
  (Array.isArray(value) ? value.map(String) : String(value).split(/\s+/)).toSorted().join(' ');

/** Numbers may come back as texts, and members in another order. */
function comparable(value: unknown): string {
  return JSON.stringify(value, (_name, inner: unknown) => {
    if (typeof inner === 'number') return String(inner);
    if (!isObject(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).toSorted(([left], [right]) => (left < right ? -1 : 1)));
  });
}

function isObject(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
