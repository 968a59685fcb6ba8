import { Redis } from 'ioredis';
import { describe, expect, test } from 'vitest';
import type { Gateway } from '../../src/gateway.ts';
import { askOne, loginsOf, startFleet } from '../support/fleet.ts';
import { redisServer } from '../support/redis.ts';

async function ask(gateway: Gateway, query: string): Promise<unknown> {
  const { errors } = await askOne(gateway, query);
  return errors?.[0]?.extensions.code ?? 'answered';
}

/** Differs with `page`, so that no instance answers from its cache. */
const customers = (page: number) => `{ customers(first: ${page}) { edges { node { username } } } }`;

describe.skipIf(redisServer === null)('two gateways on one Redis', () => {
  test('log in once for their first calls together, and never again because Redis forgets or dies', async () => {
    await using fleet = await startFleet(2);
    const { sandbox, redis, gateways } = fleet;
    const everywhere = (pages: readonly number[]) =>
      Promise.all(gateways.flatMap((gateway) => pages.map((page) => ask(gateway, customers(page)))));

    const first = await everywhere(Array.from({ length: 25 }, (_, page) => page + 1));
    expect(new Set(first)).toEqual(new Set(['answered']));
    expect(loginsOf(sandbox)).toBe(1);

    const client = new Redis(redis.url);
    await client.flushall();
    client.disconnect();
    expect(new Set(await everywhere([30, 31]))).toEqual(new Set(['answered']));
    await redis.kill();
    expect(new Set(await everywhere([40, 41]))).toEqual(new Set(['answered']));
    await redis.start();
    expect(new Set(await everywhere([50, 51]))).toEqual(new Set(['answered']));
    expect(loginsOf(sandbox)).toBe(1);
  });
});
