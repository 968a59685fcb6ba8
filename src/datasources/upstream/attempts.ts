import { type Clock, wait } from '../../lib/clock.ts';
import type { EarlierAttempt } from '../../metrics/call-record.ts';
import type { Answer } from './exchange.ts';
import type { Attempt, Failure, Outcome } from './outcome.ts';
import type { Recorder } from './record.ts';
import { decideRetry } from './retry.ts';
import { createRetryBudget, type RetryBudget } from './retry-budget.ts';
import type { Asked, Stage } from './stage.ts';

export interface AttemptsDeps {
  readonly clock: Clock;
  readonly recorder: Recorder;
  /** From 0 up to but excluding 1. */
  readonly random: () => number;
  readonly next: Attempt;
}

/**
 * Makes the attempts of a call, each admitted and recorded by itself: retries by the rule in `retry`, and one replay when
 * the token turned out to be stale. The replay is no retry: upstream did not look at the call. After a kept connection was
 * closed under a call its later attempts have connections of their own.
 */
export function createAttempts({ clock, recorder, random, next }: AttemptsDeps): Stage {
  const budgets = new Map<string, RetryBudget>();
  const budgetOf = (partnerId: string) => {
    const budget = budgets.get(partnerId) ?? createRetryBudget(clock);
    budgets.set(partnerId, budget);
    return budget;
  };

  return async <T>(asked: Asked<T>): Promise<Answer<T>> => {
    const budget = budgetOf(asked.partner.partnerId);
    let retries = 0;
    let replayed = false;
    let call = asked;
    const earlier: EarlierAttempt[] = [];
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await attemptOnce(call, attempt, earlier);
      if (outcome.timing !== undefined && attempt === 1) budget.called();
      if (outcome.kind === 'success') {
        const { value, status, body } = outcome;
        return { value, status, source: 'upstream', ageMs: 0, ...(body !== undefined && { body }) };
      }
      if (outcome.fault === 'token' && !replayed) {
        replayed = true;
        continue;
      }
      const { charged } = await pauseOrFail(asked, outcome, retries, budget);
      if (charged) retries += 1;
      else call = { ...asked, fresh: true };
    }
  };

  async function attemptOnce<T>(
    asked: Asked<T>,
    attempt: number,
    earlier: EarlierAttempt[],
  ): Promise<Outcome<T> & { timing?: unknown }> {
    const askedAt = clock.monotonic();
    const outcome = await next(asked);
    const { timing } = outcome;
    if (timing !== undefined) {
      recorder.attempt(asked, { ...outcome, timing }, attempt, askedAt, [...earlier]);
      if (outcome.kind === 'failure') {
        const { upstreamCode, code } = outcome.error;
        const serviceMs = Math.round(timing.endedAt - timing.sentAt);
        earlier.push({ status: outcome.status ?? 0, code: upstreamCode ?? code, serviceMs });
      }
    }
    return outcome;
  }

  /** Fulfilled when it is time for the next attempt; rejects with the failure when there shall be none. */
  async function pauseOrFail(
    asked: Asked<unknown>,
    failure: Failure,
    retries: number,
    budget: RetryBudget,
  ): Promise<{ readonly charged: boolean }> {
    const decision = decideRetry({
      endpoint: asked.endpoint,
      failure,
      retries,
      timeLeftMs: asked.caller.deadlineAt - clock.monotonic(),
      budgetLeft: budget.left(),
      random: random(),
    });
    if (!decision.again) throw failure.error;
    if (decision.charged) {
      budget.spend();
      await wait(clock, decision.delayMs, asked.caller.signal);
    }
    return decision;
  }
}
