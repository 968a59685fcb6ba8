import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { afterAll, describe } from 'vitest';

import { createRedisLimiter } from '../../src/coordination/redis-limiter.ts';
import { redisServer, startRedis } from '../support/redis.ts';
import { limiterContract } from './limiter-contract.ts';

describe.skipIf(redisServer === null)('on Redis', async () => {
  if (redisServer === null) return;
  const server = await startRedis();
  const redis = new Redis(server.url);
  afterAll(async () => {
    redis.disconnect();
    await server[Symbol.asyncDispose]();
  });

  limiterContract('Redis', async (limits) => {
    let now = 1_800_000_000_000;
    const limiter = createRedisLimiter({ redis, limits, prefix: randomUUID(), now: () => now });
    return {
      limiter,
      advance: async (ms) => {
        now += ms;
      },
    };
  });
});
