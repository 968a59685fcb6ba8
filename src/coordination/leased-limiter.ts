import type { Clock } from '../lib/clock.ts';
import type { BulkLimiter, Limiter, LimiterClass } from './limiter.ts';
import { createReportNews } from './report-news.ts';

export interface LeasedLimiterOptions {
  readonly shared: BulkLimiter;
  readonly clock: Pick<Clock, 'monotonic'>;
}

export interface LeasedLimiter extends Limiter {
  /** Upstream has said no to somebody who shares this budget: nothing that is held of it is used any more. */
  revoke(key: string): void;
}

interface Purse {
  left: number;
  /** Asked for beyond the one that is needed. */
  readonly wanted: number;
  used: number;
  readonly epoch: number;
  readonly rate: number;
  readonly room: number;
  readonly until: number;
}

/** A quarter of the burst, so that three quarters of it can be held by somebody. */
const holdMs = 50;
const mostPermits = 64;
const classes = ['interactive', 'subscription', 'background'] as const satisfies readonly LimiterClass[];

/**
 * A limiter that is asked for as many permits at once as its caller has lately used within the time that they are good for.
 * While the budget is short it gives one at a time, so that nobody holds what another one waits for.
 */
export function createLeasedLimiter({ shared, clock }: LeasedLimiterOptions): LeasedLimiter {
  const purses = new Map<string, Purse>();
  const isNews = createReportNews(clock);
  const placeOf = (key: string, kind: LimiterClass) => `${kind}:${key}`;

  function revoke(key: string): void {
    for (const kind of classes) purses.delete(placeOf(key, kind));
  }

  return {
    async take(key, kind) {
      const place = placeOf(key, kind);
      const now = clock.monotonic();
      const purse = purses.get(place);
      if (purse !== undefined && purse.left > 0 && now < purse.until) {
        purse.left -= 1;
        purse.used += 1;
        return { granted: true, epoch: purse.epoch, rate: purse.rate, room: purse.room };
      }
      const wanted = nextWanted(purse, now);
      const { more, ...taken } = await shared.takeSome(key, kind, wanted, holdMs);
      if (taken.granted) {
        const { epoch, rate, room } = taken;
        // Counted from before the ask: the way there and back is part of the time that they may be held.
        purses.set(place, { left: more, wanted, used: 1, epoch, rate, room, until: now + holdMs });
      }
      return taken;
    },
    async report(key, epoch, outcome) {
      if (outcome.kind === 'throttled') revoke(key);
      if (isNews(key, epoch, outcome)) await shared.report(key, epoch, outcome);
    },
    state: (key) => shared.state(key),
    revoke,
  };
}

/** Twice as many as before when those were used up in time, otherwise as many as were used. */
function nextWanted(purse: Purse | undefined, now: number): number {
  if (purse === undefined) return 0;
  if (now < purse.until) return Math.min(mostPermits, Math.max(1, purse.wanted * 2));
  return purse.left > 0 ? purse.used - 1 : purse.wanted;
}
