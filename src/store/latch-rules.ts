import type { LatchReason, LoginOutcome, LoginPermit } from './latch-store.ts';

/** What is remembered of a (partner id, secret) pair. Times are wall time in Unix milliseconds. */
export interface PairState {
  readonly state: 'UNPROVEN' | 'PROVEN' | 'LATCHED';
  /** Somebody was allowed to log in and has not said yet what became of it. */
  readonly pendingUntil: number | null;
  /** Whose that permit is. Null beside `pendingUntil`: it was given by a version that numbered none. */
  readonly permit: string | null;
  /** Logins whose answer was lost since the pair last worked. */
  readonly unknown: number;
  readonly reason: LatchReason | null;
  readonly latchedAt: number | null;
}

export const unseenPair: PairState = {
  state: 'UNPROVEN',
  pendingUntil: null,
  permit: null,
  unknown: 0,
  reason: null,
  latchedAt: null,
};

/** Longer than the ten seconds within which a permit must be used, and the login's own five. */
const pendingMs = 15_000;
/**
 * Clocks of processes differ, and one that has read its own may be overtaken before its turn: a permit that seems to last
 * a little too long is as alive as any. One that lasts far longer is from a wall clock that was set back since.
 */
const skewMs = 60_000;
const unknownForLatch = 2;

/**
 * Pure: whether a login may be sent now, and what is to be remembered before it is. `next` is `pair` itself when that is
 * nothing new.
 *
 * @param newPermit names the permit, should it be given: no other ever has this name
 */
export function decidePermit(
  pair: PairState,
  newPermit: string,
  nowMs: number,
): { readonly permit: LoginPermit; readonly next: PairState } {
  if (pair.state === 'LATCHED') return { permit: { kind: 'latched', reason: pair.reason ?? 'refused' }, next: pair };
  const left = (pair.pendingUntil ?? nowMs) - nowMs;
  if (left > 0 && left <= pendingMs + skewMs) {
    return { permit: { kind: 'wait', retryAfterMs: Math.min(left, pendingMs) }, next: pair };
  }
  // Whoever held the permit never came back: its login may have been sent.
  const unknown = pair.unknown + (pair.pendingUntil === null ? 0 : 1);
  if (isExhausted(pair, unknown)) {
    return { permit: { kind: 'latched', reason: 'unknown' }, next: latch({ ...pair, unknown }, 'unknown', nowMs) };
  }
  const next = { ...pair, unknown, permit: newPermit, pendingUntil: nowMs + pendingMs };
  return { permit: { kind: 'granted', permit: newPermit }, next };
}

/**
 * Pure: what is remembered after a login. A latch stays closed, whatever a straggler reports, and the permit of another
 * stays its own.
 *
 * @param permit under which it was sent; null for a login that the store was not asked about
 */
export function decideSettle(pair: PairState, permit: string | null, outcome: LoginOutcome, nowMs: number): PairState {
  if (pair.state === 'LATCHED') return pair;
  const held = permit !== null && pair.permit === permit;
  const free = held ? { ...pair, permit: null, pendingUntil: null } : pair;
  switch (outcome) {
    case 'proven':
      return { ...free, state: 'PROVEN', unknown: 0 };
    case 'refused':
      return latch(free, 'refused', nowMs);
    case 'unsent':
      return free;
    case 'unknown':
      // A permit that is no longer held was counted as lost when it ran out.
      return held ? { ...free, unknown: pair.unknown + 1 } : pair;
  }
}

/**
 * Pure: what is remembered of a pair that has several names. A latch under any of them holds, and of the rest what keeps
 * others waiting longest.
 *
 * @param states at least one
 */
export function mergePairs(states: readonly PairState[]): PairState {
  const latches = states.filter(({ state }) => state === 'LATCHED');
  if (latches.length > 0) return latches.reduce((one, other) => (since(one) <= since(other) ? one : other));
  const [longest = unseenPair] = states.toSorted((one, other) => (other.pendingUntil ?? 0) - (one.pendingUntil ?? 0));
  return {
    ...longest,
    state: states.some(({ state }) => state === 'PROVEN') ? 'PROVEN' : longest.state,
    unknown: Math.max(0, ...states.map(({ unknown }) => unknown)),
  };
}

const since = ({ latchedAt }: PairState) => latchedAt ?? 0;

function isExhausted(pair: PairState, unknown: number): boolean {
  return pair.state === 'UNPROVEN' && unknown >= unknownForLatch;
}

function latch(pair: PairState, reason: LatchReason, nowMs: number): PairState {
  return { ...pair, state: 'LATCHED', permit: null, pendingUntil: null, reason, latchedAt: nowMs };
}
