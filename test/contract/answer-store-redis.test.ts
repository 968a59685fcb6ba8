import { randomBytes, randomUUID } from 'node:crypto';
import { serialize } from 'node:v8';
import { Redis } from 'ioredis';
import { afterAll, describe, expect, test } from 'vitest';
import { createRedisAnswerStore } from '../../src/coordination/redis-answer-store.ts';
import { createEnvelope } from '../../src/lib/envelope.ts';
import { redisServer, startRedis } from '../support/redis.ts';
import { answerStoreContract } from './answer-store-contract.ts';

describe.skipIf(redisServer === null)('on Redis', async () => {
  if (redisServer === null) return;
  const server = await startRedis();
  const redis = new Redis(server.url);
  afterAll(async () => {
    redis.disconnect();
    await server[Symbol.asyncDispose]();
  });
  const envelope = createEnvelope([randomBytes(32)]);
  const make = (prefix: string = randomUUID(), version = '1') =>
    createRedisAnswerStore({ redis, prefix, version, envelope });
  const person = { partnerId: 'p', customerId: 'c-canary', operation: 'o', key: 'k-canary', isImpersonal: false };

  answerStoreContract('Redis', async () => make());

  test('nothing of a customer can be read in what the server holds, neither in keys nor in values', async () => {
    const prefix = randomUUID();
    const store = make(prefix);
    await store.put(person, { value: { name: 'v-canary' }, status: 200, ageMs: 0 }, 1, 60_000);
    await store.forget({ partnerId: 'p', customerId: 'c-canary' });
    const keys = await redis.keys(`${prefix}:*`);
    expect(keys).toHaveLength(2);
    const held = await Promise.all(keys.map((key) => redis.dump(key)));
    const plain = serialize('v-canary').subarray(4, 12).toString('base64').slice(2, 8);
    expect(JSON.stringify([keys, held.map(String)])).not.toMatch(new RegExp(`canary|${plain.replaceAll('+', '\\+')}`));
  });

  test('all keys of a partner lie in one slot of a cluster', async () => {
    const prefix = randomUUID();
    const store = make(prefix);
    for (const customerId of ['a', 'b']) {
      const at = { ...person, customerId, key: customerId };
      await store.put(at, { value: 1, status: 200, ageMs: 0 }, 1, 60_000);
      await store.forget({ partnerId: 'p', customerId, operations: ['o', 'q'] });
    }
    const keys = await redis.keys(`${prefix}:*`);
    expect(keys).toHaveLength(6);
    expect(new Set(keys.map((key) => /\{(.+)\}/.exec(key)?.[1])).size).toBe(1);
  });

  test('a value that was moved to the place of another one is not read', async () => {
    const prefix = randomUUID();
    const store = make(prefix);
    await store.put(person, { value: 'mine', status: 200, ageMs: 0 }, 1, 60_000);
    const [from = ''] = await redis.keys(`${prefix}:answer:*`);
    const other = { ...person, customerId: 'other', key: 'other' };
    await store.put(other, { value: 'theirs', status: 200, ageMs: 0 }, 1, 60_000);
    const to = (await redis.keys(`${prefix}:answer:*`)).find((key) => key !== from) ?? '';
    await redis.copy(from, to, 'REPLACE');
    expect((await store.get(other)).answer).toBeNull();
  });

  test('an answer in the open is taken for nobody whose answers are sealed', async () => {
    const store = make();
    await store.put({ ...person, isImpersonal: true }, { value: 'forged', status: 200, ageMs: 0 }, 1, 60_000);
    expect((await store.get(person)).answer).toBeNull();
  });

  test('another version of the gateway finds nothing', async () => {
    const prefix = randomUUID();
    await make(prefix, '1').put(person, { value: 1, status: 200, ageMs: 0 }, 1, 60_000);
    expect((await make(prefix, '2').get(person)).answer).toBeNull();
  });

  test('an answer of more than a mebibyte is not kept', async () => {
    const store = make();
    await store.put(person, { value: 'x'.repeat(1024 * 1024), status: 200, ageMs: 0 }, 1, 60_000);
    expect((await store.get(person)).answer).toBeNull();
  });
});
