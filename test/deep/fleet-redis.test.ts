import { Redis } from 'ioredis';
import { describe, expect, onTestFinished, test } from 'vitest';
import { loginsOf } from '../support/fleet.ts';
import { type FleetMember, outcomeOf, type ProcessFleet, startProcessFleet } from '../support/fleet-processes.ts';
import { redisServer } from '../support/redis.ts';
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts';

const alone = 'Redis does not answer';
const together = 'Redis answers again';
const patience = { timeout: 30_000, interval: 50 };

let asked = 0;
/** About something new: what answers it is a call of its own. */
function askOne({ url }: FleetMember): Promise<string> {
  asked += 1;
  return outcomeOf(url, `{ customers(first: 1, search: "u${asked}") { edges { node { username } } } }`);
}

interface Asking {
  /** Resolves when each of the members has been answered so many times more. */
  more(count: number): Promise<void>;
  /** How the operations ended, each once. */
  stop(): Promise<readonly string[]>;
}

const atATime = 6;

/** Operations without a pause at each of them: the rate that is learnt from none grows meanwhile. */
function keepAsking(members: readonly FleetMember[]): Asking {
  const outcomes = new Set<string>();
  const counts = members.map(() => 0);
  let isOver = false;
  const client = async (member: FleetMember, index: number) => {
    while (!isOver) {
      outcomes.add(await askOne(member));
      counts[index]! += 1;
    }
  };
  const clients = members.flatMap((member, index) => Array.from({ length: atATime }, () => client(member, index)));
  return {
    async more(count) {
      const before = [...counts];
      const fewest = () => Math.min(...counts.map((each, index) => each - before[index]!));
      await expect.poll(fewest, patience).toBeGreaterThanOrEqual(count);
    },
    async stop() {
      isOver = true;
      await Promise.all(clients);
      return [...outcomes];
    },
  };
}

const isAlone = ({ process }: FleetMember) => {
  const said = process.output();
  return said.lastIndexOf(alone) > said.lastIndexOf(together);
};
/** A busy machine makes it once or twice of itself. */
const timesAlone = ({ process }: FleetMember) => process.output().split(alone).length - 1;

function clientOf({ redis }: ProcessFleet): Redis {
  const client = new Redis(redis.url);
  // Without a listener it would tell of each try while there is no server.
  client.on('error', () => {});
  onTestFinished(() => client.disconnect());
  return client;
}

async function serverMs(client: Redis): Promise<number> {
  const [seconds, microseconds] = await client.time();
  return Number(seconds) * 1_000 + Number(microseconds) / 1_000;
}

/** Resolves when each of so many instances has counted the others. */
async function haveCountedEachOther(client: Redis, size: number): Promise<void> {
  await expect.poll(() => client.zcard('ofg1:instances'), patience).toBe(size);
  const since = await serverMs(client);
  const beats = async () => Number((await client.zrange('ofg1:instances', '0', '0', 'WITHSCORES'))[1]);
  await expect.poll(beats, patience).toBeGreaterThan(since);
}

interface Stage {
  readonly fleet: ProcessFleet;
  readonly proxy: TcpProxy;
  readonly client: Redis;
}

interface Trouble {
  readonly what: string;
  begin(stage: Stage): Promise<unknown>;
  end(stage: Stage): Promise<unknown>;
}

/** Latency holds for connections that are opened from now on. */
async function delay({ proxy, client }: Stage, latencyMs: number): Promise<void> {
  proxy.toxics = () => ({ latencyMs });
  for (const type of ['NORMAL', 'PUBSUB'] as const) await client.call('CLIENT', 'KILL', 'TYPE', type, 'SKIPME', 'yes');
}

const troubles: readonly Trouble[] = [
  { what: 'dies', begin: ({ fleet }) => fleet.redis.kill(), end: ({ fleet }) => fleet.redis.start() },
  { what: 'hangs', begin: async ({ fleet }) => fleet.redis.freeze(), end: async ({ fleet }) => fleet.redis.thaw() },
  { what: 'answers 200 ms late', begin: (stage) => delay(stage, 200), end: (stage) => delay(stage, 0) },
  {
    what: 'takes no writes after a failover',
    begin: ({ client }) => client.replicaof('127.0.0.1', 1),
    end: ({ client }) => client.replicaof('NO', 'ONE'),
  },
  {
    what: 'has no memory left',
    begin: ({ client }) => client.config('SET', 'maxmemory', '1'),
    end: ({ client }) => client.config('SET', 'maxmemory', '0'),
  },
];

