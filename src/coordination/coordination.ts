import type { Clock } from '../lib/clock.ts';
import type { Envelope } from '../lib/envelope.ts';
import { readVersion } from '../lib/version.ts';
import type { AnswerStore } from './answer-store.ts';
import type { RateLimits } from './bucket.ts';
import type { LeaseStore } from './lease-store.ts';
import type { Limiter } from './limiter.ts';
import { createMemoryLeaseStore } from './memory-lease-store.ts';
import { createMemoryLimiter } from './memory-limiter.ts';
import { createMemoryTokenStore } from './memory-token-store.ts';
import { createNoticeHub } from './notice-hub.ts';
import type { Notices } from './notices.ts';
import type { ConnectionLog } from './redis-connection.ts';
import type { TokenStore } from './token-store.ts';

/** What the instances of a fleet share. */
export interface Coordination extends AsyncDisposable {
  readonly limiter: Limiter;
  readonly tokens: TokenStore;
  readonly leases: LeaseStore;
  readonly notices: Notices;
  /** Null where each process has its own memory only. */
  readonly answers: AnswerStore | null;
}

export interface CoordinationOptions {
  /** Null keeps everything in this process, which is then the whole fleet. */
  readonly redisUrl: string | null;
  readonly limits: RateLimits;
  readonly clock: Clock;
  readonly log: ConnectionLog;
  /** Differs between all instances. */
  readonly instanceId: string;
  readonly envelope: Pick<Envelope, 'seal' | 'open'>;
}

export async function openCoordination({ redisUrl, ...options }: CoordinationOptions): Promise<Coordination> {
  if (redisUrl !== null) {
    const { openRedisCoordination } = await import('./redis-coordination.ts');
    return openRedisCoordination({ url: redisUrl, version: await readVersion(), ...options });
  }
  const { clock, limits } = options;
  return {
    limiter: createMemoryLimiter({ clock, limits }),
    tokens: createMemoryTokenStore({ clock }),
    leases: createMemoryLeaseStore({ clock }),
    notices: createNoticeHub().join(),
    answers: null,
    async [Symbol.asyncDispose]() {},
  };
}
