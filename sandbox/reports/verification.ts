import type { Json } from '../json.ts';
import { raw } from '../json.ts';
import { sortKey } from '../ledger-row.ts';
import { mean, money } from './balances.ts';
import { employmentStreamJson, incomeStreams, incomeSummary, streamJson } from './income.ts';
import {
  assetJson,
  balanceDate,
  consolidated,
  halfYear,
  institutionsJson,
  noNsf,
  period,
  transactionsJson,
} from './report-accounts.ts';
import type { Members, ReportAccount, ReportRecord } from './report-record.ts';

const seasoned = 180;

/** What an account is worth: assets, with or without income. */
const assets =
  (months: 2 | 6) =>
  (report: ReportRecord, account: ReportAccount): Members => ({
    availableBalance: raw(account.account.balance),
    balance: raw(account.account.balance),
    balanceDate: balanceDate(report),
    averageMonthlyBalance: money(mean(halfYear(report, account).map(({ balance }) => balance))),
    ...(report.constraints.showNsf === true && noNsf(months)),
    transactions: transactionsJson(account.rows),
    asset: assetJson(report, account),
  });

const oldest = ({ rows: [row] }: ReportAccount): Members =>
  row === undefined ? {} : { oldestTransactionDate: sortKey(row) };

export const voaContent = (report: ReportRecord): Members => ({
  ...period(report, seasoned),
  ...consolidated(report),
  institutions: institutionsJson(report, (account) => ({
    ...assets(2)(report, account),
    ...oldest(account),
    position: positionsOf(account),
    details: {},
  })),
});

export const voaWithIncomeContent = (report: ReportRecord): Members => ({
  ...period(report, seasoned),
  ...consolidated(report),
  institutions: institutionsJson(report, (account) => ({
    ...assets(2)(report, account),
    ...oldest(account),
    incomeStreams: incomeStreams(report, account).map(streamJson),
  })),
  income: incomeSummary(report),
});

export const prequalificationContent = (report: ReportRecord): Members => ({
  ...period(report, seasoned),
  ...consolidated(report),
  institutions: institutionsJson(report, (account) => assets(6)(report, account)),
});

export const voiContent = (report: ReportRecord): Members => ({
  ...period(report, seasoned),
  institutions: institutionsJson(report, (account) => {
    const streams = incomeStreams(report, account);
    const known = new Set(streams.flatMap(({ rows }) => rows));
    const balances = halfYear(report, account).map(({ balance }) => balance);
    return {
      incomeStreams: streams.map(streamJson),
      balance: raw(account.account.balance),
      averageMonthlyBalance: money(mean(balances)),
      availableBalance: raw(account.account.balance),
      currentBalance: raw(account.account.balance),
      beginningBalance: money(balances.at(0) ?? 0n),
      transactions: transactionsJson(account.rows),
      miscDeposits: transactionsJson(account.rows.filter((row) => Number(row.amount) > 0 && !known.has(row))),
      ...oldest(account),
    };
  }),
  income: incomeSummary(report),
});

export const voeTransactionsContent = (report: ReportRecord): Members => ({
  ...period(report, seasoned),
  institutions: institutionsJson(report, (account) => ({
    incomeStreams: incomeStreams(report, account).map((stream) => employmentStreamJson(report, stream)),
  })),
});

export const transactionsContent = (report: ReportRecord): Members => ({
  ...period(report, 365),
  institutions: institutionsJson(report, (account) => ({
    balance: raw(account.account.balance),
    balanceDate: balanceDate(report),
    ...oldest(account),
    transactionsCount: account.rows.length,
    transactions: transactionsJson(account.rows),
  })),
});

/** The few members that a report has of a holding. */
function positionsOf({ positions, account }: ReportAccount): Json | undefined {
  if (!Array.isArray(positions)) return undefined;
  return positions.map(({ id, symbol, securityName, units, marketValue, currentPrice }) => ({
    id,
    currency: account.currency,
    symbol,
    securityName,
    units,
    marketValue,
    currentPrice,
  }));
}
