import type { Clock } from '../../lib/clock.ts';

/** How many retries a partner may make: a share of its recent first tries, but always a few. */
export interface RetryBudget {
  /** A call was tried for the first time. */
  called(): void;
  left(): boolean;
  spend(): void;
}

const windowMs = 5_000;
/**
 * Less than a fifth: the calls of the time before an outage, up to two windows of it, may be drawn upon as well, and still
 * a minute of it shall not see more than a fifth of calls added.
 */
const share = 0.17;
const floor = 3;

/**
 * Counts over the current and the last window, so that an outage of upstream is answered with at most a fifth more
 * calls than usual, however many operations fail. Only first tries count: a share of all calls, retries among them, would
 * be a share of itself too.
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
