import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { Redis } from 'ioredis';
import { afterAll, describe, expect, test } from 'vitest';

import type { Limiter, LimiterClass } from '../../src/coordination/limiter.ts';
import { createMemoryLimiter } from '../../src/coordination/memory-limiter.ts';
import { createRedisLimiter } from '../../src/coordination/redis-limiter.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { redisServer, startRedis } from '../support/redis.ts';
import { scale } from '../support/scale.ts';

type Step =
  | { readonly do: 'advance'; readonly ms: number }
  | { readonly do: 'take'; readonly kind: LimiterClass }
  | { readonly do: 'ok' | 'stale' }
  | { readonly do: 'throttled'; readonly retryAfterMs: number | undefined };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('advance'), ms: fc.integer({ min: 0, max: 700 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('advance'), ms: fc.integer({ min: 700, max: 90_000 }) }) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('take'),
      kind: fc.constantFrom<LimiterClass>('interactive', 'subscription', 'background'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('ok', 'stale') }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('throttled'),
      retryAfterMs: fc.option(fc.integer({ min: 0, max: 30_000 }), { nil: undefined, freq: 8 }),
    }),
  },
);

/** One step, and all that can be seen of the limiter after it. */
async function perform(limiter: Limiter, { ...what }: Step): Promise<readonly unknown[]> {
  const { epoch } = await limiter.state('k');
  let answer: unknown;
  if (what.do === 'take') answer = await limiter.take('k', what.kind);
  if (what.do === 'ok') await limiter.report('k', epoch, { kind: 'ok' });
  if (what.do === 'stale') await limiter.report('k', epoch - 1, { kind: 'throttled' });
  if (what.do === 'throttled') {
    const { retryAfterMs } = what;
    await limiter.report('k', epoch, { kind: 'throttled', ...(retryAfterMs !== undefined && { retryAfterMs }) });
  }
  return [answer, await limiter.state('k')];
}

describe.skipIf(redisServer === null)('the limiter in memory and the one in Redis', async () => {
  if (redisServer === null) return;
  const server = await startRedis();
  const redis = new Redis(server.url);
  afterAll(async () => {
    redis.disconnect();
    await server[Symbol.asyncDispose]();
  });

  test('answer alike to the last digit, whatever they are asked', async () => {
    const sequence = fc.array(step, { minLength: 20, maxLength: 120 });
    const start = fc.record({
      startPerSecond: fc.constantFrom(1, 10, 100),
      maxPerSecond: fc.constantFrom(5, 100, 1_000),
    });
    await fc.assert(
      fc.asyncProperty(start, sequence, async (limits, steps) => {
        const clock = createFakeClock();
        const memory = createMemoryLimiter({ clock, limits });
        const shared = createRedisLimiter({ redis, limits, prefix: randomUUID(), now: () => clock.monotonic() });
        for (const each of steps) {
          if (each.do === 'advance') await clock.advance(each.ms);
          else expect(await perform(shared, each)).toEqual(await perform(memory, each));
        }
      }),
      { numRuns: 12 * scale },
    );
  });
});
