import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { afterAll, describe } from 'vitest';
import { createRedisLeaseStore } from '../../src/coordination/redis-lease-store.ts';
import { redisServer, startRedis } from '../support/redis.ts';
import { leaseStoreContract } from './lease-store-contract.ts';

describe.skipIf(redisServer === null)('on Redis', async () => {
  if (redisServer === null) return;
  const server = await startRedis();
  const redis = new Redis(server.url);
  afterAll(async () => {
    redis.disconnect();
    await server[Symbol.asyncDispose]();
  });

  leaseStoreContract('Redis', async () => {
    const prefix = randomUUID();
    return {
      store: createRedisLeaseStore({ redis, prefix }),
      async advance(ms) {
        // The server's own clock is nobody's to turn: what is left is shortened instead.
        for (const key of await redis.keys(`${prefix}:lease:*`)) {
          const left = (await redis.pttl(key)) - ms;
          if (left > 0) await redis.pexpire(key, left);
          else await redis.del(key);
        }
      },
    };
  });
});
