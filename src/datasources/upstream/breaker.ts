import {
  type CircuitBreakerPolicy,
  CircuitState,
  circuitBreaker,
  ExponentialBackoff,
  handleWhenResult,
  SamplingBreaker,
} from 'cockatiel';
import { LRUCache } from 'lru-cache';

import { GatewayError } from '../../domain/errors.ts';
import { lengthPrefixed } from './length-prefixed.ts';
import { type Attempt, type Failure, type Outcome, refused } from './outcome.ts';
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

interface Breaker {
  readonly partnerId: string;
  readonly family: string;
  readonly institutionId: string | undefined;
  readonly policy: CircuitBreakerPolicy;
}

const windowMs = 30_000;
const fewestCalls = 10;
const failingShare = 0.5;
const firstPauseMs = 5_000;
const longestPauseMs = 60_000;
/** Institutions of live calls come and go; the idlest breaker is forgotten first. */
const mostBreakers = 5_000;

/**
 * Pauses calls after repeated platform faults: per partner and endpoint family, for live calls per institution too, so
 * that one dead bank stops nobody else. Half open, a single call goes through; the others are refused meanwhile.
 *
 * Runs on cockatiel, which reads `Date.now()`: its windows follow the machine's clock, not the one passed around.
 */
export function createBreakers({ next }: { readonly next: Attempt }): Breakers {
  const breakers = new LRUCache<string, Breaker>({ max: mostBreakers });

  const stage: Attempt = async <T>(asked: Asked<T>): Promise<Outcome<T>> => {
    const { policy } = breakerOf(asked);
    // cockatiel lets the others wait for the probe's end, which for a live call is three minutes away.
    if (policy.state === CircuitState.HalfOpen) return open(asked);
    try {
      return (await policy.execute(async () => neutralThrown(await next(asked), policy))) as Outcome<T>;
    } catch (error) {
      return error instanceof Neutral ? error.outcome : open(asked);
    }
  };

  function breakerOf(asked: Asked<unknown>): Breaker {
    const { family, live } = asked.endpoint;
    const { partnerId } = asked.partner;
    const institutionId = live ? asked.institutionId : undefined;
    const key = lengthPrefixed([partnerId, family, live ? 'live' : 'stored', institutionId ?? '']);
    let breaker = breakers.get(key);
    if (breaker === undefined) {
      breaker = { partnerId, family, institutionId, policy: createPolicy(institutionId !== undefined) };
      breakers.set(key, breaker);
    }
    return breaker;
  }

  return {
    stage,
    troubled: (partnerId) =>
      [...breakers.values()].flatMap(({ policy, ...view }) => {
        if (view.partnerId !== partnerId || policy.state === CircuitState.Closed) return [];
        return [{ ...view, state: policy.state === CircuitState.Open ? 'open' : 'half-open' }];
      }),
  };
}

function createPolicy(ofInstitution: boolean): CircuitBreakerPolicy {
  // A probe that says nothing about upstream must not close the breaker either, so it counts as failed.
  const counts = (outcome: unknown) => isFailure(outcome) && (isFault(outcome, ofInstitution) || saysNothing(outcome));
  return circuitBreaker(handleWhenResult(counts), {
    halfOpenAfter: new ExponentialBackoff({ initialDelay: firstPauseMs, maxDelay: longestPauseMs }),
    breaker: new SamplingBreaker({
      threshold: failingShare,
      duration: windowMs,
      minimumRps: fewestCalls / (windowMs / 1_000),
    }),
  });
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

function saysNothing({ fault }: Failure): boolean {
  return fault === 'refused' || fault === 'aborted' || fault === 'throttled' || fault === 'token' || fault === 'locked';
}

function open(asked: Asked<unknown>): Failure {
  return refused(
    new GatewayError('UPSTREAM_UNAVAILABLE', `${asked.endpoint.operation}: calls are paused after repeated failures`, {
      category: 'PLATFORM',
      retryable: true,
      retryAfterMs: firstPauseMs,
    }),
  );
}
