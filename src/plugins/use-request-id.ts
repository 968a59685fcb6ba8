import type { Plugin } from 'graphql-yoga';
import { requestIdFrom, requestIdHeader } from '../lib/request-id.ts';
import { beginRequest, stateOf } from './request-state.ts';

/** Takes the request id from the client or makes one, and sends it back. */
export function useRequestId(): Plugin {
  return {
    onRequest({ request }) {
      beginRequest(request, () => requestIdFrom(request.headers.get(requestIdHeader)));
    },
    onResponse({ request, response }) {
      response.headers.set(requestIdHeader, stateOf(request).requestId);
    },
  };
}
