import { fromExact, toExact } from '../amounts.ts';
import { signOf } from '../daily-balances.ts';
import type { RawNumber } from '../json.ts';
import { raw } from '../json.ts';
import { sortKey } from '../ledger-row.ts';
import type { ReportAccount } from './report-record.ts';

export const daySeconds = 86_400;

/** 10^-12 of a dollar, as `amounts` counts; 10^10 of them are a cent. */
const cent = 10n ** 10n;

/** To the cent, half of one away from zero. */
export function money(value: bigint): RawNumber {
  const half = value < 0n ? -cent / 2n : cent / 2n;
  return raw(fromExact(((value + half) / cent) * cent));
}

export const sum = (values: readonly bigint[]) => values.reduce((total, value) => total + value, 0n);
export const mean = (values: readonly bigint[]) => (values.length === 0 ? 0n : sum(values) / BigInt(values.length));
export const least = (values: readonly bigint[]) => values.reduce((left, right) => (right < left ? right : left));
export const most = (values: readonly bigint[]) => values.reduce((left, right) => (right > left ? right : left));

/** Of the population, in dollars. */
export function deviation(values: readonly bigint[]): number {
  if (values.length === 0) return 0;
  const dollars = values.map((value) => Number(value / cent) / 100);
  const average = dollars.reduce((total, value) => total + value, 0) / dollars.length;
  return Math.sqrt(dollars.reduce((total, value) => total + (value - average) ** 2, 0) / dollars.length);
}

/** What an account held at the end of a day. */
export interface DayEnd {
  /** Unix seconds of midnight, UTC, at which the day begins. */
  readonly day: number;
  readonly balance: bigint;
}

/** The balance at the end of each of the last days, oldest first, counted back from the balance of the account. */
export function dayEnds({ account, settled }: ReportAccount, until: number, days: number): readonly DayEnd[] {
  const changes = new Map<number, bigint>();
  for (const row of settled) {
    const day = dayOf(sortKey(row));
    changes.set(day, (changes.get(day) ?? 0n) + toExact(row.amount) * signOf(account.type));
  }
  const ends: DayEnd[] = [];
  let balance = toExact(account.balance);
  for (let day = dayOf(until), left = days; left > 0; day -= daySeconds, left -= 1) {
    ends.push({ day, balance });
    balance -= changes.get(day) ?? 0n;
  }
  return ends.reverse();
}

const dayOf = (seconds: number) => seconds - (seconds % daySeconds);

/** Unix seconds of the first moment of a month, UTC. */
export function monthOf(seconds: number): number {
  const date = new Date(seconds * 1000);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth()) / 1000;
}
