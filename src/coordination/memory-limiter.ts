import type { Clock } from '../lib/clock.ts';
import { type Bucket, burstOf, createBucket, type RateLimits, report, take, takeMore } from './bucket.ts';
import type { BulkLimiter } from './limiter.ts';

export interface MemoryLimiterOptions {
  readonly clock: Clock;
  /** @default starts at 10 requests per second, never above 1000 */
  readonly limits?: Partial<RateLimits>;
}

const defaults: RateLimits = { startPerSecond: 10, maxPerSecond: 1_000 };

/** The budget of every app key, for one process. */
export function createMemoryLimiter({ clock, limits: given }: MemoryLimiterOptions): BulkLimiter {
  const limits = { ...defaults, ...given };
  const buckets = new Map<string, Bucket>();
  const bucketOf = (key: string) => {
    let bucket = buckets.get(key);
    if (bucket === undefined) {
      bucket = createBucket(limits, clock.monotonic());
      buckets.set(key, bucket);
    }
    return bucket;
  };

  return {
    take: async (key, kind) => take(bucketOf(key), kind, clock.monotonic()),
    async takeSome(key, kind, most, holdMs) {
      const bucket = bucketOf(key);
      const now = clock.monotonic();
      const taken = take(bucket, kind, now);
      return { ...taken, more: taken.granted ? takeMore(bucket, kind, now, most, holdMs) : 0 };
    },
    report: async (key, epoch, outcome) => report(bucketOf(key), epoch, outcome, clock.monotonic()),
    state: async (key) => {
      const { rate, epoch, blockedUntil } = bucketOf(key);
      return { rate, burst: burstOf(rate), epoch, blockedForMs: Math.max(0, blockedUntil - clock.monotonic()) };
    },
  };
}
