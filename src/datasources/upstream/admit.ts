import type { Limiter, RateOutcome } from '../../coordination/limiter.ts';
import { GatewayError } from '../../domain/errors.ts';
import type { Clock } from '../../lib/clock.ts';
import { type Applicant, createGate, type Gate } from './gate.ts';
import type { Identify } from './identity.ts';
import type { Log } from './log.ts';
import { type Attempt, type Outcome, refused } from './outcome.ts';
import { createServiceTimes } from './service-times.ts';
import type { Asked } from './stage.ts';

/** The way of every request, logins included, to the budget of its app key. */
export interface Admission {
  /** Waits for a grant and answers its epoch. */
  enter(appKey: string, applicant: Applicant): Promise<number>;
  /** Tells the limiter what upstream's answer said about the rate. */
  report(appKey: string, epoch: number, outcome: RateOutcome): void;
  waiting(appKey: string): number;
}

export interface AdmissionDeps {
  readonly clock: Clock;
  readonly limiter: Limiter;
  readonly log: Log;
}

export function createAdmission({ clock, limiter, log }: AdmissionDeps): Admission {
  const gates = new Map<string, Gate>();
  return {
    enter(appKey, applicant) {
      const gate = gates.get(appKey) ?? createGate(clock, limiter, appKey);
      gates.set(appKey, gate);
      return gate.enter(applicant);
    },
    report(appKey, epoch, outcome) {
      limiter.report(appKey, epoch, outcome).catch(() => log.warn({}, 'the limiter took no report'));
    },
    waiting: (appKey) => gates.get(appKey)?.waiting ?? 0,
  };
}

/** Each attempt takes one grant, and its answer is reported under the epoch of that grant. */
export function createAdmit(deps: {
  readonly admission: Admission;
  readonly identify: Identify;
  readonly next: Attempt;
}): Attempt {
  const { admission, identify, next } = deps;
  const times = createServiceTimes();

  return async <T>(asked: Asked<T>): Promise<Outcome<T>> => {
    const { caller, endpoint } = asked;
    const { appKey } = identify(asked.partner);
    let epoch: number;
    try {
      epoch = await admission.enter(appKey, {
        kind: caller.priority,
        partnerId: asked.partner.partnerId,
        clientId: caller.clientId,
        deadlineAt: () => caller.deadlineAt,
        expectedServiceMs: () => times.median(endpoint.operation),
        signal: caller.signal,
        onPromotion: asked.onPromotion,
      });
    } catch (error) {
      return notAdmitted(error);
    }
    const outcome = await next(asked);
    const rate = rateOutcome(outcome);
    if (rate !== undefined) admission.report(appKey, epoch, rate);
    if (outcome.kind === 'success') times.add(endpoint.operation, outcome.timing.endedAt - outcome.timing.sentAt);
    return outcome;
  };
}

function notAdmitted(error: unknown): Outcome<never> {
  if (!(error instanceof GatewayError))
    return refused(new GatewayError('INTERNAL', 'admission failed', { cause: error }));
  const leftBehind = error.code !== 'RATE_LIMITED' && error.code !== 'UPSTREAM_UNAVAILABLE';
  return leftBehind ? { kind: 'failure', fault: 'aborted', error } : refused(error);
}

/** Any answer but a 429 shows that the rate was right. No answer shows nothing, nor does a 429 about the plan. */
function rateOutcome(outcome: Outcome<unknown>): RateOutcome | undefined {
  if (outcome.kind === 'success') return { kind: 'ok' };
  if (outcome.fault === 'throttled') {
    if (outcome.suspect === true) return undefined;
    const { retryAfterMs } = outcome;
    return { kind: 'throttled', ...(retryAfterMs !== undefined && { retryAfterMs }) };
  }
  return outcome.status === undefined || outcome.status === 429 ? undefined : { kind: 'ok' };
}
