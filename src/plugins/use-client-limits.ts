import type { Plugin } from 'graphql-yoga';
import type { Allowances } from '../coordination/allowances.ts';
import { usedUp } from '../domain/client-limits.ts';
import { toGraphQLError } from './graphql-errors.ts';
import { stateOf } from './request-state.ts';

/** Refuses requests above a client's allowance before their body is read, and tells each client what it has left. */
export function useClientLimits(allowances: Allowances): Plugin {
  return {
    onRequestParse({ request }) {
      const { viewer, requestId } = stateOf(request);
      if (viewer === undefined) return;
      const retryAfterMs = allowances.take(viewer, 'requests', 1);
      if (retryAfterMs === null) return;
      throw toGraphQLError(usedUp('requests', retryAfterMs), requestId, tooMany(retryAfterMs));
    },
    onResponse({ request, response }) {
      const { viewer } = stateOf(request);
      if (viewer === undefined) return;
      const { maximumAvailable, currentlyAvailable, restoreRate } = allowances.state(viewer, 'requests');
      const fullIn = Math.ceil((maximumAvailable - currentlyAvailable) / restoreRate);
      response.headers.set('ratelimit-policy', `"client";q=${maximumAvailable};w=60`);
      response.headers.set('ratelimit', `"client";r=${currentlyAvailable};t=${fullIn}`);
    },
  };
}

function tooMany(retryAfterMs: number) {
  return { status: 429, headers: { 'retry-after': String(Math.ceil(retryAfterMs / 1000)) } };
}
