import { toExact } from '../amounts.ts';
import type { Json } from '../json.ts';
import type { LedgerRow } from '../ledger-row.ts';
import { sortKey } from '../ledger-row.ts';
import { categoryOf, payeeOf } from '../recurring.ts';
import { daySeconds, mean, money, sum } from './balances.ts';
import type { Members, ReportRecord } from './report-record.ts';
import { doneAt } from './report-record.ts';

/** One employer: whoever pays into the customer's accounts by payroll. */
export interface Employment {
  readonly employer: string;
  /** Oldest first. */
  readonly payments: readonly LedgerRow[];
}

export function employments({ accounts }: ReportRecord): readonly Employment[] {
  const payments = accounts
    .flatMap(({ settled }) => settled)
    .filter((row) => categoryOf(row) === 'Paycheck' && toExact(row.amount) > 0n)
    .sort((left, right) => sortKey(left) - sortKey(right));
  return [...Map.groupBy(payments, payeeOf)].map(([employer, rows]) => ({ employer, payments: rows }));
}

export const voePayrollContent = (report: ReportRecord): Members => ({
  gseEnabled: true,
  employmentHistory: employments(report).map((employment) => ({
    ...head(report, employment),
    income: { payFrequency: frequencyOf(employment) },
  })),
});

export const voiePayrollContent = (report: ReportRecord): Members => ({
  gseEnabled: true,
  reportStyle: 'directAPIPayroll',
  employmentHistory: employments(report).map((employment) => ({
    ...head(report, employment),
    employmentId: idOf(employment),
    income: incomeJson(report, employment),
  })),
});

const idOf = ({ employer }: Employment) => `employment-${employer.toLowerCase().replaceAll(/\W+/g, '-')}`;
const place = { city: 'Murray', state: 'UT', zip: '84123' } as const;

function head(report: ReportRecord, employment: Employment): Members {
  const { employer, payments } = employment;
  const [first, last] = [sortKey(payments[0] as LedgerRow), sortKey(payments.at(-1) as LedgerRow)];
  const owner = report.consumer?.details ?? report.customer;
  const sinceLastPay = Math.floor((report.createdAt / 1000 - last) / daySeconds);
  const employed = sinceLastPay <= 60;
  return {
    asOfDate: Math.floor(doneAt(report) / 1000),
    employerName: employer,
    payrollSource: 'direct',
    payrollProvider: 'Sandbox Payroll',
    employee: {
      name: [owner.firstName, owner.lastName].filter(Boolean).join(' '),
      givenName: owner.firstName,
      familyName: owner.lastName,
      address: [{ address1: report.consumer?.details.address, ...place }],
    },
    employment: {
      employerName: employer,
      originalHireDate: first,
      latestHireDate: first,
      latestPayPeriodEndDate: last - 2 * daySeconds,
      latestPayDate: last,
      daysSinceLastPay: sinceLastPay,
      numberPayCadenceWithoutPay: Math.floor(sinceLastPay / cadenceOf(employment)),
      employmentEndDate: employed ? undefined : last,
      employmentDuration: `P${Math.floor((last - first) / daySeconds)}D`,
      employerAddress: [{ address1: '500 Industry Loop', ...place }],
      employmentStatusCode: employed ? 'A' : 'T',
      employmentStatusName: employed ? 'Active' : 'Terminated',
      derivedEmploymentStatus: true,
      workLevelCode: 'F',
      workLevelName: 'Full Time',
      workLevelStatus: 'verified',
      positionTitle: 'Associate',
    },
  };
}

function cadenceOf({ payments }: Employment): number {
  const [first, last] = [sortKey(payments[0] as LedgerRow), sortKey(payments.at(-1) as LedgerRow)];
  return Math.max(1, Math.round((last - first) / daySeconds / Math.max(1, payments.length - 1)));
}

function frequencyOf(employment: Employment): string {
  const days = cadenceOf(employment);
  return days <= 2 ? 'Daily' : days <= 9 ? 'Weekly' : days <= 18 ? 'Bi-Weekly' : 'Monthly';
}

/** What is taken off: the gross of a payment by its net. */
export const grossOf = (net: bigint) => (net * 125n) / 100n;

function incomeJson(report: ReportRecord, employment: Employment): Json {
  const { payments } = employment;
  const { payStatementsFromDate } = report.constraints;
  const from = typeof payStatementsFromDate === 'number' ? payStatementsFromDate : 0;
  const frequency = frequencyOf(employment);
  const average = grossOf(mean(payments.map((row) => toExact(row.amount))));
  const perMonth = (average * 30n) / BigInt(cadenceOf(employment));
  const years = Map.groupBy(payments, (row) => new Date(sortKey(row) * 1000).getUTCFullYear());
  return {
    payFrequency: frequency,
    payType: 'Salary',
    basePayRate: money(average),
    basePayRateUnit: frequency,
    oldestPayStatementAvailable: new Date(sortKey(payments[0] as LedgerRow) * 1000).toISOString().slice(0, 10),
    annualIncome: [...years].reverse().map(([year, rows]) => {
      const net = sum(rows.map((row) => toExact(row.amount)));
      const gross = money(grossOf(net));
      return { year: String(year), grossPayAmountYTD: gross, netPayAmountYTD: money(net), basePayAmountYTD: gross };
    }),
    monthlyIncome: { estimatedMonthlyBasePay: money(perMonth), estimatedMonthlyTotalPay: money(perMonth) },
    directPayStatements: payments
      .filter((row) => sortKey(row) >= from)
      .reverse()
      .map((row, index) => payStatement(employment, row, index === 0)),
  };
}

function payStatement(employment: Employment, row: LedgerRow, latest: boolean): Json {
  const cadence = cadenceOf(employment);
  const { gross, net, netToDate } = payOf(employment, row);
  return {
    payrollPayHistoryId: row.id,
    lastPayPeriodIndicator: latest,
    mainPayStatementFields: {
      payDate: sortKey(row),
      startDate: sortKey(row) - (cadence + 2) * daySeconds,
      endDate: sortKey(row) - 2 * daySeconds,
      payPeriodHours: 80,
      payFrequency: frequencyOf(employment),
      payType: 'Salary',
      grossPayAmount: money(gross),
      grossPayAmountYTD: money(grossOf(netToDate)),
      netPayAmount: money(net),
      netPayAmountYTD: money(netToDate),
    },
    earnings: [{ name: 'Regular', type: 'base', amount: money(gross), amountYTD: money(grossOf(netToDate)) }],
    deductions: [{ type: 'tax', amount: money(gross - net) }],
  };
}

/** One payment, and all of its year up to it. */
export function payOf({ payments }: Employment, row: LedgerRow) {
  const net = toExact(row.amount);
  const year = (at: LedgerRow) => new Date(sortKey(at) * 1000).getUTCFullYear();
  const ofYear = payments.filter((other) => year(other) === year(row) && sortKey(other) <= sortKey(row));
  return { net, gross: grossOf(net), netToDate: sum(ofYear.map((other) => toExact(other.amount))) };
}
