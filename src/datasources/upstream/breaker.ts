import { type CircuitBreakerPolicy, CircuitState, ConstantBackoff, circuitBreaker, handleWhenResult } from 'cockatiel';
import { GatewayError } from '../../domain/errors.ts';
import type { Clock } from '../../lib/clock.ts';
import { latest } from '../../lib/latest.ts';
import { createFailureWindow } from './failure-window.ts';
import { lengthPrefixed } from './length-prefixed.ts';
import { type Attempt, type Failure, type Fault, type Outcome, refused } from './outcome.ts';
import type { Asked } from './stage.ts';

export interface BreakerView {
  readonly partnerId: string;
  readonly family: string;
  readonly institutionId: string | undefined;
  readonly state: 'open' | 'half-open';
}

export interface Breakers {
  readonly stage: Attempt;
  /** Those of a partner that are not closed. */
  troubled(partnerId: string): readonly BreakerView[];
}

export interface BreakersDeps {
  readonly clock: Clock;
  /** From 0 up to but excluding 1. */
  readonly random: () => number;
  readonly next: Attempt;
}

interface Breaker {
  readonly partnerId: string;
  readonly family: string;
  readonly institutionId: string | undefined;
  readonly policy: CircuitBreakerPolicy;
  /** Monotonic milliseconds; nothing goes through before. */
  pausedUntil: number;
  /** Since it was closed last. */
  pauses: number;
}

const firstPauseMs = 2_000;
/** Half of what upstream's return may take to be noticed by everybody. */
const longestPauseMs = 15_000;
const probeEveryMs = 1_000;
/** Institutions of live calls come and go; the idlest breaker is forgotten first. */
const mostBreakers = 5_000;

/**
 * Pauses calls after repeated platform faults: per partner and endpoint family, for live calls per institution too, so
 * that one dead bank stops nobody else. Half open, a single call goes through; the others are refused meanwhile. The
 * families of a partner are down together, so together they try one call a second; each bank is tried for itself.
 *
 * cockatiel keeps the three states. When to pause and for how long is decided here, on the clock that is passed around:
 * cockatiel reads `Date.now()`, which jumps.
 */
export function createBreakers({ clock, random, next }: BreakersDeps): Breakers {
  const breakers = latest<Breaker>(mostBreakers);
  const probedAt = new Map<string, number>();

  const stage: Attempt = async <T>(asked: Asked<T>): Promise<Outcome<T>> => {
    const breaker = breakerOf(asked);
    const { policy } = breaker;
    // cockatiel lets the others wait for the probe's end, which for a live call is three minutes away.
    if (policy.state === CircuitState.HalfOpen) return open(asked, probeEveryMs);
    if (policy.state === CircuitState.Open) {
      const waitMs = untilProbe(breaker);
      if (waitMs > 0) return open(asked, waitMs);
      if (breaker.institutionId === undefined) probedAt.set(breaker.partnerId, clock.monotonic());
    }
    try {
      return (await policy.execute(async () => neutralThrown(await next(asked), policy))) as Outcome<T>;
    } catch (error) {
      return error instanceof Neutral ? error.outcome : open(asked, untilProbe(breaker));
    }
  };

  function untilProbe({ partnerId, institutionId, pausedUntil }: Breaker): number {
    const lastProbe = institutionId === undefined ? probedAt.get(partnerId) : undefined;
    const turn = lastProbe === undefined ? 0 : lastProbe + probeEveryMs;
    return Math.max(pausedUntil, turn) - clock.monotonic();
  }

  function create(asked: Asked<unknown>, institutionId: string | undefined): Breaker {
    const policy = createPolicy(clock, institutionId !== undefined);
    const breaker: Breaker = {
      partnerId: asked.partner.partnerId,
      family: asked.endpoint.family,
      institutionId,
      policy,
      pausedUntil: 0,
      pauses: 0,
    };
    policy.onBreak(() => {
      const pauseMs = Math.min(firstPauseMs * 2 ** breaker.pauses, longestPauseMs);
      breaker.pauses += 1;
      // Instances that lost upstream together shall not come back together.
      breaker.pausedUntil = clock.monotonic() + pauseMs * (0.8 + 0.2 * random());
    });
    policy.onReset(() => {
      breaker.pauses = 0;
    });
    return breaker;
  }

  function breakerOf(asked: Asked<unknown>): Breaker {
    const { family, live } = asked.endpoint;
    const { partnerId } = asked.partner;
    const institutionId = live ? asked.institutionId : undefined;
    const key = lengthPrefixed([partnerId, family, live ? 'live' : 'stored', institutionId ?? '']);
    let breaker = breakers.get(key);
    if (breaker === undefined) {
      breaker = create(asked, institutionId);
      breakers.set(key, breaker);
    }
    return breaker;
  }

  return {
    stage,
    troubled: (partnerId) =>
      [...breakers.values()].flatMap(({ policy, family, institutionId, ...of }) => {
        if (of.partnerId !== partnerId || policy.state === CircuitState.Closed) return [];
        return [{ partnerId, family, institutionId, state: policy.state === CircuitState.Open ? 'open' : 'half-open' }];
      }),
  };
}

/** Its own pause is over before it begins: ours, on the other clock, comes first. */
const noPause = new ConstantBackoff(Number.NEGATIVE_INFINITY);

function createPolicy(clock: Clock, ofInstitution: boolean): CircuitBreakerPolicy {
  // A probe that says nothing about upstream must not close the breaker either, so it counts as failed.
  const counts = (outcome: unknown) => isFailure(outcome) && (isFault(outcome, ofInstitution) || saysNothing(outcome));
  return circuitBreaker(handleWhenResult(counts), { halfOpenAfter: noPause, breaker: createFailureWindow(clock) });
}

/** While closed, an outcome that says nothing is thrown past the policy, which then counts it on neither side. */
function neutralThrown<T>(outcome: Outcome<T>, policy: CircuitBreakerPolicy): Outcome<T> {
  if (isFailure(outcome) && saysNothing(outcome) && policy.state === CircuitState.Closed) throw new Neutral(outcome);
  return outcome;
}

class Neutral {
  readonly outcome: Failure;
  constructor(outcome: Failure) {
    this.outcome = outcome;
  }
}

function isFailure(outcome: unknown): outcome is Failure {
  return (outcome as Outcome<unknown>).kind === 'failure';
}

function isFault({ fault }: Failure, ofInstitution: boolean): boolean {
  if (fault === 'institution') return ofInstitution;
  return fault === 'unsent' || fault === 'lost' || fault === 'server' || fault === 'unreadable';
}

const neutralFaults: ReadonlySet<Fault> = new Set(['refused', 'aborted', 'stale', 'throttled', 'token', 'locked']);

function saysNothing({ fault }: Failure): boolean {
  return neutralFaults.has(fault);
}

function open(asked: Asked<unknown>, retryAfterMs: number): Failure {
  return refused(
    new GatewayError('UPSTREAM_UNAVAILABLE', `${asked.endpoint.operation}: calls are paused after repeated failures`, {
      category: 'PLATFORM',
      retryable: true,
      retryAfterMs: Math.ceil(Math.max(0, retryAfterMs)),
    }),
  );
}
