import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { openRedisNotices } from '../../src/coordination/redis-notices.ts';
import { redisServer, startRedis } from '../support/redis.ts';
import { noticesContract } from './notices-contract.ts';

describe.skipIf(redisServer === null)('on Redis', async () => {
  if (redisServer === null) return;
  const server = await startRedis();
  await using opened = new AsyncDisposableStack();
  const owned = opened.move();
  afterAll(async () => {
    await owned.disposeAsync();
    await server[Symbol.asyncDispose]();
  });

  async function join(prefix: string) {
    const redis = new Redis(server.url, {
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      retryStrategy: () => 50,
    });
    redis.on('error', () => {});
    await new Promise((resolve) => redis.once('ready', resolve));
    owned.defer(() => redis.disconnect());
    return owned.use(await openRedisNotices({ redis, prefix, instanceId: randomUUID() }));
  }

  noticesContract('Redis', async (size) => {
    const prefix = randomUUID();
    return { members: await Promise.all(Array.from({ length: size }, () => join(prefix))) };
  });

  test('what could not be told is told when the server is back, and who was cut off hears of it', async () => {
    const prefix = randomUUID();
    const [teller, other] = [await join(prefix), await join(prefix)];
    const hearer = { heard: vi.fn(), missed: vi.fn() };
    other.hear(hearer);
    await server.kill();
    teller.tell({ kind: 'changed', partnerId: 'p' });
    await server.start();
    await vi.waitFor(() => expect(hearer.missed).toHaveBeenCalledOnce(), { timeout: 5_000 });
    teller.tell({ kind: 'changed', partnerId: 'q' });
    await vi.waitFor(() => expect(hearer.heard).toHaveBeenCalledWith({ kind: 'changed', partnerId: 'q' }));
  });

  test('what another release tells is passed over', async () => {
    const prefix = randomUUID();
    const other = await join(prefix);
    const hearer = { heard: vi.fn(), missed: vi.fn() };
    other.hear(hearer);
    const redis = new Redis(server.url);
    for (const text of ['x {"kind":"news","partnerId":"p"}', 'x {', '', 'x {"kind":"changed","partnerId":"p"}']) {
      await redis.publish(`${prefix}:notices`, text);
    }
    redis.disconnect();
    await vi.waitFor(() => expect(hearer.heard).toHaveBeenCalledOnce());
    expect(hearer.missed).not.toHaveBeenCalled();
  });
});
