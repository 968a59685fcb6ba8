import { Redis } from 'ioredis';
import { describe, expect, test } from 'vitest';
import { loginsOf } from '../support/fleet.ts';
import { customersPage, outcomeOf, startProcessFleet } from '../support/fleet-processes.ts';
import { redisServer } from '../support/redis.ts';

const login = '/aggregation/v2/partners/authentication';
const answered = new Set(['answered']);
const ask = async (url: string, count: number, from = 1) =>
  new Set(
    await Promise.all(
      Array.from({ length: count }, (_, each) => outcomeOf(url, customersPage(((from + each) % 500) + 1))),
    ),
  );

describe.skipIf(redisServer === null)('a fleet of processes', () => {
  test('of four logs in once for 500 cold calls each', async () => {
    await using fleet = await startProcessFleet();
    const members = await Promise.all([1, 2, 3, 4].map(() => fleet.join()));
    const outcomes = await Promise.all(members.map(({ url }) => ask(url, 500)));
    for (const each of outcomes) expect(each).toEqual(answered);
    expect(loginsOf(fleet.sandbox)).toBe(1);
  });

  test('goes on when the one that is logging in is killed: no error, two logins at most', async () => {
    await using fleet = await startProcessFleet();
    fleet.sandbox.addFault({ match: { path: login }, effect: { kind: 'latency', ms: 3_000 } });
    // Warms itself at its start, and so takes the lease.
    const holder = await fleet.join();
    await expect.poll(() => loginsOf(fleet.sandbox), { timeout: 10_000 }).toBe(1);
    const other = await fleet.join();
    const asked = ask(other.url, 50);
    holder.process.kill('SIGKILL');
    expect(await asked).toEqual(answered);
    expect(loginsOf(fleet.sandbox)).toBeLessThanOrEqual(2);
  });

  test('takes no token back from one that was paused for longer than its lease', async () => {
    await using fleet = await startProcessFleet();
    fleet.sandbox.addFault({ match: { path: login }, effect: { kind: 'latency', ms: 1_500 }, times: 1 });
    const holder = await fleet.join();
    await expect.poll(() => loginsOf(fleet.sandbox), { timeout: 10_000 }).toBe(1);
    holder.process.kill('SIGSTOP');
    const other = await fleet.join();
    expect(await ask(other.url, 20)).toEqual(answered);
    expect(loginsOf(fleet.sandbox)).toBe(2);
    holder.process.kill('SIGCONT');
    // It had the older token: everybody goes on with the newer one.
    expect(await ask(holder.url, 20, 100)).toEqual(answered);
    expect(await ask(other.url, 20, 200)).toEqual(answered);
    expect(loginsOf(fleet.sandbox)).toBe(2);
  });

  test('of twenty with a wrong secret and one shared store sends it once', async () => {
    await using fleet = await startProcessFleet({ PARTNER_SECRET: 'wrong-secret' });
    const members: string[] = [];
    // Four at a time: a machine with two cores starts no more.
    for (let batch = 0; batch < 5; batch += 1) {
      const started = await Promise.all([1, 2, 3, 4].map(() => fleet.join()));
      members.push(...started.map(({ url }) => url));
    }
    const outcomes = await Promise.all(members.map((url) => outcomeOf(url, customersPage(1))));
    expect(new Set(outcomes)).toEqual(new Set(['CREDENTIALS_LATCHED']));
    expect(loginsOf(fleet.sandbox)).toBe(1);
  });

  test('sends a refused secret no second time because Redis forgets everything', async () => {
    await using fleet = await startProcessFleet({ PARTNER_SECRET: 'wrong-secret' });
    const first = await fleet.join();
    const second = await fleet.join();
    const everybody = async (page: number) =>
      Promise.all([first, second].map(({ url }) => outcomeOf(url, customersPage(page))));
    expect(await everybody(1)).toEqual(['CREDENTIALS_LATCHED', 'CREDENTIALS_LATCHED']);
    const client = new Redis(fleet.redis.url);
    await client.flushall();
    client.disconnect();
    expect(await everybody(2)).toEqual(['CREDENTIALS_LATCHED', 'CREDENTIALS_LATCHED']);
    // Nor does one that has never heard of it.
    const fresh = await fleet.join();
    expect(await outcomeOf(fresh.url, customersPage(3))).toBe('CREDENTIALS_LATCHED');
    expect(loginsOf(fleet.sandbox)).toBe(1);
  });

  test('sends nothing for a partner that is locked, whatever Redis forgets', async () => {
    await using fleet = await startProcessFleet();
    const members = [await fleet.join(), await fleet.join()] as const;
    const ask = (member: { readonly url: string }, page: number) => outcomeOf(member.url, customersPage(page));
    for (const [each, member] of members.entries()) expect(await ask(member, each + 1)).toBe('answered');
    const effect = { kind: 'status', status: 401, body: { code: 24302, message: 'Partner locked' } } as const;
    fleet.sandbox.addFault({ match: { method: 'GET' }, effect, times: 1 });
    expect(await ask(members[0], 10)).toBe('PARTNER_LOCKED');
    let page = 20;
    await expect.poll(() => ask(members[1], page++), { timeout: 10_000, interval: 100 }).toBe('PARTNER_LOCKED');
    console.info(`the other instance made ${page - 21} calls before it knew`);
    const { total } = fleet.sandbox.calls();
    const client = new Redis(fleet.redis.url);
    await client.flushall();
    client.disconnect();
    expect(await ask(members[0], 12)).toBe('PARTNER_LOCKED');
    expect(await ask(members[1], 13)).toBe('PARTNER_LOCKED');
    const fresh = await fleet.join();
    expect(await ask(fresh, 14)).toBe('PARTNER_LOCKED');
    expect(fleet.sandbox.calls().total).toBe(total);
  });
});
