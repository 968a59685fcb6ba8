import type { Json } from '../json.ts';
import type { LedgerRow } from '../ledger-row.ts';
import { sortKey } from '../ledger-row.ts';
import type { PayStatementAsset } from '../records.ts';
import { daySeconds, money } from './balances.ts';
import { incomeStreams, streamJson } from './income.ts';
import type { Employment } from './payroll.ts';
import { employments, grossOf, payOf } from './payroll.ts';
import { institutionsJson, transactionsJson } from './report-accounts.ts';
import type { Members, ReportRecord } from './report-record.ts';

/** How many payments before the newest a statement of this label is. */
const labels: Readonly<Record<string, number>> = {
  lastPayPeriod: 0,
  lastPayPeriodMinusOne: 1,
  lastPayPeriodMinusTwo: 2,
  previousYearLastPayPeriod: 12,
  previousYear2LastPayPeriod: 24,
  earliestPayPeriod: Number.POSITIVE_INFINITY,
};

export const isPayStatementLabel = (label: string) => Object.hasOwn(labels, label);

const place = { address1: '500 Industry Loop', city: 'Murray', state: 'UT', zip: '84123' } as const;

/** Nobody reads the picture that was stored: the statement says what the customer was paid at that time. */
function statementJson(report: ReportRecord, asset: PayStatementAsset): Members {
  const [employment] = employments(report);
  const { firstName, lastName } = report.consumer?.details ?? report.customer;
  const common = {
    payPeriod: asset.label,
    assetId: asset.id,
    billable: true,
    employer: { name: employment?.employer ?? 'Unknown', ...place },
    employee: { name: [firstName, lastName].filter(Boolean).join(' '), ...place },
  };
  const row = employment && paymentOf(employment, asset.label);
  if (employment === undefined || row === undefined) return { ...common, billable: false, payStat: [] };
  const { net, gross, netToDate } = payOf(employment, row);
  return {
    ...common,
    payDate: sortKey(row),
    startDate: sortKey(row) - 16 * daySeconds,
    endDate: sortKey(row) - 2 * daySeconds,
    netPayCurrent: money(net),
    netPayYTD: money(netToDate),
    grossPayCurrent: money(gross),
    grossPayYTD: money(grossOf(netToDate)),
    payrollProvider: 'Sandbox Payroll',
    payStat: [
      {
        name: 'Regular',
        type: 'regular',
        description: 'REGULAR PAY',
        amountCurrent: money(gross),
        amountYTD: money(grossOf(netToDate)),
      },
    ],
  };
}

function paymentOf({ payments }: Employment, label: string): LedgerRow | undefined {
  const back = Math.min(labels[label] ?? 0, payments.length - 1);
  return payments.at(-1 - back);
}

const monthlyIncome = (statement: Members): Json => ({ estimatedMonthlyBasePay: statement.grossPayCurrent });

function assetsJson(report: ReportRecord, describe: (statement: Members) => Members): Members {
  const payStatements = report.assets.map((asset) => describe(statementJson(report, asset)));
  return {
    assetIds: report.assets.map(({ id }) => id),
    numberOfBillableAssets: payStatements.filter(({ billable }) => billable === true).length,
    payStatements,
  };
}

/** Pay statements alone, with what was to be extracted of them. */
export function extractionContent(report: ReportRecord): Members {
  const dates = report.assets
    .map((asset) => statementJson(report, asset).payDate)
    .filter((at) => typeof at === 'number');
  const wanted = (name: string) => {
    const data = report.constraints.paystatementReport;
    return typeof data === 'object' && data !== null && Reflect.get(data, name) === true;
  };
  return {
    reportStyle: 'paystatement',
    ...(dates.length > 0 && { startDate: Math.min(...dates), endDate: Math.max(...dates) }),
    ...assetsJson(report, (statement) => ({
      ...statement,
      matchType: statement.payDate === undefined ? undefined : 'exact',
      payStat: wanted('extractEarnings') ? statement.payStat : [],
      ...(wanted('extractDeductions') &&
        statement.payDate !== undefined && {
          deductions: [{ name: 'Federal tax', description: 'FEDERAL TAX', type: 'tax' }],
        }),
      ...(wanted('extractDirectDeposit') &&
        statement.payDate !== undefined && {
          directDeposits: [{ fiName: 'FinBank', accountTypeName: 'Checking', amount: statement.netPayCurrent }],
        }),
    })),
  };
}

/** Pay statements, and what they say about income. */
export const paystubContent = (report: ReportRecord): Members =>
  assetsJson(report, (statement) => ({ ...statement, institutions: [], monthlyIncome: monthlyIncome(statement) }));

/** The same, compared with what arrived in the accounts. */
export const paystubWithTransactionsContent = (report: ReportRecord): Members => ({
  ...assetsJson(report, (statement) => ({ ...statement, institutions: [], monthlyIncome: monthlyIncome(statement) })),
  institutions: institutionsJson(report, (account) => ({
    balance: undefined,
    incomeStreams: incomeStreams(report, account).map((stream) => {
      const { estimateInclusion: _level, averageMonthlyIncomeGross: _gross, ...known } = streamJson(stream);
      return known;
    }),
    transactions: transactionsJson(account.rows),
  })),
});
