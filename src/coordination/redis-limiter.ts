import type { Redis, Result } from 'ioredis';
import { type RateLimits, tolerances } from './bucket.ts';
import type { Limiter, RateOutcome } from './limiter.ts';
import { bucketScript } from './redis-bucket-script.ts';

declare module 'ioredis' {
  interface RedisCommander<Context> {
    ofgBucket(key: string, ...args: readonly (string | number)[]): Result<string[], Context>;
  }
}

export interface RedisLimiterOptions {
  readonly redis: Redis;
  readonly limits: RateLimits;
  /** Put before every key. */
  readonly prefix: string;
  /** Milliseconds, in place of the server's clock. */
  readonly now?: () => number;
}

/**
 * The budget of every app key, for all instances that share the server. Rejects when the server does not answer: what then
 * is to be done is `insured-limiter`'s business. A key is hashed to one slot, so a cluster will do.
 */
export function createRedisLimiter({ redis, limits, prefix, now }: RedisLimiterOptions): Limiter {
  redis.defineCommand('ofgBucket', { numberOfKeys: 1, lua: bucketScript });
  const learnt = new Map<string, number>();
  const run = (verb: 'take' | 'report' | 'state', key: string, ...args: readonly (string | number)[]) =>
    redis.ofgBucket(
      `${prefix}:bucket:{${key}}`,
      now?.() ?? '',
      verb,
      limits.startPerSecond,
      limits.maxPerSecond,
      learnt.get(key) ?? '',
      ...args,
    );

  return {
    async take(key, kind) {
      const [granted, value, rate, room] = await run('take', key, tolerances[kind]);
      learnt.set(key, Number(rate));
      return granted === '1'
        ? { granted: true, epoch: Number(value), rate: Number(rate), room: Number(room) }
        : { granted: false, retryAfterMs: Number(value), rate: Number(rate) };
    },
    async report(key, epoch, outcome) {
      await run('report', key, epoch, outcome.kind, retryAfterOf(outcome));
    },
    async state(key) {
      const [rate, burst, epoch, blockedForMs] = (await run('state', key)).map(Number);
      return { rate: rate ?? 0, burst: burst ?? 0, epoch: epoch ?? 0, blockedForMs: blockedForMs ?? 0 };
    },
  };
}

function retryAfterOf(outcome: RateOutcome): number | '' {
  return outcome.kind === 'throttled' ? (outcome.retryAfterMs ?? '') : '';
}
