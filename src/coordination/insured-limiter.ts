import type { Clock } from '../lib/clock.ts';
import { type Bucket, burstOf, createBucket, type RateLimits, report, take } from './bucket.ts';
import type { Limiter } from './limiter.ts';
import { createReportNews } from './report-news.ts';

export interface InsuredLimiterOptions {
  /** Rejects while what it shares its state with is away. */
  readonly shared: Limiter;
  readonly clock: Clock;
  readonly limits: RateLimits;
  /** How many instances shared it when last heard of; this one included. */
  readonly instances: () => number;
}

/** For so many milliseconds it counts what there was left: later others may have used it. */
const newsMs = 1_000;

/**
 * The fleet's limiter, and while that is away this instance's share of what it last granted: the shares of all instances
 * together are no more than the whole. A share starts with its part of what the bucket had left when it was last heard of,
 * just now: with nothing while the budget is short, and so that nobody waits again who has waited for the silence. It is only
 * ever cut. Its epochs are negative, so that an outcome finds the bucket that its call was granted from.
 */
export function createInsuredLimiter({ shared, clock, limits, instances }: InsuredLimiterOptions): Limiter {
  const heard = new Map<string, { readonly rate: number; readonly room: number; readonly at: number }>();
  const shares = new Map<string, Bucket>();
  const isNews = createReportNews(clock);

  function shareOf(key: string): Bucket {
    let share = shares.get(key);
    if (share === undefined) {
      const live = Math.max(1, instances());
      const last = heard.get(key);
      const rate = (last?.rate ?? limits.startPerSecond) / live;
      const now = clock.monotonic();
      const room = last !== undefined && now - last.at < newsMs ? last.room / live : 0;
      share = createBucket({ startPerSecond: rate, maxPerSecond: rate }, now);
      share.tat = now + (Math.max(0, burstOf(rate) - room) * 1_000) / rate;
      shares.set(key, share);
    }
    return share;
  }

  return {
    async take(key, kind) {
      try {
        const taken = await shared.take(key, kind);
        heard.set(key, { rate: taken.rate, room: taken.granted ? taken.room : 0, at: clock.monotonic() });
        shares.delete(key);
        return taken;
      } catch {
        const taken = take(shareOf(key), kind, clock.monotonic());
        return taken.granted ? { ...taken, epoch: -taken.epoch } : taken;
      }
    },
    async report(key, epoch, outcome) {
      if (epoch > 0) {
        if (isNews(key, epoch, outcome)) await shared.report(key, epoch, outcome).catch(() => {});
        return;
      }
      const share = shares.get(key);
      if (share !== undefined) report(share, -epoch, outcome, clock.monotonic());
    },
    async state(key) {
      try {
        return await shared.state(key);
      } catch {
        const { rate, epoch, blockedUntil } = shareOf(key);
        return {
          rate,
          burst: burstOf(rate),
          epoch: -epoch,
          blockedForMs: Math.max(0, blockedUntil - clock.monotonic()),
        };
      }
    },
  };
}
