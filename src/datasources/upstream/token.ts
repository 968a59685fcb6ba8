import { GatewayError } from '../../domain/errors.ts';
import type { Partner } from '../../domain/partner.ts';
import type { Clock } from '../../lib/clock.ts';
import { type Attempt, type Failure, type Outcome, refused } from './outcome.ts';
import type { PartnerSession } from './partner-session.ts';
import type { PlanMemory } from './plan-memory.ts';
import type { Asked } from './stage.ts';
import type { Wire } from './wire.ts';

type SessionOf = (partner: Partner) => PartnerSession;

/** Sends with the partner's token, and tells the session what the answer says about token, partner and plan. */
export function createTokenStage(deps: {
  readonly clock: Clock;
  readonly sessionOf: SessionOf;
  readonly plan: PlanMemory;
  readonly next: Wire;
}): Attempt {
  const { clock, sessionOf, plan, next } = deps;
  return async <T>(asked: Asked<T>): Promise<Outcome<T>> => {
    const session = sessionOf(asked.partner);
    let token: string;
    const askedAt = clock.monotonic();
    try {
      const atHand = session.token(asked.caller.signal);
      token = typeof atHand === 'string' ? atHand : await atHand;
    } catch (error) {
      return notReady(error, asked);
    }
    const tokenMs = clock.monotonic() - askedAt;
    const outcome = afterToken(plan.judge(asked, await next(asked, token)), tokenMs);
    if (outcome.kind === 'failure' && outcome.fault === 'token') session.refused(token);
    if (outcome.kind === 'failure' && outcome.fault === 'locked') await session.locked();
    return outcome;
  };
}

/**
 * What a call needs before it may ask for a grant: an endpoint within the plan, a partner that is not locked, a token.
 * Without this, calls that wait for a login would hold grants, and all of them would leave in one burst after it; and the
 * calls of a locked partner would use up a budget that others share.
 */
export function createReadyStage(deps: {
  readonly clock: Clock;
  readonly sessionOf: SessionOf;
  readonly plan: PlanMemory;
  readonly next: Attempt;
}): Attempt {
  const { clock, sessionOf, plan, next } = deps;
  async function afterLogin<T>(asked: Asked<T>, token: Promise<string>): Promise<Outcome<T>> {
    const askedAt = clock.monotonic();
    try {
      await token;
    } catch (error) {
      return notReady(error, asked);
    }
    const tokenMs = clock.monotonic() - askedAt;
    return afterToken(await next(asked), tokenMs);
  }

  return (asked) => {
    const refusal = plan.refusal(asked);
    if (refusal !== undefined) return Promise.resolve(refused(refusal));
    const token = sessionOf(asked.partner).token(asked.caller.signal);
    return typeof token === 'string' ? next(asked) : afterLogin(asked, token);
  };
}

/** Milliseconds below which nobody waited: the token was there. */
const unnoticed = 0.2;

/** Notes in the outcome how long its token was waited for. */
function afterToken<T>(outcome: Outcome<T>, ms: number): Outcome<T> {
  const { timing } = outcome;
  if (timing === undefined || ms < unnoticed) return outcome;
  return { ...outcome, timing: { ...timing, tokenMs: (timing.tokenMs ?? 0) + ms } };
}

function notReady(error: unknown, asked: Asked<unknown>): Failure {
  if (asked.caller.signal.aborted) return { kind: 'failure', fault: 'aborted', error: asked.caller.signal.reason };
  return refused(error instanceof GatewayError ? error : new GatewayError('INTERNAL', 'no token', { cause: error }));
}
