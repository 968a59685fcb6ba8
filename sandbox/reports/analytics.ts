import { toExact } from '../amounts.ts';
import type { Json } from '../json.ts';
import { raw } from '../json.ts';
import type { LedgerRow } from '../ledger-row.ts';
import { sortKey } from '../ledger-row.ts';
import { categoryOf } from '../recurring.ts';
import type { DayEnd } from './balances.ts';
import { daySeconds, deviation, least, mean, money, most, sum } from './balances.ts';
import { incomeStreams } from './income.ts';
import { balanceDate, halfYear, institutionsJson, period, readableOf, transactionsJson } from './report-accounts.ts';
import type { Members, ReportAccount, ReportRecord } from './report-record.ts';

/** An attribute over transactions: which of them it is about. */
interface Attribute {
  readonly name: string;
  readonly picks: (row: LedgerRow) => boolean;
}

const isIn = (row: LedgerRow) => toExact(row.amount) > 0n;
const inCategory =
  (...categories: readonly string[]) =>
  (row: LedgerRow) =>
    categories.includes(categoryOf(row));

export const balanceAttributes: readonly Attribute[] = [
  { name: 'deposits', picks: isIn },
  { name: 'withdrawals', picks: (row) => !isIn(row) },
];

export const cashFlowAttributes: readonly Attribute[] = [
  { name: 'credits', picks: isIn },
  { name: 'debits', picks: (row) => !isIn(row) },
  { name: 'credits_less_transfers', picks: (row) => isIn(row) && !inCategory('Transfer')(row) },
  { name: 'debits_less_transfers', picks: (row) => !isIn(row) && !inCategory('Transfer')(row) },
];

export const paymentAttributes: readonly Attribute[] = [
  { name: 'utility_payments', picks: inCategory('Utilities') },
  { name: 'loan_payments', picks: inCategory('Loan Payment') },
  { name: 'card_payments', picks: inCategory('Credit Card Payment') },
];

export const riskAttributes: readonly Attribute[] = [
  { name: 'cash_withdrawals', picks: inCategory('Cash & ATM') },
  { name: 'unidentified_debits', picks: (row) => !isIn(row) && inCategory('Uncategorized')(row) },
];

export const foresightAttributes: readonly Attribute[] = [
  { name: 'benchmark_income', picks: inCategory('Paycheck', 'Income') },
  { name: 'benchmark_spending', picks: (row) => !isIn(row) },
];

/** The report of attributes: over the transactions and balances of each account, and of all of them. */
export function analyticsContent(attributes: readonly Attribute[]): (report: ReportRecord) => Members {
  return (report) => ({
    ...period(report, 365),
    institutions: institutionsJson(report, (account) => ({
      currentBalance: raw(account.account.balance),
      availableBalance: raw(account.account.balance),
      balanceDate: balanceDate(report),
      transactions: transactionsJson(account.rows),
      details: {},
      analytics: analyticsJson(report, [account], attributes),
    })),
    customerAnalytics: analyticsJson(report, readableOf(report), attributes),
  });
}

function analyticsJson(
  report: ReportRecord,
  accounts: readonly ReportAccount[],
  attributes: readonly Attribute[],
): Json {
  const rows = accounts.flatMap((account) => account.rows);
  const streams = accounts.flatMap((account) => incomeStreams(report, account));
  const kinds = intervalKinds(report);
  return {
    transactionalAttributes: attributes.map(({ name, picks }) => {
      const picked = rows.filter(picks);
      return {
        attributeName: name,
        aggregatedByTimePeriods: kinds.map((timeIntervalType) => ({
          timeIntervalType,
          periods: periodsOf(report, timeIntervalType).map(({ from, to }) => ({
            startDate: dateOf(from),
            endDate: dateOf(to - daySeconds),
            ...statistics(
              picked.filter((row) => sortKey(row) >= from && sortKey(row) < to).map((row) => toExact(row.amount)),
            ),
          })),
        })),
        streamIds: streams.filter((stream) => stream.rows.some((row) => picks(row))).map(({ id }) => id),
        transactionIds: picked.map(({ id }) => id),
      };
    }),
    stateAttributes: [
      {
        attributeName: 'end_of_day_balance',
        reportedByTimePeriods: kinds.map((timeIntervalType) => ({
          timeIntervalType,
          periods: periodsOf(report, timeIntervalType).map(({ from, to }) => statePeriod(report, accounts, from, to)),
        })),
      },
    ],
    streams: streams.map(({ id, name, cadence, rows: payments }) => ({
      id,
      payor: name,
      payee: ownerOf(report),
      cadence,
      recency: Math.floor((seconds(report) - sortKey(payments.at(-1) as LedgerRow)) / daySeconds),
      transactionIds: payments.map(({ id: row }) => row),
    })),
  };
}

const seconds = ({ createdAt }: ReportRecord) => Math.floor(createdAt / 1000);
const dateOf = (at: number) => new Date(at * 1000).toISOString().slice(0, 10);
const ownerOf = ({ consumer, customer }: ReportRecord) => consumer?.details.lastName ?? customer.lastName ?? '';

type IntervalKind = 'MONTHLY_CALENDAR' | 'MONTHLY_ROLLING_30';

function intervalKinds({ constraints }: ReportRecord): readonly IntervalKind[] {
  const data = constraints.analyticsReportData;
  const wanted = typeof data === 'object' && data !== null && 'timeIntervalTypes' in data ? data.timeIntervalTypes : [];
  const known = (kind: Json): kind is IntervalKind => kind === 'MONTHLY_CALENDAR' || kind === 'MONTHLY_ROLLING_30';
  const kinds = Array.isArray(wanted) ? wanted.filter(known) : [];
  return kinds.length === 0 ? ['MONTHLY_CALENDAR'] : kinds;
}

/** Six of them, the newest last; `to` is the first second after it. */
function periodsOf(
  report: ReportRecord,
  kind: IntervalKind,
): readonly { readonly from: number; readonly to: number }[] {
  const now = new Date(report.createdAt);
  const today = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()) / 1000 + daySeconds;
  return Array.from({ length: 6 }, (_, index) => {
    const back = 5 - index;
    if (kind === 'MONTHLY_ROLLING_30') {
      return { from: today - 30 * (back + 1) * daySeconds, to: today - 30 * back * daySeconds };
    }
    const month = (offset: number) => Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + offset) / 1000;
    return { from: month(-back), to: month(1 - back) };
  });
}

function statistics(values: readonly bigint[]): Members {
  if (values.length === 0) return { count: 0 };
  const sorted = values.toSorted((left, right) => (left < right ? -1 : left > right ? 1 : 0));
  return {
    count: values.length,
    max: money(most(values)),
    mean: money(mean(values)),
    median: money(sorted[Math.floor(sorted.length / 2)] ?? 0n),
    min: money(least(values)),
    standardDeviation: raw(deviation(values).toFixed(2)),
    sum: money(sum(values)),
  };
}

function statePeriod(report: ReportRecord, accounts: readonly ReportAccount[], from: number, to: number): Json {
  const days = Map.groupBy(
    accounts.flatMap((account) => halfYear(report, account)).filter(({ day }) => day >= from && day < to),
    ({ day }: DayEnd) => day,
  );
  const balances = [...days.values()].map((ends) => sum(ends.map(({ balance }) => balance)));
  return {
    startDate: dateOf(from),
    endDate: dateOf(to - daySeconds),
    beginningValue: money(balances.at(0) ?? 0n),
    endingValue: money(balances.at(-1) ?? 0n),
    ...statistics(balances),
  };
}
