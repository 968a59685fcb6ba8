import type { Endpoint } from './exchange.ts';
import type { Failure } from './outcome.ts';

export type RetryDecision =
  | {
      readonly again: true;
      readonly delayMs: number;
      /** Counts as a retry: of the call, and in the partner's budget. */
      readonly charged: boolean;
      readonly because: string;
    }
  | { readonly again: false; readonly because: string };

export interface RetrySituation {
  readonly endpoint: Pick<Endpoint<unknown>, 'idempotent' | 'billable' | 'live'>;
  readonly failure: Failure;
  /** Retries made so far, the replay after a renewed token not counted. */
  readonly retries: number;
  readonly timeLeftMs: number;
  readonly budgetLeft: boolean;
  /** From 0 up to but excluding 1. */
  readonly random: number;
}

const maxRetries = 2;
const baseMs = 100;
const capMs = 2_000;

/** Whether a failed attempt is made again, and why or why not. Pure. */
export function decideRetry(situation: RetrySituation): RetryDecision {
  const { failure, retries, timeLeftMs, budgetLeft, random } = situation;
  const verdict = worthRepeating(situation);
  if (!verdict.again) return verdict;
  if (!verdict.charged) return timeLeftMs > 0 ? verdict : no('the deadline comes first');
  if (retries >= maxRetries) return no('the retries of this call are used up');
  const delayMs = failure.retryAfterMs ?? random * Math.min(capMs, baseMs * 2 ** retries);
  if (delayMs >= timeLeftMs) return no('the deadline comes first');
  if (!budgetLeft) return no("the partner's retry budget is used up");
  return { ...verdict, delayMs };
}

function worthRepeating({ endpoint, failure }: RetrySituation): RetryDecision {
  switch (failure.fault) {
    case 'unsent':
      return yes('no byte reached upstream, so any call may go again');
    case 'throttled':
      return endpoint.idempotent ? yes('turned away at the door') : no('may have an effect');
    // Each such failure used up a connection that had brought an answer, and the next attempt takes a fresh one, which
    // cannot fail like this: so no retry of it needs a budget to be bounded.
    case 'stale':
      if (endpoint.billable || endpoint.live) return no('billable and live calls are never repeated by themselves');
      return { ...yes('a kept connection was being closed'), charged: false };
    case 'lost':
      if (endpoint.billable) return no('the lost answer may have been billed');
      if (endpoint.live) return no('upstream forbids automated calls to a bank');
      if (failure.error.code === 'UPSTREAM_TIMEOUT') return no('the time of the call is used up');
      return endpoint.idempotent ? yes('the connection broke') : no('the call may have taken effect');
    case 'server':
      if (endpoint.billable || endpoint.live) return no('billable and live calls are never repeated by themselves');
      if (!failure.error.retryable) return no('the same call would fail again');
      return endpoint.idempotent ? yes('the platform failed') : no('the call may have taken effect');
    default:
      return no(`a fault of kind ${failure.fault} does not pass by itself`);
  }
}

function yes(because: string) {
  return { again: true, delayMs: 0, charged: true, because } as const;
}

function no(because: string) {
  return { again: false, because } as const;
}
