import type { PairState } from './latch-rules.ts';

export type LoginPermit =
  /** Send within 10 s, then settle under this permit: a name that no other permit has. */
  | { readonly kind: 'granted'; readonly permit: string }
  /** Another process is logging in with this pair. */
  | { readonly kind: 'wait'; readonly retryAfterMs: number }
  | { readonly kind: 'latched'; readonly reason: LatchReason };

/** `refused`: 10001. `unknown`: two answers of an unproven pair were lost. `locked`: 24302. */
export type LatchReason = 'refused' | 'unknown' | 'locked';

/** `unsent`: nothing reached upstream, or it answered 429 or 5xx. `unknown`: sent, and the answer was lost. */
export type LoginOutcome = 'proven' | 'refused' | 'unsent' | 'unknown';

export interface Latch {
  readonly reason: LatchReason;
  /** Wall time in Unix milliseconds. */
  readonly at: number;
}

export interface LockedPartner {
  /** One name of it. */
  readonly partner: string;
  readonly latch: Latch;
}

/**
 * What something is called in the store. While a master key goes out of use it has several names, the one under the current
 * key first: what is remembered under one of them holds under all, and what is noted is noted under all.
 */
export type LatchName = string | readonly string[];

/**
 * The durable memory of logins that must not be repeated: five wrong secrets lock a partner until a human unlocks it.
 * Shared by every process on the same database and kept across restarts. `pair` is a MAC over (partner id, secret),
 * `partner` a MAC over the partner id; neither reveals what it was made from.
 */
export interface LatchStore {
  /** One transaction, committed before it answers. `nowMs` is wall time. */
  permitLogin(pair: LatchName, nowMs: number): Promise<LoginPermit>;
  /**
   * What became of a login. Who comes back after its permit went to another clears nothing of the other's.
   *
   * @param permit null for a login that the store was not asked about
   */
  settleLogin(pair: LatchName, permit: string | null, outcome: LoginOutcome, nowMs: number): Promise<void>;
  latchPartner(partner: LatchName, nowMs: number): Promise<void>;
  partnerLatch(partner: LatchName): Promise<Latch | null>;
  /** All partners that are locked, each under every name that it was noted under: a few at most. */
  lockedPartners(): Promise<readonly LockedPartner[]>;
  /** Forgets what is known about a pair or a partner. */
  release(key: LatchName): Promise<void>;
  /** Notes under all names of a pair and of a partner what is remembered under any. */
  carryOver(pair: LatchName, partner: LatchName): Promise<void>;
}

/** Looks at the memory of logins without changing it: asking for a permit counts as an attempt, this does not. */
export interface LoginHistory {
  /** What is remembered of a pair. */
  login(pair: LatchName): Promise<PairState>;
}
