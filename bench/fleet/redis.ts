import { Redis } from 'ioredis';
import { createRedisLimiter } from '../../src/coordination/redis-limiter.ts';
import { startRedis } from '../../test/support/redis.ts';
import { type Scenario, told } from '../figure.ts';

const rounds = 20_000;
const inFlight = 50;

/** What a call costs the server that all instances share: one grant and one report, both in Lua. */
export const redis: Scenario = async () => {
  await using server = await startRedis();
  const client = new Redis(server.url);
  const limits = { startPerSecond: 1_000_000, maxPerSecond: 1_000_000 };
  const limiter = createRedisLimiter({ redis: client, limits, prefix: 'bench' });
  const usedMs = async () => {
    const text = await client.info('cpu');
    const read = (name: string) => Number(new RegExp(`${name}:([\\d.]+)`).exec(text)?.[1]);
    return (read('used_cpu_sys') + read('used_cpu_user')) * 1_000;
  };
  const call = async () => {
    const taken = await limiter.take('k', 'interactive');
    if (taken.granted) await limiter.report('k', taken.epoch, { kind: 'ok' });
  };
  const many = async (count: number) => {
    let left = count;
    const one = async () => {
      while (left > 0) {
        left -= 1;
        await call();
      }
    };
    await Promise.all(Array.from({ length: inFlight }, one));
  };
  await many(2_000);
  const before = await usedMs();
  await many(rounds);
  const microseconds = (((await usedMs()) - before) * 1_000) / rounds;
  client.disconnect();
  return [
    told('redis: its CPU for each upstream call', `${microseconds.toFixed(1)} us`),
    told('redis: calls in a second that fill its one core', String(Math.round(1_000_000 / microseconds))),
  ];
};
