import type { AccountFamily } from './accounts.ts';
import { type Decimal, signOf } from './money.ts';
import type { CalendarDate, Instant } from './time.ts';

/** A transaction by its ids alone: enough for every field that needs no call. */
export interface TransactionRef {
  readonly node: 'Transaction';
  readonly customerId: string;
  readonly accountId: string;
  readonly transactionId: string;
}

export interface Categorization {
  readonly normalizedPayeeName: string | null;
  readonly category: string | null;
  readonly bestRepresentation: string | null;
  readonly city: string | null;
  readonly state: string | null;
  readonly postalCode: string | null;
  readonly country: string | null;
}

export interface Transaction extends TransactionRef {
  readonly uniqueTransactionId: string | null;
  readonly amount: Decimal | null;
  /** As upstream writes it: `active`, `pending` or `shadow`. */
  readonly status: string | null;
  readonly description: string | null;
  readonly memo: string | null;
  readonly type: string | null;
  readonly transactionDate: Instant | null;
  readonly postedDate: Instant | null;
  readonly createdDate: Instant | null;
  readonly effectiveDate: Instant | null;
  readonly checkNumber: string | null;
  readonly feeAmount: Decimal | null;
  readonly interestAmount: Decimal | null;
  readonly principalAmount: Decimal | null;
  readonly escrowAmount: Decimal | null;
  readonly runningBalance: Decimal | null;
  readonly categorization: Categorization | null;
  readonly investment: InvestmentTransaction | null;
}

/** What only rows of investment accounts have. */
export interface InvestmentTransaction {
  readonly type: string | null;
  readonly ticker: string | null;
  readonly securityId: string | null;
  readonly securityIdType: string | null;
  readonly unitQuantity: Decimal | null;
  readonly unitPrice: Decimal | null;
  readonly commissionAmount: Decimal | null;
  readonly taxesAmount: Decimal | null;
  readonly incomeType: string | null;
}

/** How rows that the institution took back are treated. `EXCLUDE` is the product FAQ's advice. */
export type ShadowPolicy = 'EXCLUDE' | 'INCLUDE' | 'ONLY';
export type SortOrder = 'ASC' | 'DESC';

/** Upstream reads that one page of a list can take: ten windows, and as many again to settle rows that share a moment. */
export const maxReadsPerPage = 20;

/** Everything that decides which rows a list of transactions has, and in which order; not how many are asked for. */
export interface TransactionFilter {
  /** Both days inclusive, UTC. */
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
  readonly includePending: boolean;
  readonly shadow: ShadowPolicy;
  readonly sort: SortOrder;
}

/** The list a transaction page is taken from: one account's, or all of a customer's. */
export interface TransactionOwner {
  readonly customerId: string;
  readonly accountId: string | null;
}

export function transactionRef(customerId: string, accountId: string, transactionId: string): TransactionRef {
  return { node: 'Transaction', customerId, accountId, transactionId };
}

export function isVisible(transaction: Transaction, policy: ShadowPolicy): boolean {
  if (policy === 'INCLUDE') return true;
  return (transaction.status === 'shadow') === (policy === 'ONLY');
}

/** The moment upstream sorts and filters by. */
export function sortInstant(transaction: Transaction): Instant | null {
  return transaction.transactionDate ?? transaction.postedDate ?? transaction.createdDate;
}

export type Direction = 'INFLOW' | 'OUTFLOW' | 'UNKNOWN';

/**
 * What an amount's sign means. Deposits and loans: positive flows in. Mastercard's documentation of transaction data
 * inverts it for credit cards, lines of credit and investments.
 */
export function directionOf(amount: Decimal | null, family: AccountFamily | null): Direction {
  if (amount === null || family === null) return 'UNKNOWN';
  const sign = signOf(amount) * (family === 'CREDIT' || family === 'INVESTMENT' ? -1 : 1);
  return sign > 0 ? 'INFLOW' : sign < 0 ? 'OUTFLOW' : 'UNKNOWN';
}

/** What an account held on one day. */
export interface DailyBalance {
  readonly date: Instant | null;
  readonly beginning: Decimal | null;
  readonly ending: Decimal | null;
}
