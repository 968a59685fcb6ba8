import { Redis } from 'ioredis';
import { describe, expect, onTestFinished, test } from 'vitest';
import { credentialsOf } from '../support/command.ts';
import { type FleetMember, fleetKey, type ProcessFleet, startProcessFleet } from '../support/fleet-processes.ts';
import { redisServer } from '../support/redis.ts';
import { dumpRedis } from '../support/redis-dump.ts';

const customer = '{ customer(customerId: "5001001") { username firstName lastName email } }';
/** What Connect can look like: nobody's data, and in no directory that an instance reads ahead. */
const looks = ({ sandbox }: ProcessFleet, partner = 0) =>
  `{ connectExperiences(applicationName: "${sandbox.info.partners[partner]!.applications[0]!.name}") { experienceId applicationName } }`;
const customerCalls = 'GET /aggregation/v1/customers/{customerId}';
const looksCalls = 'GET /connect/experiences';

async function dataOf({ url }: FleetMember, query: string): Promise<any> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': fleetKey },
    body: JSON.stringify({ query }),
  });
  const { data, errors } = (await response.json()) as { data?: any; errors?: unknown };
  expect(errors).toBeUndefined();
  return data;
}

const callsOf = ({ sandbox }: ProcessFleet, template: string) => sandbox.calls().byTemplate[template] ?? 0;

describe.skipIf(redisServer === null)('answers of upstream in Redis, between processes', () => {
  test('all: the second process asks upstream nothing, and nobody who reads Redis learns who the customer is', async () => {
    await using fleet = await startProcessFleet({ REDIS_CACHE: 'all' });
    const first = await fleet.join();
    const { customer: known } = await dataOf(first, customer);
    const { connectExperiences } = await dataOf(first, looks(fleet));
    await expect.poll(async () => (await dumpRedis(fleet.redis.url)).split('ofg1:answer:').length).toBeGreaterThan(2);
    const second = await fleet.join();
    expect((await dataOf(second, customer)).customer).toEqual(known);
    await dataOf(second, looks(fleet));
    expect([callsOf(fleet, customerCalls), callsOf(fleet, looksCalls)]).toEqual([1, 1]);

    const dump = await dumpRedis(fleet.redis.url);
    // As it is, and as what is not sealed is written.
    const written = (text: string) => [0, 1, 2].map((shift) => base64Inside(text, shift));
    const canaries = [known.lastName, known.firstName, known.email, known.username, '5001001'].filter(Boolean);
    expect(canaries.length).toBeGreaterThan(3);
    expect(canaries.flatMap((each) => [each, ...written(each)]).filter((each) => dump.includes(each))).toEqual([]);
    // The search would find it: what is nobody's is not sealed.
    expect(written(connectExperiences[0].experienceId).some((each) => dump.includes(each))).toBe(true);
  });

  test('impersonal, as it is unless configured: nothing about a customer gets there', async () => {
    await using fleet = await startProcessFleet();
    const [first, second] = [await fleet.join(), await fleet.join()];
    for (const each of [first, second]) {
      await dataOf(each, customer);
      await dataOf(each, looks(fleet));
    }
    expect([callsOf(fleet, customerCalls), callsOf(fleet, looksCalls)]).toEqual([2, 1]);
    const client = new Redis(fleet.redis.url);
    onTestFinished(() => client.disconnect());
    const bodies = await Promise.all(
      (await client.keys('ofg1:answer:*')).map((key) => client.hget(key, 'body').then((body) => body ?? '')),
    );
    expect(bodies.length).toBeGreaterThan(0);
    // Sealed is what is somebody's.
    expect(bodies.filter((body) => !body.startsWith('p.'))).toEqual([]);
  });

  test('those of one partner are not given to another, not even when they lie in its place', async () => {
    await using fleet = await startProcessFleet({ REDIS_CACHE: 'all' });
    const own = await fleet.join();
    const theirEnv = credentialsOf(fleet.sandbox, 1);
    const theirs = await fleet.join(theirEnv);
    const client = new Redis(fleet.redis.url);
    onTestFinished(() => client.disconnect());
    const answers = async () => new Set(await client.keys('ofg1:answer:*'));
    const none = await answers();
    await dataOf(own, looks(fleet));
    await expect.poll(async () => (await answers()).difference(none).size).toBe(1);
    const mine = await answers();
    await dataOf(theirs, looks(fleet, 1));
    await expect.poll(async () => (await answers()).difference(mine).size).toBe(1);
    expect(callsOf(fleet, looksCalls)).toBe(2);

    const [from = ''] = mine.difference(none);
    const [to = ''] = (await answers()).difference(mine);
    await client.copy(from, to, 'REPLACE');
    const restarted = await fleet.join(theirEnv);
    await dataOf(restarted, looks(fleet, 1));
    expect(callsOf(fleet, looksCalls)).toBe(3);
  });
});

/** What is in the base64 of a longer text wherever this text begins at `shift` modulo 3 in it. */
function base64Inside(text: string, shift: number): string {
  const bytes = Buffer.concat([Buffer.alloc(shift), Buffer.from(text)]);
  const [from, to] = [Math.ceil((shift * 4) / 3), Math.floor(bytes.length / 3) * 4];
  return bytes.toString('base64').slice(from, to);
}
