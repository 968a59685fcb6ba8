import type { Redis } from 'ioredis';

export interface RedisInstancesOptions {
  readonly redis: Redis;
  readonly prefix: string;
  readonly instanceId: string;
}

export interface Instances {
  /** How many were alive when last counted, this one included. */
  count(): number;
  /** Says that this one is alive and counts the others: to be called every `beatMs`. Rejects when the server is away, or takes no writes. */
  beat(): Promise<void>;
  leave(): Promise<void>;
}

export const beatMs = 1_000;
/** An instance that missed five beats is taken for dead. */
const aliveMs = 5 * beatMs;

/** The instances that share the server, by their last sign of life on its clock. */
export function createRedisInstances({ redis, prefix, instanceId }: RedisInstancesOptions): Instances {
  const key = `${prefix}:instances`;
  let alive = 1;
  return {
    count: () => alive,
    async beat() {
      const [seconds = 0, micros = 0] = await redis.time();
      const now = Number(seconds) * 1_000 + Math.floor(Number(micros) / 1_000);
      const answers = await redis
        .pipeline()
        .zadd(key, now, instanceId)
        .zremrangebyscore(key, '-inf', now - aliveMs)
        .zcard(key)
        .pexpire(key, aliveMs)
        .exec();
      const refusal = answers?.find(([error]) => error !== null)?.[0];
      if (refusal) throw refusal;
      const count = answers?.[2]?.[1];
      if (typeof count === 'number') alive = Math.max(1, count);
    },
    async leave() {
      await redis.zrem(key, instanceId);
    },
  };
}
