import { randomBytes, randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { afterAll, describe, expect, test } from 'vitest';

import { createRedisTokenStore } from '../../src/coordination/redis-token-store.ts';
import { createEnvelope } from '../../src/lib/envelope.ts';
import { redisServer, startRedis } from '../support/redis.ts';
import { tokenStoreContract } from './token-store-contract.ts';

describe.skipIf(redisServer === null)('on Redis', async () => {
  if (redisServer === null) return;
  const server = await startRedis();
  const redis = new Redis(server.url);
  afterAll(async () => {
    redis.disconnect();
    await server[Symbol.asyncDispose]();
  });
  const envelope = createEnvelope([randomBytes(32)]);

  tokenStoreContract('Redis', async () => {
    let now = 1_800_000_000_000;
    const prefix = randomUUID();
    return {
      store: createRedisTokenStore({ redis, prefix, envelope, now: () => now }),
      async advance(ms) {
        now += ms;
        // A lease runs out on the server's own clock, which nobody can turn: shortened by as much instead.
        for (const key of await redis.keys(`${prefix}:lease:*`)) {
          const left = (await redis.pttl(key)) - ms;
          if (left > 0) await redis.pexpire(key, left);
          else await redis.del(key);
        }
      },
    };
  });

  test('no token can be read in what the server holds', async () => {
    const prefix = randomUUID();
    const store = createRedisTokenStore({ redis, prefix, envelope });
    await store.offer('p', { value: 'the-canary-token', mintedAt: await store.now() });
    const [key = ''] = await redis.keys(`${prefix}:*`);
    const held = await redis.hgetall(key);
    expect(Object.keys(held).sort()).toEqual(['mintedAt', 'sealed']);
    expect(JSON.stringify(held)).not.toContain('canary');
  });
});
