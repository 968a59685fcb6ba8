import { randomUUID } from 'node:crypto';
import type { Plugin } from 'graphql-yoga';
import { beginRequest, stateOf } from './request-state.ts';

const header = 'x-request-id';
/** What may go into a log line and a header as it is. */
const acceptable = /^[\w.:-]{1,128}$/;

/** Takes the request id from the client or makes one, and sends it back. */
export function useRequestId(): Plugin {
  return {
    onRequest({ request }) {
      const sent = request.headers.get(header);
      beginRequest(request, sent !== null && acceptable.test(sent) ? sent : randomUUID());
    },
    onResponse({ request, response }) {
      response.headers.set(header, stateOf(request).requestId);
    },
  };
}
