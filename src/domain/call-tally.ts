import type { Bill } from './billing.ts';

/** What one operation caused upstream. */
export interface CallTally {
  /** Asks that upstream answered; the figure that the cost known before is an upper bound of. */
  readonly calls: number;
  /** HTTP requests made for it, each retry by itself. */
  readonly upstreamCalls: number;
  /** Items that are billed, those of calls under way included. */
  readonly billableCalls: number;
  /** How many of these nobody pays for, in this environment or for this customer. */
  readonly waivedCalls: number;
  /** Milliseconds; 0 when everything was fetched for this operation. */
  readonly oldestAgeMs: number;
  /** Whether anything was served beyond its time: a new answer is being fetched behind, or upstream could not be asked. */
  readonly stale: boolean;
}

export interface CallCounter extends CallTally {
  /** Sets how many calls may be begun. @default any number */
  limit(calls: number): void;
  /** Whether one more call may be made: false once as many were as the limit says. */
  begin(): boolean;
  /** A call that was begun had no answer. */
  fail(): void;
  sent(expected: Bill): void;
  settled(expected: Bill, actual: Bill): void;
  answered(source: string, ageMs: number): void;
}

export function createCallCounter(): CallCounter {
  const tally = { calls: 0, upstreamCalls: 0, billableCalls: 0, waivedCalls: 0, oldestAgeMs: 0, stale: false };
  const add = ({ billable, waived }: Bill, sign: 1 | -1) => {
    tally.billableCalls += sign * billable;
    tally.waivedCalls += sign * waived;
  };
  let begun = 0;
  let most = Number.POSITIVE_INFINITY;
  return Object.assign(tally, {
    limit(calls: number) {
      most = calls;
    },
    begin() {
      if (begun >= most) return false;
      begun += 1;
      return true;
    },
    fail() {
      begun -= 1;
    },
    sent(expected: Bill) {
      tally.upstreamCalls += 1;
      add(expected, 1);
    },
    settled(expected: Bill, actual: Bill) {
      add(expected, -1);
      add(actual, 1);
    },
    answered(source: string, ageMs: number) {
      if (source === 'upstream') tally.calls += 1;
      if (source === 'stale') tally.stale = true;
      tally.oldestAgeMs = Math.max(tally.oldestAgeMs, ageMs);
    },
  });
}
