import { fromExact, toExact } from './amounts.ts';
import { familyOf } from './data/merchants.ts';
import type { Json } from './json.ts';
import { raw } from './json.ts';
import type { LedgerRow } from './ledger-row.ts';
import { sortKey } from './ledger-row.ts';
import type { AccountRecord } from './records.ts';

const daySeconds = 86_400;

/**
 * The balance at the beginning and the end of each day that has transactions, oldest first, counted back from the balance
 * of the account. Pending rows are not in a cleared balance, shadow rows are not at the bank.
 */
export function dailyBalances(account: AccountRecord, sorted: readonly LedgerRow[], from: number, to: number): Json {
  const changes = new Map<number, bigint>();
  for (const row of sorted) {
    if (row.status !== 'active') continue;
    const day = sortKey(row) - (sortKey(row) % daySeconds);
    changes.set(day, (changes.get(day) ?? 0n) + toExact(row.amount) * signOf(account.type));
  }
  let ending = toExact(account.balance);
  const days: Json[] = [];
  for (const [day, change] of [...changes].sort(([left], [right]) => right - left)) {
    const beginning = ending - change;
    if (day + daySeconds > from && day <= to) {
      days.push({ date: day, beginning: raw(fromExact(beginning)), ending: raw(fromExact(ending)) });
    }
    ending = beginning;
  }
  return days.reverse();
}

/** Purchases add to what a card owes; payments, which are positive, take from a loan; investments turn the sign round. */
export function signOf(type: string): bigint {
  const family = familyOf(type);
  return family === 'deposit' || family === 'card' ? 1n : -1n;
}
