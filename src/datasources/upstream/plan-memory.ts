import { GatewayError } from '../../domain/errors.ts';
import type { Clock } from '../../lib/clock.ts';
import type { Endpoint } from './exchange.ts';
import type { Failure, Outcome } from './outcome.ts';
import type { Asked } from './stage.ts';

/** Which endpoints a partner's plan includes, learnt from its answers. */
export interface PlanMemory {
  /** The error of an endpoint that is known to be missing from the plan. */
  refusal(asked: Asked<unknown>): GatewayError | undefined;
  /** Passes an outcome on, renamed where it means that the plan lacks the endpoint. */
  judge<T>(asked: Asked<T>, outcome: Outcome<T>): Outcome<T>;
}

interface EndpointState {
  worked: boolean;
  /** When the row of 429s on an endpoint that never worked began. */
  suspectedAt: number | undefined;
  missingUntil: number;
}

const rememberMs = 10 * 60_000;
/** Two 429s within this time may be one burst over the rate. */
const confirmAfterMs = 300;

/**
 * Upstream says 429 to too many requests and to an endpoint that the plan lacks alike. An endpoint that never worked, while
 * others do, is taken for missing at its second 429 in a row: one alone may be a real one that met a first call. Text
 * instead of JSON under 401 is the plan's own sign and needs no second look.
 */
export function createPlanMemory(clock: Clock): PlanMemory {
  const partners = new Map<string, Map<string, EndpointState>>();

  function stateOf(asked: Asked<unknown>): EndpointState {
    const { partnerId } = asked.partner;
    const endpoints = partners.get(partnerId) ?? new Map<string, EndpointState>();
    partners.set(partnerId, endpoints);
    const { operation } = asked.endpoint;
    const state = endpoints.get(operation) ?? { worked: false, suspectedAt: undefined, missingUntil: 0 };
    endpoints.set(operation, state);
    return state;
  }

  function othersWork(asked: Asked<unknown>): boolean {
    const endpoints = partners.get(asked.partner.partnerId) ?? [];
    return [...endpoints].some(([operation, { worked }]) => worked && operation !== asked.endpoint.operation);
  }

  function diagnose(asked: Asked<unknown>, failure: Failure, state: EndpointState): 'missing' | 'suspect' | 'other' {
    if (state.worked) return 'other';
    // A valid token stands behind every call here, so the login at least has worked.
    if (failure.status === 401) return failure.plainText === true ? 'missing' : 'other';
    if (failure.fault !== 'throttled' || failure.retryAfterMs !== undefined || !othersWork(asked)) return 'other';
    state.suspectedAt ??= clock.monotonic();
    return clock.monotonic() - state.suspectedAt >= confirmAfterMs ? 'missing' : 'suspect';
  }

  return {
    refusal(asked) {
      const { missingUntil } = stateOf(asked);
      return clock.monotonic() < missingUntil ? notInPlan(asked.endpoint) : undefined;
    },
    judge<T>(asked: Asked<T>, outcome: Outcome<T>): Outcome<T> {
      const state = stateOf(asked);
      if (outcome.kind === 'success' || showsAccess(outcome)) {
        state.worked = true;
        return outcome;
      }
      const diagnosis = diagnose(asked, outcome, state);
      // The retry then comes late enough to settle the question.
      if (diagnosis === 'suspect') return { ...outcome, suspect: true, retryAfterMs: confirmAfterMs };
      if (diagnosis === 'other') return outcome;
      state.missingUntil = clock.monotonic() + rememberMs;
      return { ...outcome, fault: 'not-in-plan', error: notInPlan(asked.endpoint) };
    },
  };
}

/** Upstream looked at the request itself, so the plan includes the endpoint. */
function showsAccess({ status }: Failure): boolean {
  return status !== undefined && [400, 404, 406, 409, 422].includes(status);
}

function notInPlan(endpoint: Endpoint<unknown>): GatewayError {
  return new GatewayError('NOT_IN_PLAN', `${endpoint.operation}: the partner's plan does not include this call`, {
    category: 'CUSTOMER',
  });
}
