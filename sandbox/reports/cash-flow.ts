import { toExact } from '../amounts.ts';
import type { Json } from '../json.ts';
import { sortKey } from '../ledger-row.ts';
import { categoryOf } from '../recurring.ts';
import type { DayEnd } from './balances.ts';
import { dayEnds, deviation, least, mean, money, monthOf, most, sum } from './balances.ts';
import { balanceDate, institutionsJson, period, readableOf, transactionsJson } from './report-accounts.ts';
import type { Members, ReportAccount, ReportRecord } from './report-record.ts';

/** A transaction as far as cash flow goes. */
interface Flow {
  readonly month: number;
  readonly amount: bigint;
  readonly transfer: boolean;
}

const days = 365;
/** Two months, six and twelve, counted back from the newest. */
const spans = { two: 2, six: 6, twelve: 12 } as const;

/** The cash-flow report: of each account, and of all together. */
export function cashFlowContent(report: ReportRecord): Members {
  const readable = readableOf(report);
  const together = totals(readable.map((account) => yearOf(report, account)));
  const flows = readable.flatMap(flowsOf);
  const months = monthsOf(report);
  return {
    ...period(report, 365),
    institutions: institutionsJson(report, (account) => {
      const own = flowsOf(account);
      const balances = balanceJson(yearOf(report, account), months);
      // Upstream has another name for this one member of an account.
      const { numberOfDaysNegativeBalance: numberDaysNegativeBalance, ...summary } = balances.summary;
      return {
        currentBalance: money(toExact(account.account.balance)),
        availableBalance: money(toExact(account.account.balance)),
        balanceDate: balanceDate(report),
        transactions: transactionsJson(account.rows),
        cashFlowBalance: { monthlyCashFlowBalances: balances.monthly, ...summary, numberDaysNegativeBalance },
        cashFlowCredit: { monthlyCashFlowCredits: credits(own, months).monthly, ...credits(own, months).summary },
        cashFlowDebit: { monthlyCashFlowDebits: debits(own, months).monthly, ...debits(own, months).summary },
        cashFlowCharacteristic: {
          monthlyCashFlowCharacteristics: characteristics(own, months).monthly,
          ...characteristics(own, months).summary,
        },
      };
    }),
    cashFlowBalanceSummary: {
      monthlyCashFlowBalanceSummaries: balanceJson(together, months).monthly,
      ...balanceJson(together, months).summary,
    },
    cashFlowCreditSummary: {
      monthlyCashFlowCreditSummaries: credits(flows, months).monthly,
      ...credits(flows, months).summary,
    },
    cashFlowDebitSummary: {
      monthlyCashFlowDebitSummaries: debits(flows, months).monthly,
      ...debits(flows, months).summary,
    },
    cashFlowCharacteristicsSummary: {
      monthlyCashFlowCharacteristicsSummaries: characteristics(flows, months).monthly,
      ...characteristics(flows, months).summary,
    },
    possibleLoanDeposits: [],
  };
}

const yearOf = (report: ReportRecord, account: ReportAccount) =>
  dayEnds(account, Math.floor(report.createdAt / 1000), days);

function totals(accounts: readonly (readonly DayEnd[])[]): readonly DayEnd[] {
  const [first = []] = accounts;
  return first.map(({ day }, index) => ({ day, balance: sum(accounts.map((ends) => ends[index]?.balance ?? 0n)) }));
}

const flowsOf = ({ rows }: ReportAccount): readonly Flow[] =>
  rows.map((row) => ({
    month: monthOf(sortKey(row)),
    amount: toExact(row.amount),
    transfer: categoryOf(row) === 'Transfer',
  }));

/** The twelve months that end with the one of the report, newest last. */
function monthsOf(report: ReportRecord): readonly number[] {
  const now = new Date(report.createdAt);
  return Array.from(
    { length: 12 },
    (_, index) => Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 11 + index) / 1000,
  );
}

function balanceJson(ends: readonly DayEnd[], months: readonly number[]): { monthly: Json; summary: Members } {
  const balances = ends.map(({ balance }) => balance);
  const last = (count: number) => balances.slice(-Math.round((count * 365) / 12));
  return {
    monthly: months.map((month) => {
      const within = ends.filter(({ day }) => monthOf(day) === month).map(({ balance }) => balance);
      return { month, ...extremes(within), averageDailyBalance: money(mean(within)), ...signs(within) };
    }),
    summary: {
      ...extremes(balances),
      twelveMonthAverageDailyBalance: money(mean(balances)),
      sixMonthAverageDailyBalance: money(mean(last(6))),
      twoMonthAverageDailyBalance: money(mean(last(2))),
      twelveMonthStandardDeviationOfDailyBalance: deviation(balances).toFixed(2),
      sixMonthStandardDeviationOfDailyBalance: deviation(last(6)).toFixed(2),
      twoMonthStandardDeviationOfDailyBalance: deviation(last(2)).toFixed(2),
      ...signs(balances),
    },
  };
}

