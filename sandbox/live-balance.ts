import type { AccountRecord } from './records.ts';

/** A balance as the bank stated it. Dates are Unix seconds. */
export interface StatedBalance {
  /** JSON numbers, digit for digit. */
  readonly available: string;
  readonly cleared: string;
  readonly asOf: number;
}

/** Minutes, as upstream takes them; undefined for anything else. */
export function readInterval(text: string | null, least: 0 | 1): number | undefined {
  if (text === null) return 30;
  const minutes = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
  return minutes >= least && minutes <= 1440 ? minutes : undefined;
}

/** Whether the bank must be asked, or what it said last is young enough. */
export function isBalanceDue({ balanceStatedAt }: AccountRecord, minutes: number, now: number): boolean {
  return minutes === 0 || balanceStatedAt === undefined || now - balanceStatedAt > minutes * 60_000;
}

/** The bank states it now, unless it did so within the interval. */
export function stateBalance(account: AccountRecord, minutes: number, now: number): StatedBalance {
  if (isBalanceDue(account, minutes, now)) account.balanceStatedAt = now;
  const asOf = Math.floor((account.balanceStatedAt ?? now) / 1000);
  return { available: account.balance, cleared: account.balance, asOf };
}
