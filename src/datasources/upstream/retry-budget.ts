import type { Clock } from '../../lib/clock.ts';

/** How many calls of a partner may be retries: a share of the recent ones, but always a few. */
export interface RetryBudget {
  called(): void;
  left(): boolean;
  spend(): void;
}

const windowMs = 10_000;
const share = 0.2;
const floor = 3;

/**
 * Counts over the current and the last window, so that an outage of upstream is answered with at most a fifth more
 * calls than usual, however many operations fail.
 */
export function createRetryBudget(clock: Clock): RetryBudget {
  let windowStart = clock.monotonic();
  let current = { calls: 0, retries: 0 };
  let previous = { calls: 0, retries: 0 };

  const roll = () => {
    const elapsed = clock.monotonic() - windowStart;
    if (elapsed < windowMs) return;
    previous = elapsed < 2 * windowMs ? current : { calls: 0, retries: 0 };
    current = { calls: 0, retries: 0 };
    windowStart += Math.floor(elapsed / windowMs) * windowMs;
  };

  return {
    called() {
      roll();
      current.calls += 1;
    },
    left() {
      roll();
      const calls = current.calls + previous.calls;
      const retries = current.retries + previous.retries;
      return retries < Math.max(floor, share * calls);
    },
    spend() {
      roll();
      current.retries += 1;
    },
  };
}
