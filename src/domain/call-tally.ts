/** What one operation caused upstream. */
export interface CallTally {
  /** Asks that upstream answered; the figure that the cost known before is an upper bound of. */
  readonly calls: number;
  /** HTTP requests made for it, each retry by itself. */
  readonly upstreamCalls: number;
  readonly billableCalls: number;
  /** Milliseconds; 0 when everything was fetched for this operation. */
  readonly oldestAgeMs: number;
  /** Whether anything was served beyond its time: a new answer is being fetched behind, or upstream could not be asked. */
  readonly stale: boolean;
}

export interface CallCounter extends CallTally {
  sent(endpoint: { readonly billable: boolean }): void;
  answered(source: string, ageMs: number): void;
}

export function createCallCounter(): CallCounter {
  const tally = { calls: 0, upstreamCalls: 0, billableCalls: 0, oldestAgeMs: 0, stale: false };
  return Object.assign(tally, {
    sent({ billable }: { readonly billable: boolean }) {
      tally.upstreamCalls += 1;
      if (billable) tally.billableCalls += 1;
    },
    answered(source: string, ageMs: number) {
      if (source === 'upstream') tally.calls += 1;
      if (source === 'stale') tally.stale = true;
      tally.oldestAgeMs = Math.max(tally.oldestAgeMs, ageMs);
    },
  });
}
