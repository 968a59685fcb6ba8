import type { Json } from './json.ts';

/** A transaction as the platform stores it after the last aggregation. */
export interface LedgerRow {
  /** Digits of an int64. */
  readonly id: string;
  readonly accountId: string;
  readonly status: 'active' | 'pending' | 'shadow';
  /** JSON number, digit for digit. */
  readonly amount: string;
  readonly description: string;
  /** Unix seconds. Banks do not always give one. */
  readonly transactionDate?: number;
  /** Unix seconds. Absent while the row is pending. */
  readonly postedDate?: number;
  /** Unix seconds of the aggregation that first saw the row. */
  readonly createdDate: number;
  /** Further members of the wire object, such as `memo`, `type`, `categorization`. */
  readonly details?: Readonly<Record<string, Json>>;
}

/** Unix seconds by which upstream filters and orders transactions. */
export function sortKey(row: LedgerRow): number {
  return row.transactionDate ?? row.postedDate ?? row.createdDate;
}

/** By date, then by id as a number (as text, 999 would come after 1000). */
export function compareRows(left: LedgerRow, right: LedgerRow): number {
  return sortKey(left) - sortKey(right) || compareIds(left.id, right.id);
}

export function compareIds(left: string, right: string): number {
  if (left.length !== right.length) return left.length - right.length;
  return left < right ? -1 : left > right ? 1 : 0;
}
