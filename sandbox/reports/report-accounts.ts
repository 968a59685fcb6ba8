import { toExact } from '../amounts.ts';
import { familyOf } from '../data/merchants.ts';
import type { Json } from '../json.ts';
import { raw } from '../json.ts';
import type { LedgerRow } from '../ledger-row.ts';
import { sortKey } from '../ledger-row.ts';
import { categoryOf, payeeOf } from '../recurring.ts';
import type { DayEnd } from './balances.ts';
import { dayEnds, daySeconds, mean, money, sum } from './balances.ts';
import type { Members, ReportAccount, ReportRecord } from './report-record.ts';
import { doneAt } from './report-record.ts';

/** What every report about accounts says of them, grouped by their institutions. */
export function institutionsJson(report: ReportRecord, describe: (account: ReportAccount) => Members): Json {
  const groups = Map.groupBy(report.accounts, ({ account }) => account.institutionId);
  return [...groups.entries()].map(([id, accounts]) => ({
    id: raw(id),
    name: accounts[0]?.institution?.name ?? '',
    urlHomeApp: textOf(accounts[0]?.institution?.wire.urlHomeApp),
    accounts: accounts.map((account) => ({ ...identity(report, account), ...readable(account, describe) })),
  }));
}

/** Trouble at the bank leaves out everything but who the account is, and the code that says why. */
function readable(account: ReportAccount, describe: (account: ReportAccount) => Members): Members {
  return account.account.aggregationStatusCode === 0 ? describe(account) : {};
}

function identity({ consumer }: ReportRecord, { account }: ReportAccount): Members {
  const owner = consumer?.details;
  return {
    id: raw(account.id),
    number: account.numberDisplay,
    name: account.name,
    type: account.type,
    currency: account.currency,
    aggregationStatusCode: account.aggregationStatusCode,
    ...(owner !== undefined && {
      ownerName: `${owner.firstName} ${owner.lastName}`.toUpperCase(),
      ownerAddress: [owner.address, owner.city, `${owner.state ?? ''} ${owner.zip ?? ''}`.trim()]
        .filter(Boolean)
        .join(', ')
        .toUpperCase(),
    }),
  };
}

/** The time that a report covers, as the transactions in it have it; 180 days, or 365, make it seasoned. */
export function period(report: ReportRecord, seasonedDays: number): Members {
  const dates = report.accounts.flatMap(({ rows }) => [rows.at(0), rows.at(-1)].filter((row) => row !== undefined));
  const [first, last] = [Math.min(...dates.map(postedOf)), Math.max(...dates.map(postedOf))];
  if (dates.length === 0) return { days: 0, seasoned: false };
  const days = Math.ceil((last - first) / daySeconds);
  return { startDate: first, endDate: last, days, seasoned: days >= seasonedDays };
}

const postedOf = (row: LedgerRow) => row.postedDate ?? sortKey(row);

export function transactionsJson(rows: readonly LedgerRow[]): Json {
  return rows.map(transactionJson);
}

function transactionJson(row: LedgerRow): Json {
  const { details } = row;
  return {
    id: raw(row.id),
    amount: raw(row.amount),
    postedDate: postedOf(row),
    description: row.description,
    memo: details?.memo,
    investmentTransactionType: details?.investmentTransactionType,
    normalizedPayee: payeeOf(row),
    institutionTransactionId: '0000000000',
    category: categoryOf(row),
    type: details?.type,
    symbol: details?.ticker,
  };
}

/** End of each of the last 180 days. */
export const halfYear = (report: ReportRecord, account: ReportAccount): readonly DayEnd[] =>
  dayEnds(account, Math.floor(report.createdAt / 1000), 180);

/** What an account is worth as an asset: now, and on average over two and six months. */
export function assetJson(report: ReportRecord, account: ReportAccount): Members {
  return { type: account.account.type, ...assetTotals(report, [account]) };
}

function assetTotals(report: ReportRecord, accounts: readonly ReportAccount[]): Members {
  const ends = accounts.map((account) => halfYear(report, account).map(({ balance }) => balance));
  const total = (of: (balances: readonly bigint[]) => bigint) => money(sum(ends.map(of)));
  return {
    availableBalance: total((balances) => balances.at(-1) ?? 0n),
    currentBalance: total((balances) => balances.at(-1) ?? 0n),
    twoMonthAverage: total((balances) => mean(balances.slice(-60))),
    sixMonthAverage: total(mean),
    beginningBalance: total((balances) => balances.at(0) ?? 0n),
  };
}

/** The accounts that could be read. */
export const readableOf = ({ accounts }: ReportRecord) =>
  accounts.filter(({ account }) => account.aggregationStatusCode === 0);

export function consolidated(report: ReportRecord): Members {
  return {
    consolidatedAvailableBalance: money(sum(readableOf(report).map(({ account }) => toExact(account.balance)))),
    assets: { ...assetTotals(report, readableOf(report)), type: 'all' },
  };
}

export const balanceDate = (report: ReportRecord) => Math.floor(doneAt(report) / 1000);

/** Fees for cheques without cover. No bank of the sandbox charges any. */
export const noNsf = (months: 2 | 6): Members => ({
  totNumberInsufficientFundsFeeDebitTxAccount: 0,
  [`totNumberInsufficientFundsFeeDebitTxOver${months}MonthsAccount`]: 0,
});

export const isDeposit = ({ account }: ReportAccount) => familyOf(account.type) === 'deposit';

const textOf = (value: Json | undefined) => (typeof value === 'string' ? value : '');
