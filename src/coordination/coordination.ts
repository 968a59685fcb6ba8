import { type CoordinationHealth, sharing } from '../domain/gateway-health.ts';
import type { Secret } from '../domain/secret.ts';
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
  /** Whether it is shared as it should be. */
  health(): CoordinationHealth;
}

export interface CoordinationSettings {
  /** Null keeps everything in this process, which is then the whole fleet. */
  readonly redisUrl: Secret | null;
  readonly limits: RateLimits;
}

export interface CoordinationDeps {
  readonly clock: Clock;
  readonly log: ConnectionLog;
  /** Differs between all instances. */
  readonly instanceId: string;
  readonly envelope: Pick<Envelope, 'seal' | 'open'>;
  /** Told when Redis goes and comes back. */
  readonly onHealth?: ((health: CoordinationHealth) => void) | undefined;
}

export async function openCoordination(
  { redisUrl, limits }: CoordinationSettings,
  deps: CoordinationDeps,
): Promise<Coordination> {
  if (redisUrl !== null) {
    const { openRedisCoordination } = await import('./redis-coordination.ts');
    return openRedisCoordination({ url: redisUrl.reveal(), version: await readVersion(), limits, ...deps });
  }
  const { clock } = deps;
  return {
    limiter: createMemoryLimiter({ clock, limits }),
    tokens: createMemoryTokenStore({ clock }),
    leases: createMemoryLeaseStore({ clock }),
    notices: createNoticeHub().join(),
    answers: null,
    health: () => sharing('alone'),
    async [Symbol.asyncDispose]() {},
  };
}
