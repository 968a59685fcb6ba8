import type { CallSource } from './call-source.ts';
import type { ErrorCode } from './errors.ts';
import type { Instant } from './time.ts';

/**
 * What a process shares token and budget with. `alone`: nobody, it is the whole fleet. `primary`: the workers of its machine.
 * `connected`: all instances, through Redis. `away`: it should be through Redis, which does not serve.
 */
export const coordinationStates = ['alone', 'primary', 'connected', 'away'] as const;

export interface CoordinationHealth {
  readonly state: (typeof coordinationStates)[number];
  /** Both null unless it is away. */
  readonly awaySince: Instant | null;
  readonly reason: string | null;
}

export const sharing = (state: Exclude<CoordinationHealth['state'], 'away'>): CoordinationHealth => ({
  state,
  awaySince: null,
  reason: null,
});

/** How a partner's access to Mastercard is, as this instance sees it. */
export interface GatewayHealth {
  readonly token: {
    /** Since it was made; null without one. */
    readonly ageSeconds: number | null;
    /** Why none can be had until a person acts. */
    readonly problem: ErrorCode | null;
  };
  readonly limiter: {
    readonly requestsPerSecond: number;
    readonly burst: number;
    readonly blockedForMs: number;
    readonly queued: number;
  };
  readonly breakers: readonly {
    readonly family: string;
    readonly institutionId: string | null;
    readonly state: string;
  }[];
  /** Set while no call leaves. */
  readonly latch: { readonly reason: string; readonly since: Instant } | null;
  readonly asks: Readonly<Record<CallSource, number>>;
  readonly coordination: CoordinationHealth;
  readonly stores: readonly StoreHealth[];
}

export interface StoreHealth {
  readonly name: string;
  readonly isUp: boolean;
  readonly failingSince: Instant | null;
  /** Records that could not be kept since the start. */
  readonly dropped: number;
}
