import type { Instant } from '../domain/time.ts';
import { type SortOrder, sortInstant, type Transaction } from '../domain/transactions.ts';

/** The key of a row without any date: it sorts as the oldest. */
export const undated: Instant = 0;

/** The last scanned row, shown or not: where the next page begins. */
export interface Place {
  readonly key: Instant;
  readonly id: string;
}

/** Upstream sends rows in order but for those of the same moment. */
export function inOrder(rows: readonly Transaction[], sort: SortOrder): readonly Transaction[] {
  for (let index = 1; index < rows.length; index++) {
    const [before, row] = [rows[index - 1], rows[index]];
    if (before !== undefined && row !== undefined && compareRows(before, row, sort) > 0)
      return rows.toSorted((a, b) => compareRows(a, b, sort));
  }
  return rows;
}

/** A page before has come this far. */
export function isScanned(row: Transaction, place: Place | null, sort: SortOrder): boolean {
  return place !== null && comparePlaces(placeOf(row), place, sort) <= 0;
}

export const placeOf = (row: Transaction): Place => ({ key: keyOf(row), id: row.transactionId });

/** Whether every row is dated and in the order asked for: nothing can be settled otherwise. */
export function isMonotonic(rows: readonly Transaction[], sort: SortOrder): boolean {
  let before: Instant | undefined;
  for (const row of rows) {
    const key = sortInstant(row);
    if (key === null || (before !== undefined && (sort === 'DESC' ? before < key : before > key))) return false;
    before = key;
  }
  return true;
}

export function keyOf(row: Transaction): Instant {
  return sortInstant(row) ?? undated;
}

/** Negative when `a` comes first in a list of this order. */
export function compareRows(a: Transaction, b: Transaction, sort: SortOrder): number {
  const ascending = keyOf(a) - keyOf(b) || compareIds(a.transactionId, b.transactionId);
  return sort === 'ASC' ? ascending : -ascending;
}

function comparePlaces(a: Place, b: Place, sort: SortOrder): number {
  const ascending = a.key - b.key || compareIds(a.id, b.id);
  return sort === 'ASC' ? ascending : -ascending;
}

/** Ids are whole numbers too long for a double: the longer is the larger, equal lengths compare digit by digit. */
function compareIds(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}
