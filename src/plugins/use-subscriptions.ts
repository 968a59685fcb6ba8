import { getOperationAST } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { GatewayError, isGatewayError } from '../domain/errors.ts';
import type { Viewer } from '../domain/viewer.ts';
import type { Clock } from '../lib/clock.ts';
import type { MetricsSink } from '../metrics/sink.ts';
import { eventStream } from './event-stream-response.ts';
import { maskError } from './graphql-errors.ts';
import { stateOf } from './request-state.ts';
import type { ReportDefect } from './use-error-codes.ts';
import type { Authenticate } from './use-viewer.ts';

export interface SubscriptionOptions {
  readonly authenticate: Authenticate;
  readonly clock: Clock;
  readonly sink: MetricsSink;
  /** Told how many are open. */
  readonly opened: (change: 1 | -1) => void;
  /** Aborted when the instance is about to stop: streams end, and their clients come back to another one. */
  readonly draining: AbortSignal;
  readonly reportDefect: ReportDefect;
}

/** One page of one person has one connection, or a few. */
const mostOfOneCustomer = 20;
const mediaType = 'text/event-stream';

/**
 * Subscriptions as server-sent events. Each counts towards what its client may have open; whether its credential is still
 * good is asked again with every heartbeat.
 */
export function useSubscriptions({
  authenticate,
  clock,
  sink,
  opened,
  draining,
  reportDefect,
}: SubscriptionOptions): Plugin {
  const open = new Map<string, number>();

  /** @throws SUBSCRIPTIONS_EXCEEDED */
  function enter(viewer: Viewer): () => void {
    const { partner, clientId, customerId, client } = viewer;
    const places = [
      { key: JSON.stringify([partner.partnerId, clientId]), most: client.budget.subscriptions },
      ...(customerId === undefined
        ? []
        : [{ key: JSON.stringify([partner.partnerId, clientId, customerId]), most: mostOfOneCustomer }]),
    ];
    const full = places.find(({ key, most }) => (open.get(key) ?? 0) >= most);
    if (full !== undefined) {
      throw new GatewayError('SUBSCRIPTIONS_EXCEEDED', `At most ${full.most} subscriptions may be open at a time.`, {
        category: 'CUSTOMER',
        retryable: true,
      });
    }
    const count = (change: 1 | -1) => {
      for (const { key } of places) {
        const left = (open.get(key) ?? 0) + change;
        if (left === 0) open.delete(key);
        else open.set(key, left);
      }
      opened(change);
    };
    count(1);
    return once(() => count(-1));
  }

  return {
    onSubscribe({ args: { document, operationName, contextValue } }) {
      const { request } = contextValue;
      const { viewer, requestId } = stateOf(request);
      if (viewer === undefined)
        throw new GatewayError('UNAUTHENTICATED', 'Send a credential.', { category: 'CUSTOMER' });
      if (!request.headers.get('accept')?.includes(mediaType)) {
        const message = `Subscriptions are answered as server-sent events: send \`accept: ${mediaType}\`.`;
        throw new GatewayError('BAD_REQUEST', message, { category: 'CUSTOMER' });
      }
      if (draining.aborted) throw new GatewayError('SHUTTING_DOWN', 'This instance is stopping.', { retryable: true });
      const leave = enter(viewer);
      const at = clock.wall();
      const startedAt = clock.monotonic();
      const operation = getOperationAST(document, operationName);
      const end = once((outcome: 'ok' | 'refused') => {
        leave();
        sink.operation({
          at,
          partnerId: viewer.partner.partnerId,
          clientId: viewer.clientId,
          requestId,
          name: operation?.name?.value ?? 'anonymous',
          type: 'subscription',
          outcome,
          durationMs: clock.monotonic() - startedAt,
          upstreamCalls: 0,
        });
      });
      request.signal.addEventListener('abort', () => end('ok'), { once: true });
      return {
        onSubscribeResult({ result }) {
          if (!(Symbol.asyncIterator in result)) return void end('refused');
          return { onEnd: () => end('ok') };
        },
        onSubscribeError: () => end('refused'),
      };
    },
    onResultProcess({ request, result, setResultProcessor }) {
      if (!(Symbol.asyncIterator in result)) return;
      const state = stateOf(request);
      const { requestId, viewer } = state;
      const process: Parameters<typeof setResultProcessor>[0] = (results, fetchAPI) =>
        eventStream(results as AsyncIterable<object>, {
          clock,
          fetchAPI,
          draining,
          place: () => state.place ?? null,
          mask: (error) => maskError(error, requestId, (cause) => reportDefect(cause, requestId)),
          stillAllowed: async () => {
            if (viewer !== undefined) await confirm(authenticate, request.headers, viewer);
          },
        });
      setResultProcessor(process, mediaType);
    },
  };
}

/** @throws when the credential is not what it was any more */
async function confirm(authenticate: Authenticate, headers: Headers, viewer: Viewer): Promise<void> {
  const now = await Promise.resolve(authenticate(headers)).catch((error: unknown) => {
    // That the issuer's keys cannot be fetched just now says nothing about the token.
    if (isGatewayError(error, 'ISSUER_UNAVAILABLE')) return viewer;
    throw error;
  });
  const isSame =
    now.partner.partnerId === viewer.partner.partnerId &&
    now.clientId === viewer.clientId &&
    now.customerId === viewer.customerId &&
    [...viewer.scopes].every((scope) => now.scopes.has(scope));
  if (isSame) return;
  throw new GatewayError('FORBIDDEN', 'The credential does not carry what it did when the subscription was opened.', {
    category: 'CUSTOMER',
  });
}

function once<Args extends unknown[]>(run: (...args: Args) => void): (...args: Args) => void {
  let done = false;
  return (...args) => {
    if (done) return;
    done = true;
    run(...args);
  };
}