describe.skipIf(redisServer === null)('processes whose Redis', () => {
  test('is not there when they start are ready without it, and share as soon as it is there', async () => {
    await using fleet = await startProcessFleet();
    await fleet.redis.kill();
    const members = await Promise.all([fleet.join(), fleet.join()]);
    for (const member of members) {
      const readiness = await fetch(`${member.url}/readyz`);
      expect(readiness.status).toBe(200);
      expect(await readiness.json()).toMatchObject({ status: 'degraded', coordination: { state: 'away' } });
      expect(await askOne(member)).toBe('answered');
      expect(isAlone(member)).toBe(true);
    }
    const logins = loginsOf(fleet.sandbox);
    expect(logins).toBeLessThanOrEqual(members.length);

    await fleet.redis.start();
    await expect.poll(() => members.filter(isAlone), patience).toEqual([]);
    for (const member of [...members, await fleet.join()]) expect(await askOne(member)).toBe('answered');
    expect(loginsOf(fleet.sandbox)).toBe(logins);
  });

  test.each(troubles)(
    '$what under load answer on with the token they have, and share again when it is over',
    async ({ begin, end }) => {
      await using fleet = await startProcessFleet();
      await using proxy = await startTcpProxy(fleet.redis.url);
      const stage = { fleet, proxy, client: clientOf(fleet) };
      const through = { REDIS_URL: proxy.url.replace('http', 'redis') };
      const members = await Promise.all([fleet.join(through), fleet.join(through)]);
      await haveCountedEachOther(stage.client, members.length);
      const asking = keepAsking(members);
      await asking.more(60);
      await expect.poll(() => members.some(isAlone), patience).toBe(false);
      const before = members.map(timesAlone);

      await begin(stage);
      await expect
        .poll(() => members.every((member, index) => timesAlone(member) > before[index]!), patience)
        .toBe(true);
      await asking.more(10);

      await end(stage);
      await expect.poll(() => members.some(isAlone), patience).toBe(false);
      await asking.more(10);
      expect(await asking.stop()).toEqual(['answered']);

      // Who has never logged in finds the token there.
      expect(await askOne(await fleet.join(through))).toBe('answered');
      expect(loginsOf(fleet.sandbox)).toBe(1);
      for (const { process } of members) expect(process.output()).not.toMatch(/^ +at /m);
    },
  );

  describe('leaves four to themselves', () => {
    const perSecond = 40;

    /** Four that ask as fast as they ever may. */
    async function busyFleet() {
      await using stack = new AsyncDisposableStack();
      const fleet = stack.use(await startProcessFleet({ MAX_REQUESTS_PER_SECOND: String(perSecond) }));
      const members = await Promise.all([1, 2, 3, 4].map(() => fleet.join()));
      const client = clientOf(fleet);
      await haveCountedEachOther(client, members.length);
      const asking = keepAsking(members);
      const sentSince = (from: number) => fleet.sandbox.calls().calls.filter(({ at }) => at >= from).length;
      // Their shares are parts of what they were last granted.
      await expect.poll(() => sentSince(Date.now() - 1_000), patience).toBeGreaterThan(0.8 * perSecond);
      const owned = stack.move();
      return { fleet, members, client, asking, sentSince, [Symbol.asyncDispose]: () => owned.disposeAsync() };
    }

    /** The budget and a tenth; a fifth of a second's worth may come at once. */
    const most = (ms: number) => (1.1 * perSecond * ms) / 1_000 + perSecond / 5;

    test('because it is dead, send no more together than they may', async () => {
      await using busy = await busyFleet();
      await busy.fleet.redis.kill();
      await expect.poll(() => busy.members.every(isAlone), patience).toBe(true);
      const from = Date.now();
      await busy.asking.more(50);
      const [sent, ms] = [busy.sentSince(from), Date.now() - from];
      expect(await busy.asking.stop()).toEqual(['answered']);
      console.info(`${sent} calls in ${ms} ms at ${perSecond} a second`);
      expect(sent).toBeLessThanOrEqual(most(ms));
      expect(loginsOf(busy.fleet.sandbox)).toBe(1);
    });

    test('because it forgets everything, spend a burst besides at most and log in no more', async () => {
      await using busy = await busyFleet();
      const from = Date.now();
      await busy.client.flushall();
      await busy.asking.more(20);
      const [sent, ms] = [busy.sentSince(from), Date.now() - from];
      expect(await busy.asking.stop()).toEqual(['answered']);
      console.info(`${sent} calls in ${ms} ms at ${perSecond} a second`);
      expect(sent).toBeLessThanOrEqual(most(ms) + perSecond / 5);
      await expect.poll(() => busy.client.keys('ofg1:token:*').then(({ length }) => length), patience).toBe(1);
      expect(await askOne(await busy.fleet.join())).toBe('answered');
      expect(loginsOf(busy.fleet.sandbox)).toBe(1);
    });
  });
});
