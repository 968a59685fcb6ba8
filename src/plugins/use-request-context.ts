import { type DocumentNode, type GraphQLSchema, getOperationAST } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { RequestContext } from '../context.ts';
import type { AccountTier } from '../domain/accounts.ts';
import { GatewayError } from '../domain/errors.ts';
import type { Viewer } from '../domain/viewer.ts';
import { createPlanner, type OperationPlan } from './operation-plan.ts';
import { stateOf } from './request-state.ts';

/** What is known about an operation when it is about to run. */
export interface OperationStart {
  readonly requestId: string;
  readonly viewer: Viewer;
  readonly operationName: string;
  readonly accountTier: AccountTier;
  /** Something selected may have to wait for a financial institution. */
  readonly live: boolean;
  /** Aborted when the client goes away. */
  readonly signal: AbortSignal;
  /** What a client of server-sent events got last, when it comes back. */
  readonly lastEventId: string | null;
  /** W3C Trace Context of whoever sent it; null without one. */
  readonly traceparent: string | null;
  /** Told where its subscription stands. */
  readonly placed: (cursor: string) => void;
}

interface Begun {
  readonly document: DocumentNode;
  readonly operationName?: string | null | undefined;
  readonly contextValue: { readonly request: Request };
}

export type CreateContext = (start: OperationStart) => RequestContext;

/** Without an operation the executor says what is wrong, and asks for nothing. */
const undecided: OperationPlan = { accountTier: 'full', live: false };

/** Gives every operation a context of its own: its viewer's, with loaders that nobody else shares. */
export function useRequestContext(schema: GraphQLSchema, createContext: CreateContext): Plugin<RequestContext> {
  const plan = createPlanner(schema);
  const begin = ({ document, operationName, contextValue }: Begun): RequestContext => {
    const { request } = contextValue;
    const state = stateOf(request);
    const { requestId, viewer } = state;
    if (viewer === undefined) throw new GatewayError('UNAUTHENTICATED', 'Send a credential.', { category: 'CUSTOMER' });
    const operation = getOperationAST(document, operationName);
    const { accountTier, live } = operation ? plan(document, operation) : undecided;
    return createContext({
      requestId,
      viewer,
      operationName: operation?.name?.value ?? 'anonymous',
      accountTier,
      live,
      signal: request.signal,
      lastEventId: request.headers.get('last-event-id'),
      traceparent: request.headers.get('traceparent'),
      placed: (cursor) => {
        state.place = cursor;
      },
    });
  };
  return {
    onExecute({ args, extendContext }) {
      const context = begin(args);
      extendContext(context);
      return { onExecuteDone: context.end };
    },
    onSubscribe({ args, extendContext }) {
      const context = begin(args);
      extendContext(context);
      const { signal } = args.contextValue.request;
      signal.addEventListener('abort', context.end, { once: true });
      return { onSubscribeResult: () => ({ onEnd: context.end }) };
    },
  };
}
