import type { Plugin } from 'graphql-yoga';
import { isGatewayError } from '../domain/errors.ts';
import type { Viewer } from '../domain/viewer.ts';
import { toGraphQLError } from './graphql-errors.ts';
import { stateOf } from './request-state.ts';

/** Who a request is from, by its headers. Throws why it is nobody. */
export type Authenticate = (headers: Headers) => Viewer | Promise<Viewer>;

/** Finds out who is asking before anything of the request is parsed. No viewer, no data. */
export function useViewer(authenticate: Authenticate): Plugin {
  return {
    // A key is known at once: its request waits for no further turn.
    onRequestParse({ request }) {
      const state = stateOf(request);
      const refuse = (error: unknown): never => {
        if (!isGatewayError(error)) throw error;
        const status = error.code === 'UNAUTHENTICATED' ? 401 : 503;
        throw toGraphQLError(error, state.requestId, { status });
      };
      try {
        const viewer = authenticate(request.headers);
        if (!(viewer instanceof Promise)) {
          state.viewer = viewer;
          return undefined;
        }
        return viewer.then((known) => {
          state.viewer = known;
        }, refuse);
      } catch (error) {
        return refuse(error);
      }
    },
  };
}
