import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { Redis } from 'ioredis';
import { describe, expect, test, vi } from 'vitest';

import { openRedisCoordination } from '../../src/coordination/redis-coordination.ts';
import { createEnvelope } from '../../src/lib/envelope.ts';
import { createFakeClock, type FakeClock } from '../support/fake-clock.ts';
import { type RedisServer, redisServer, startRedis } from '../support/redis.ts';

const limits = { startPerSecond: 100, maxPerSecond: 100 };
const burst = 20;
const envelope = createEnvelope([randomBytes(32)]);

interface Fleet extends AsyncDisposable {
  readonly server: RedisServer;
  readonly clock: FakeClock;
  readonly instances: readonly Awaited<ReturnType<typeof openRedisCoordination>>[];
  /** What the instances said about the server. */
  readonly said: string[];
}

async function startFleet(size: number): Promise<Fleet> {
  await using stack = new AsyncDisposableStack();
  const server = stack.use(await startRedis());
  const clock = createFakeClock();
  const said: string[] = [];
  const say = (_fields: object, message: string) => void said.push(message);
  const log = { warn: say, info: say };
  const instances: Fleet['instances'][number][] = [];
  for (let each = 0; each < size; each += 1) {
    const options = { url: server.url, clock, log, limits, instanceId: `i${each}`, envelope, version: '1' };
    instances.push(stack.use(await openRedisCoordination(options)));
  }
  // Each counts the others with its next beat.
  await using redis = watch(server);
  await vi.waitFor(async () => expect(await redis.client.zcard('ofg1:instances')).toBe(size));
  await clock.advance(1_000);
  await vi.waitFor(() => Promise.all(instances.map(({ tokens }) => tokens.now())));
  const owned = stack.move();
  return { server, clock, instances, said, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}

function watch({ url }: RedisServer) {
  const client = new Redis(url);
  return {
    client,
    async [Symbol.asyncDispose]() {
      client.disconnect();
    },
  };
}

async function serverMs(client: Redis): Promise<number> {
  const [seconds, microseconds] = await client.time();
  return Number(seconds) * 1_000 + Number(microseconds) / 1_000;
}

/** Grants that all instances together give until none gives any more. */
async function takeAll({ instances }: Fleet): Promise<number> {
  let granted = 0;
  for (const { limiter } of instances) while ((await limiter.take('k', 'interactive')).granted) granted += 1;
  return granted;
}

const goes = 'Redis does not answer; this instance goes on alone, with its share of the budget';
const comes = 'Redis answers again';

/** States of a server that answers reads, and refuses writes. */
const unwritable = [
  {
    what: 'is a replica after a failover',
    refuse: (client: Redis) => client.replicaof('127.0.0.1', 1),
    permit: (client: Redis) => client.replicaof('NO', 'ONE'),
  },
  {
    what: 'has no memory left',
    refuse: (client: Redis) => client.config('SET', 'maxmemory', '1'),
    permit: (client: Redis) => client.config('SET', 'maxmemory', '0'),
  },
  {
    what: 'could not save what it knows',
    async refuse(client: Redis) {
      const [, directory = ''] = (await client.config('GET', 'dir')) as string[];
      await rm(directory, { recursive: true });
      await client.config('SET', 'save', '3600 1');
      await client.bgsave();
      await vi.waitFor(async () => expect(await client.info('persistence')).toContain('rdb_last_bgsave_status:err'));
    },
    permit: (client: Redis) => client.config('SET', 'save', ''),
  },
] as const;

describe.skipIf(redisServer === null)('instances that share a Redis', () => {
  test('have one budget, one token and one lease', async () => {
    await using fleet = await startFleet(4);
    const [a, b] = fleet.instances;
    // The server's clock goes on while they take, and so does what they may.
    await using redis = watch(fleet.server);
    const startedAt = await serverMs(redis.client);
    const granted = await takeAll(fleet);
    const elapsedMs = (await serverMs(redis.client)) - startedAt;
    expect(granted).toBeGreaterThanOrEqual(burst);
    expect(granted).toBeLessThanOrEqual(burst + Math.ceil((limits.startPerSecond * elapsedMs) / 1_000));
    await a!.tokens.offer('p', { value: 't', mintedAt: await a!.tokens.now() });
    expect(await b!.tokens.get('p')).toMatchObject({ value: 't' });
    expect(await a!.leases.lease('l', 'a', 60_000)).toBe(true);
    expect(await b!.leases.lease('l', 'b', 60_000)).toBe(false);
  });

  test('grant no more than the whole while the server is dead, and lose neither token nor clock', async () => {
    await using fleet = await startFleet(4);
    const [a, b] = fleet.instances;
    await a!.tokens.offer('p', { value: 't', mintedAt: await a!.tokens.now() });
    await b!.tokens.get('p');
    await takeAll(fleet);
    await fleet.server.kill();
    expect(await takeAll(fleet), 'a share starts empty').toBe(0);
    let granted = 0;
    for (let tenth = 0; tenth < 100; tenth += 1) {
      await fleet.clock.advance(100);
      granted += await takeAll(fleet);
    }
    // Ten seconds at 100/s; upstream allows the burst of 20 besides.
    expect(granted).toBeLessThanOrEqual(1_000);
    expect(granted).toBeGreaterThan(900);
    expect(await b!.tokens.get('p')).toMatchObject({ value: 't' });
    expect(fleet.said.filter((message) => message.includes('does not answer'))).toHaveLength(4);
  });

  test('go back to what they share as soon as the server answers, with the token they have', async () => {
    await using fleet = await startFleet(2);
    const [a, b] = fleet.instances;
    await a!.tokens.offer('p', { value: 't', mintedAt: await a!.tokens.now() });
    await fleet.server.kill();
    await takeAll(fleet);
    await fleet.server.start();
    await vi.waitFor(
      async () => {
        await fleet.clock.advance(200);
        expect(fleet.said.filter((message) => message.includes('answers again'))).toHaveLength(2);
      },
      { timeout: 5_000, interval: 20 },
    );
    await using redis = watch(fleet.server);
    expect(await redis.client.exists('ofg1:token:{p}'), 'who comes now would have to log in').toBe(1);
    expect(await b!.tokens.get('p')).toMatchObject({ value: 't' });
    expect(await a!.leases.lease('l', 'a', 60_000)).toBe(true);
    expect(await b!.leases.lease('l', 'b', 60_000)).toBe(false);
  });

  test('ask a frozen server once each, and go on alone', async () => {
    await using fleet = await startFleet(2);
    await takeAll(fleet);
    fleet.server.freeze();
    const asked = Promise.all(fleet.instances.map(({ limiter }) => limiter.take('k', 'interactive')));
    await fleet.clock.advance(50);
    const answers = await asked;
    expect(answers.map(({ granted }) => granted)).toEqual([false, false]);
    await fleet.clock.advance(1_000);
    expect(await takeAll(fleet)).toBe(20);
    fleet.server.thaw();
  });

  test('have their part of what was left when the server froze, and no more than that together', async () => {
    await using fleet = await startFleet(2);
    for (const { limiter } of fleet.instances) await limiter.take('k', 'interactive');
    fleet.server.freeze();
    const asked = Promise.all(fleet.instances.map(({ limiter }) => limiter.take('k', 'interactive')));
    await fleet.clock.advance(50);
    // Nobody who has waited for the silence waits again.
    expect((await asked).map(({ granted }) => granted)).toEqual([true, true]);
    expect(2 + (await takeAll(fleet))).toBeLessThanOrEqual(burst);
    fleet.server.thaw();
  });

  test('that know no token wait for a frozen server once, however much a login asks it', async () => {
    await using fleet = await startFleet(2);
    const [{ tokens }] = fleet.instances as [(typeof fleet.instances)[0]];
    fleet.server.freeze();
    const found = tokens.get('p');
    await fleet.clock.advance(5_000);
    expect(await found).toBeNull();
    expect(await tokens.lease('l', 'a', 1_000)).toBe(true);
    expect(await tokens.offer('p', { value: 't', mintedAt: await tokens.now() })).toMatchObject({ value: 't' });
    fleet.server.thaw();
  });

  test('neither log in again nor spend the budget twice when the server forgets everything', async () => {
    await using fleet = await startFleet(2);
    await using redis = watch(fleet.server);
    const [a, b] = fleet.instances;
    await a!.tokens.offer('p', { value: 't', mintedAt: await a!.tokens.now() });
    await takeAll(fleet);
    await redis.client.flushall();
    expect((await a!.limiter.take('k', 'interactive')).granted, 'a bucket that is gone starts empty').toBe(false);
    await vi.waitFor(async () => {
      await fleet.clock.advance(1_000);
      expect(await b!.tokens.get('p')).toMatchObject({ value: 't' });
    });
  });

  test('go on alone beside a server that takes no writes, after a failover or for want of memory, and come back', async () => {
    await using fleet = await startFleet(2);
    await using redis = watch(fleet.server);
    const [a, b] = fleet.instances;
    await a!.tokens.offer('p', { value: 't', mintedAt: await a!.tokens.now() });
    await b!.tokens.get('p');
    const unwritable: readonly [() => Promise<unknown>, () => Promise<unknown>][] = [
      [() => redis.client.replicaof('127.0.0.1', 1), () => redis.client.replicaof('NO', 'ONE')],
      [() => redis.client.config('SET', 'maxmemory', '1'), () => redis.client.config('SET', 'maxmemory', '0')],
    ];
    for (const [refuse, permit] of unwritable) {
      await fleet.clock.advance(1_000);
      await refuse();
      expect((await a!.limiter.take('k', 'interactive')).granted, 'a share starts empty').toBe(false);
      await fleet.clock.advance(100);
      expect((await a!.limiter.take('k', 'interactive')).granted).toBe(true);
      expect(await b!.tokens.get('p')).toMatchObject({ value: 't' });
      await permit();
      await fleet.clock.advance(1_000);
      // A grant of the bucket that all share: those of an instance's own have negative epochs.
      await vi.waitFor(async () => {
        await fleet.clock.advance(200);
        const taken = await a!.limiter.take('k', 'interactive');
        expect(taken.granted && taken.epoch > 0).toBe(true);
      });
    }
  });

  test.each(unwritable)('say once that the server $what, and once that it is over', async ({ refuse, permit }) => {
    await using fleet = await startFleet(1);
    await using redis = watch(fleet.server);
    const { limiter, leases } = fleet.instances[0]!;
    await refuse(redis.client);
    for (let tenth = 0; tenth < 20; tenth += 1) {
      await limiter.take('k', 'interactive');
      await fleet.clock.advance(100);
      // On the same connection: whatever was asked before is answered.
      await leases.heldForMs('l');
    }
    expect(fleet.said).toEqual([goes]);
    await permit(redis.client);
    await vi.waitFor(async () => {
      await fleet.clock.advance(200);
      expect(fleet.said).toEqual([goes, comes]);
    });
    expect((await limiter.take('k', 'interactive')).granted).toBe(true);
    expect(fleet.said).toEqual([goes, comes]);
  });

  test.each(unwritable)('that ask for nothing find out that the server $what', async ({ refuse }) => {
    await using fleet = await startFleet(1);
    await using redis = watch(fleet.server);
    await refuse(redis.client);
    await vi.waitFor(async () => {
      await fleet.clock.advance(1_000);
      expect(fleet.said).toEqual([goes]);
    });
  });

  test('start without a server, and share as soon as there is one', async () => {
    await using stack = new AsyncDisposableStack();
    const server = stack.use(await startRedis());
    await server.kill();
    const clock = createFakeClock();
    const log = { warn() {}, info() {} };
    const options = { url: server.url, clock, log, limits, instanceId: 'i', envelope, version: '1' };
    const alone = stack.use(await openRedisCoordination(options));
    await alone.tokens.offer('p', { value: 't', mintedAt: await alone.tokens.now() });
    await server.start();
    await vi.waitFor(
      async () => {
        await clock.advance(1_000);
        const other = await openRedisCoordination({ ...options, instanceId: 'j' });
        await using _ = other;
        expect(await other.tokens.get('p')).toMatchObject({ value: 't' });
      },
      { timeout: 10_000, interval: 100 },
    );
  });
});
