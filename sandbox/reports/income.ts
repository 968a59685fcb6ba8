import { toExact } from '../amounts.ts';
import type { Json } from '../json.ts';
import type { LedgerRow } from '../ledger-row.ts';
import { sortKey } from '../ledger-row.ts';
import { categoryOf, payeeOf } from '../recurring.ts';
import { daySeconds, money, monthOf, sum } from './balances.ts';
import { isDeposit, readableOf, transactionsJson } from './report-accounts.ts';
import type { Members, ReportAccount, ReportRecord } from './report-record.ts';

/** Payments that come in again and again from one payer. */
export interface IncomeStream {
  readonly id: string;
  readonly name: string;
  readonly rows: readonly LedgerRow[];
  /** In percent, how sure it is that this is income. */
  readonly confidence: number;
  /** Days between two payments. */
  readonly cadence: number;
  readonly active: boolean;
  /** Net, by month: Unix seconds of its first moment. */
  readonly months: ReadonlyMap<number, bigint>;
}

const categories = ['Paycheck', 'Bonus', 'Income', 'Interest Income'];
/** Fewer payments say nothing about a rhythm. */
const fewest = 3;
/** Days that a payer may be late, in multiples of the cadence, before the stream counts as over. */
const patience = 3;

export function incomeStreams(report: ReportRecord, account: ReportAccount): readonly IncomeStream[] {
  if (!isDeposit(account)) return [];
  const incoming = account.rows.filter((row) => toExact(row.amount) > 0n && categories.includes(categoryOf(row)));
  const least = Number(report.constraints.incomeStreamConfidenceMinimum ?? 0);
  return [...Map.groupBy(incoming, payeeOf)]
    .filter(([, rows]) => rows.length >= fewest)
    .map(([name, rows], index) => streamOf(report, `${account.account.id}-${index + 1}`, name, rows))
    .filter(({ confidence }) => confidence >= least);
}

function streamOf(report: ReportRecord, id: string, name: string, rows: readonly LedgerRow[]): IncomeStream {
  const dates = rows.map(sortKey);
  const [first, last] = [dates[0] ?? 0, dates.at(-1) ?? 0];
  const cadence = Math.max(1, Math.round((last - first) / daySeconds / (rows.length - 1)));
  const months = new Map<number, bigint>();
  for (const row of rows) {
    const month = monthOf(sortKey(row));
    months.set(month, (months.get(month) ?? 0n) + toExact(row.amount));
  }
  return {
    id,
    name,
    rows,
    // More payments, and those of an employer, make it more certain.
    confidence: Math.min(100, (categoryOf(rows[0] as LedgerRow) === 'Paycheck' ? 60 : 30) + 4 * rows.length),
    cadence,
    active: Math.floor(report.createdAt / 1000) - last <= patience * cadence * daySeconds,
    months,
  };
}

/** What is taken off before it arrives, as upstream estimates it; the ratio is a guess of this server. */
const gross = (net: bigint) => (net * 125n) / 100n;

const inclusionOf = ({ confidence }: IncomeStream) =>
  confidence >= 75 ? 'HIGH' : confidence >= 50 ? 'MODERATE' : 'LOW';

export function streamJson(stream: IncomeStream): Members {
  return { ...streamHead(stream), ...annual([stream]), transactions: transactionsJson(stream.rows) };
}

/** Of a stream whose estimates are not asked for, only whether somebody is employed. */
export function employmentStreamJson(report: ReportRecord, stream: IncomeStream): Members {
  const last = sortKey(stream.rows.at(-1) as LedgerRow);
  const { netMonthly: _net, ...head } = streamHead(stream);
  return {
    ...head,
    daysSinceLastTransaction: Math.floor((Math.floor(report.createdAt / 1000) - last) / daySeconds),
    nextExpectedTransactionDate: last + stream.cadence * daySeconds,
    transactions: transactionsJson(stream.rows),
  };
}

function streamHead(stream: IncomeStream): Members {
  const { id, name, active, confidence, cadence, rows, months } = stream;
  const last = sortKey(rows.at(-1) as LedgerRow);
  return {
    id,
    name,
    status: active ? 'ACTIVE' : 'INACTIVE',
    estimateInclusion: inclusionOf(stream),
    confidence,
    cadence: { startDate: sortKey(rows[0] as LedgerRow), stopDate: active ? undefined : last, days: cadence },
    netMonthly: monthly([stream]),
    incomeStreamMonths: months.size,
  };
}

function monthly(streams: readonly IncomeStream[]): Json {
  const months = new Map<number, bigint>();
  for (const stream of streams) {
    for (const [month, net] of stream.months) months.set(month, (months.get(month) ?? 0n) + net);
  }
  return [...months]
    .sort(([left], [right]) => left - right)
    .map(([month, net]) => ({ month, net: money(net), gross: money(gross(net)) }));
}

/** Sums of a year, and what a whole year would bring at this pace. */
function annual(streams: readonly IncomeStream[]): Members {
  const net = sum(streams.flatMap(({ months }) => [...months.values()].slice(-12)));
  const months = BigInt(Math.max(1, ...streams.map((stream) => Math.min(12, stream.months.size))));
  const projected = (net * 12n) / months;
  return {
    netAnnual: money(net),
    projectedNetAnnual: money(projected),
    estimatedGrossAnnual: money(gross(net)),
    projectedGrossAnnual: money(gross(projected)),
    averageMonthlyIncomeNet: money(net / months),
    averageMonthlyIncomeGross: money(gross(net / months)),
  };
}

/** The whole income of the report, by how sure it is. */
export function incomeSummary(report: ReportRecord): Json {
  const all = readableOf(report).flatMap((account) => incomeStreams(report, account));
  return ['HIGH', 'MODERATE', 'LOW'].map((confidenceType) => {
    const streams = all.filter((stream) => inclusionOf(stream) === confidenceType);
    const { averageMonthlyIncomeNet, averageMonthlyIncomeGross, ...incomeEstimate } = annual(streams);
    return {
      confidenceType,
      netMonthly: monthly(streams),
      averageMonthlyIncomeNet,
      averageMonthlyIncomeGross,
      incomeEstimate,
    };
  });
}
