export type LimiterClass = 'interactive' | 'subscription' | 'background';

/**
 * `rate` is the present number of requests per second, from which a queue tells how long it is; `room` how many more the bucket
 * would have granted at once to the highest class.
 */
export type Take =
  | { readonly granted: true; readonly epoch: number; readonly rate: number; readonly room: number }
  | { readonly granted: false; readonly retryAfterMs: number; readonly rate: number };

/** What upstream said about the rate. `throttled` carries the Retry-After in milliseconds where there was one. */
export type RateOutcome = { readonly kind: 'ok' } | { readonly kind: 'throttled'; readonly retryAfterMs?: number };

export interface LimiterState {
  /** Requests per second at present. */
  readonly rate: number;
  readonly burst: number;
  readonly epoch: number;
  /** Milliseconds until anything is granted again; 0 when not blocked. */
  readonly blockedForMs: number;
}

/**
 * The budget of each app key, one for the whole fleet. `key` is a keyed hash of the app key. Each verb decides and records
 * in one atomic step, on the limiter's own clock; see docs/algorithms.md, part 2.
 */
export interface Limiter {
  take(key: string, kind: LimiterClass): Promise<Take>;
  report(key: string, epoch: number, outcome: RateOutcome): Promise<void>;
  state(key: string): Promise<LimiterState>;
}

/** `more` permits beyond the one that was asked for, of the same class and epoch. */
export type TakeSome = Take & { readonly more: number };

/** A limiter that hands out several permits at once, where each ask costs more than the decision. */
export interface BulkLimiter extends Limiter {
  /** As `take`, with up to `most` permits more for a caller that uses them within `holdMs`, or not at all. */
  takeSome(key: string, kind: LimiterClass, most: number, holdMs: number): Promise<TakeSome>;
}

export const limiterVerbs = ['take', 'report', 'state', 'takeSome'] as const;
