import type { Redis, Result } from 'ioredis';
import type { LeaseStore } from './lease-store.ts';

declare module 'ioredis' {
  interface RedisCommander<Context> {
    ofgLease(key: string, holder: string, ttlMs: number): Result<number, Context>;
    ofgRelease(key: string, holder: string): Result<number, Context>;
  }
}

const leaseScript = `
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1
`;

const releaseScript = `
if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end
return 0
`;

/**
 * Leases of all instances that share the server, on its clock. A holder that is paused may wake after its lease is over:
 * what it then does must be harmless, or be checked where it is done.
 */
export function createRedisLeaseStore({
  redis,
  prefix,
}: {
  readonly redis: Redis;
  readonly prefix: string;
}): LeaseStore {
  redis.defineCommand('ofgLease', { numberOfKeys: 1, lua: leaseScript });
  redis.defineCommand('ofgRelease', { numberOfKeys: 1, lua: releaseScript });
  const keyOf = (key: string) => `${prefix}:lease:{${key}}`;
  return {
    lease: async (key, holder, ttlMs) => (await redis.ofgLease(keyOf(key), holder, Math.ceil(ttlMs))) === 1,
    release: async (key, holder) => {
      await redis.ofgRelease(keyOf(key), holder);
    },
    // Negative where there is no such key.
    heldForMs: async (key) => Math.max(0, await redis.pttl(keyOf(key))),
  };
}
