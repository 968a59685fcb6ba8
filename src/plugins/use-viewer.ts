import { createHash } from 'node:crypto';
import type { Plugin } from 'graphql-yoga';
import { GatewayError } from '../domain/errors.ts';
import type { Viewer } from '../domain/viewer.ts';
import { toGraphQLError } from './graphql-errors.ts';
import { stateOf } from './request-state.ts';

/** Viewers by the SHA-256 of their API key, in hex. */
export type ViewersByKeyHash = ReadonlyMap<string, Viewer>;

/**
 * Finds out who is asking before anything of the request is parsed. No viewer, no data.
 *
 * The key is looked up by its hash: how long that takes tells nothing about how much of a guess was right.
 */
export function useViewer(viewers: ViewersByKeyHash): Plugin {
  return {
    onRequestParse({ request }) {
      const key = request.headers.get('x-api-key');
      const viewer = key === null ? undefined : viewers.get(createHash('sha256').update(key).digest('hex'));
      const state = stateOf(request);
      if (viewer === undefined) {
        const message =
          key === null ? 'Send a credential: the `x-api-key` header is missing.' : 'The API key is not valid.';
        throw toGraphQLError(new GatewayError('UNAUTHENTICATED', message, { category: 'CUSTOMER' }), state.requestId, {
          status: 401,
        });
      }
      state.viewer = viewer;
    },
  };
}
