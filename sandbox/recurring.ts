import { formatCents } from './data/money.ts';
import type { Json } from './json.ts';
import { raw } from './json.ts';
import type { LedgerRow } from './ledger-row.ts';
import { sortKey } from './ledger-row.ts';

const daySeconds = 86_400;
/** Fewer say nothing about a rhythm. */
const fewestRows = 3;
/** A stream is over when its next transaction is late by this many times the usual distance. */
const patience = 2;

export interface Streams {
  readonly recurringOutflows: Json;
  readonly recurringInflows: Json;
}

/** Rows of the same payee and direction, at least three of them. Upstream's way of finding streams is not known. */
export function recurringStreams(rows: readonly LedgerRow[], now: number): Streams {
  const active = rows.filter(({ status }) => status === 'active');
  const streams = [...Map.groupBy(active, (row) => `${Number(row.amount) < 0}/${payeeOf(row)}`).values()];
  const regular = streams.filter((stream) => stream.length >= fewestRows);
  const describe = (outflow: boolean) =>
    regular
      .filter(([first]) => Number(first?.amount) < 0 === outflow)
      .map((stream) => streamJson(stream, Math.floor(now / 1000)));
  return { recurringOutflows: describe(true), recurringInflows: describe(false) };
}

function streamJson(rows: readonly LedgerRow[], nowSeconds: number): Json {
  const dates = rows.map(sortKey);
  const first = Math.min(...dates);
  const last = Math.max(...dates);
  const cadence = Math.max(1, Math.round((last - first) / daySeconds / (rows.length - 1)));
  const cents = rows.map(({ amount }) => Math.round(Number(amount) * 100)).sort((left, right) => left - right);
  const mean = Math.round(cents.reduce((sum, amount) => sum + amount, 0) / cents.length);
  const median = cents[Math.floor(cents.length / 2)] ?? 0;
  const isOver = nowSeconds - last > patience * cadence * daySeconds;
  const [row] = rows;
  return {
    normalizedPayeeName: row === undefined ? undefined : payeeOf(row),
    transactionCategories: [...new Set(rows.map(categoryOf))],
    transactionIds: rows.map(({ id }) => id),
    cadence,
    status: isOver ? 'INACTIVE' : 'ACTIVE',
    expectedNextTransactionDate: new Date((last + cadence * daySeconds) * 1000).toISOString().slice(0, 10),
    expectedNextTransactionAmount: money(mean),
    minimumHistoricalAmount: money(cents[0] ?? 0),
    maximumHistoricalAmount: money(cents.at(-1) ?? 0),
    meanHistoricalAmount: money(mean),
    medianHistoricalAmount: money(median),
    countOfTransactions: rows.length,
  };
}

const money = (cents: number) => raw(formatCents(cents));

export const payeeOf = (row: LedgerRow) => categorizationText(row, 'normalizedPayeeName') ?? row.description;
export const categoryOf = (row: LedgerRow) => categorizationText(row, 'category') ?? 'Uncategorized';

function categorizationText({ details }: LedgerRow, member: string): string | undefined {
  const categorization = details?.categorization;
  if (typeof categorization !== 'object' || categorization === null) return undefined;
  const value: unknown = Reflect.get(categorization, member);
  return typeof value === 'string' ? value : undefined;
}
