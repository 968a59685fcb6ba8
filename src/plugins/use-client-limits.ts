import type { Plugin } from 'graphql-yoga';
import type { Allowances } from '../coordination/allowances.ts';
import { usedUp } from '../domain/client-limits.ts';
import type { Viewer } from '../domain/viewer.ts';
import { requestIdFrom, requestIdHeader } from '../lib/request-id.ts';
import { toGraphQLError } from './graphql-errors.ts';
import { stateOf } from './request-state.ts';

/** Refuses requests above a client's allowance before their body is read, and tells each client what it has left. */
export function useClientLimits(allowances: Allowances): Plugin {
  return {
    onRequestParse({ request }) {
      const state = stateOf(request);
      const { viewer, requestId, isCounted } = state;
      if (viewer === undefined || isCounted) return;
      const retryAfterMs = allowances.take(viewer, 'requests', 1);
      state.isCounted = retryAfterMs === null;
      if (retryAfterMs === null) return;
      throw toGraphQLError(usedUp('requests', retryAfterMs), requestId, {
        status: 429,
        headers: retryAfter(retryAfterMs),
      });
    },
    onResponse({ request, response }) {
      const { viewer } = stateOf(request);
      if (viewer === undefined) return;
      for (const [name, value] of limitsOf(allowances, viewer)) response.headers.set(name, value);
    },
  };
}

export interface LimitRefusal {
  readonly status: 429;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * The same refusal for a client that is known before anything is read, at a fraction of the cost: a flood of what is refused
 * must not be a load either. Null when there is allowance left. Takes nothing.
 *
 * @param sentId the request id that the client sent
 */
export function refuseAboveAllowance(
  allowances: Allowances,
  viewer: Viewer,
  sentId: string | null,
): LimitRefusal | null {
  const retryAfterMs = allowances.wait(viewer, 'requests', 1);
  if (retryAfterMs === null) return null;
  const requestId = requestIdFrom(sentId);
  return {
    status: 429,
    headers: {
      ...retryAfter(retryAfterMs),
      ...Object.fromEntries(limitsOf(allowances, viewer)),
      [requestIdHeader]: requestId,
    },
    body: JSON.stringify({ errors: [toGraphQLError(usedUp('requests', retryAfterMs), requestId)] }),
  };
}

const retryAfter = (ms: number) => ({ 'retry-after': String(Math.ceil(ms / 1000)) });

/** The headers that tell a client what it has left. */
export function limitsOf(allowances: Allowances, viewer: Viewer): readonly (readonly [name: string, value: string])[] {
  const { maximumAvailable, currentlyAvailable, restoreRate } = allowances.state(viewer, 'requests');
  const fullIn = Math.ceil((maximumAvailable - currentlyAvailable) / restoreRate);
  return [
    ['ratelimit-policy', `"client";q=${maximumAvailable};w=60`],
    ['ratelimit', `"client";r=${currentlyAvailable};t=${fullIn}`],
  ];
}