function extremes(balances: readonly bigint[]): Members {
  if (balances.length === 0) return { minDailyBalance: 0, maxDailyBalance: 0 };
  return { minDailyBalance: money(least(balances)), maxDailyBalance: money(most(balances)) };
}

/** Texts, as upstream writes counts here. */
function signs(balances: readonly bigint[]): Members {
  const negative = balances.filter((balance) => balance < 0n).length;
  return {
    numberOfDaysNegativeBalance: String(negative),
    numberOfDaysPositiveBalance: String(balances.length - negative),
  };
}

function credits(flows: readonly Flow[], months: readonly number[]): { monthly: Json; summary: Members } {
  const incoming = flows.filter(({ amount }) => amount > 0n);
  return {
    monthly: months.map((month) => {
      const { all, own } = inMonth(incoming, month);
      return {
        month,
        numberOfCredits: String(all.length),
        totalCreditsAmount: money(sum(all)),
        largestCredit: money(all.length === 0 ? 0n : most(all)),
        numberOfCreditsLessTransfers: String(own.length),
        totalCreditsAmountLessTransfers: money(sum(own)),
        averageCreditAmount: money(mean(all)),
        estimatedNumberOfLoanDeposits: '0',
        estimatedLoanDepositAmount: 0,
      };
    }),
    summary: spanTotals(incoming, months, 'CreditTotal'),
  };
}

function debits(flows: readonly Flow[], months: readonly number[]): { monthly: Json; summary: Members } {
  const outgoing = flows.filter(({ amount }) => amount < 0n);
  return {
    monthly: months.map((month) => {
      const { all, own } = inMonth(outgoing, month);
      return {
        month,
        numberOfDebits: String(all.length),
        totalDebitsAmount: money(sum(all)),
        largestDebit: money(all.length === 0 ? 0n : least(all)),
        numberOfDebitsLessTransfers: String(own.length),
        totalDebitsAmountLessTransfers: money(sum(own)),
        averageDebitAmount: money(mean(all)),
      };
    }),
    summary: spanTotals(outgoing, months, 'DebitTotal'),
  };
}

function characteristics(flows: readonly Flow[], months: readonly number[]): { monthly: Json; summary: Members } {
  const net = (count: number, less: boolean) => sum(within(flows, months, count, less));
  return {
    monthly: months.map((month) => {
      const { all, own } = inMonth(flows, month);
      return {
        month,
        totalCreditsLessTotalDebits: money(sum(all)),
        totalCreditsLessTotalDebitsLessTransfers: money(sum(own)),
        averageTransactionAmount: money(mean(all)),
      };
    }),
    summary: {
      averageMonthlyNet: money(net(12, false) / 12n),
      averageMonthlyNetLessTransfers: money(net(12, true) / 12n),
      twelveMonthTotalNet: money(net(12, false)),
      twelveMonthTotalNetLessTransfers: money(net(12, true)),
      sixMonthAverageTotalCreditsLessTotalDebits: money(net(6, false) / 6n),
      sixMonthAverageTotalCreditsLessTotalDebitsLessTransfers: money(net(6, true) / 6n),
      twoMonthAverageTotalCreditsLessTotalDebits: money(net(2, false) / 2n),
      twoMonthAverageTotalCreditsLessTotalDebitsLessTransfers: money(net(2, true) / 2n),
    },
  };
}

function spanTotals(flows: readonly Flow[], months: readonly number[], name: string): Members {
  return Object.fromEntries(
    Object.entries(spans).flatMap(([span, count]) => [
      [`${span}Month${name}`, money(sum(within(flows, months, count, false)))],
      [`${span}Month${name}LessTransfers`, money(sum(within(flows, months, count, true)))],
    ]),
  );
}

function within(flows: readonly Flow[], months: readonly number[], count: number, less: boolean): readonly bigint[] {
  const newest = months.slice(-count);
  return flows
    .filter(({ month, transfer }) => newest.includes(month) && !(less && transfer))
    .map(({ amount }) => amount);
}

function inMonth(flows: readonly Flow[], month: number) {
  const all = flows.filter((flow) => flow.month === month);
  return {
    all: all.map(({ amount }) => amount),
    own: all.filter(({ transfer }) => !transfer).map(({ amount }) => amount),
  };
}
