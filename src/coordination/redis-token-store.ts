import type { Redis, Result } from 'ioredis';
import type { Envelope } from '../lib/envelope.ts';
import { createRedisLeaseStore } from './redis-lease-store.ts';
import type { AdoptedToken, SharedToken, TokenStore } from './token-store.ts';

declare module 'ioredis' {
  interface RedisCommander<Context> {
    ofgToken(
      key: string,
      now: string | number,
      mintedAt: number | '',
      sealed: string,
      ttlMs: number,
    ): Result<[now: string, mintedAt?: string, sealed?: string], Context>;
  }
}

/** Offers a token, or with an empty `mintedAt` only reads. Answers the server's time and the token that stands. */
const tokenScript = `
local now = tonumber(ARGV[1])
if not now then
  local t = redis.call('TIME')
  now = t[1] * 1000 + t[2] / 1000
end
local offered = tonumber(ARGV[2])
local at, sealed = unpack(redis.call('HMGET', KEYS[1], 'mintedAt', 'sealed'))
if offered and (not at or offered >= tonumber(at)) then
  at, sealed = ARGV[2], ARGV[3]
  redis.call('HSET', KEYS[1], 'mintedAt', at, 'sealed', sealed)
  redis.call('PEXPIRE', KEYS[1], ARGV[4])
end
now = string.format('%.17g', now)
if not at then return { now } end
return { now, at, sealed }
`;

/** No token lives longer than two hours. */
const tokenLifeMs = 2 * 3_600_000;

export interface RedisTokenStoreOptions {
  readonly redis: Redis;
  readonly prefix: string;
  /** Whoever reads the server's memory or its dumps shall not find a token there. */
  readonly envelope: Pick<Envelope, 'seal' | 'open'>;
  /** Milliseconds, in place of the server's clock. */
  readonly now?: () => number;
}

/** Tokens and renewal leases of all instances that share the server, on its clock. Rejects when it does not answer. */
export function createRedisTokenStore({ redis, prefix, envelope, now }: RedisTokenStoreOptions): TokenStore {
  redis.defineCommand('ofgToken', { numberOfKeys: 1, lua: tokenScript });
  const place = (key: string) => ['token', key];

  async function exchange(key: string, token?: SharedToken): Promise<{ now: number; token: AdoptedToken | null }> {
    const sealed = token === undefined ? '' : envelope.seal(token.value, place(key));
    const mintedAt = token?.mintedAt ?? '';
    const answer = await redis.ofgToken(`${prefix}:token:{${key}}`, now?.() ?? '', mintedAt, sealed, tokenLifeMs);
    const [serverNow, at, kept] = answer;
    const nowMs = Number(serverNow);
    if (at === undefined || kept === undefined) return { now: nowMs, token: null };
    return {
      now: nowMs,
      token: { value: envelope.open(kept, place(key)), mintedAt: Number(at), ageMs: nowMs - Number(at) },
    };
  }

  return {
    now: async () => (await exchange('clock')).now,
    get: async (key) => (await exchange(key)).token,
    async offer(key, token) {
      const { token: standing } = await exchange(key, token);
      if (standing === null) throw new Error('the token that was offered is gone');
      return standing;
    },
    ...createRedisLeaseStore({ redis, prefix }),
  };
}
