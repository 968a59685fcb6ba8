import { type GraphQLSchema, getOperationAST } from 'graphql';
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
}

export type CreateContext = (start: OperationStart) => RequestContext;

/** Without an operation the executor says what is wrong, and asks for nothing. */
const undecided: OperationPlan = { accountTier: 'full', live: false };

/** Gives every operation a context of its own: its viewer's, with loaders that nobody else shares. */
export function useRequestContext(schema: GraphQLSchema, createContext: CreateContext): Plugin<RequestContext> {
  const plan = createPlanner(schema);
  return {
    onExecute({ args: { document, operationName, contextValue }, extendContext }) {
      const { requestId, viewer } = stateOf(contextValue.request);
      if (viewer === undefined)
        throw new GatewayError('UNAUTHENTICATED', 'Send a credential.', { category: 'CUSTOMER' });
      const operation = getOperationAST(document, operationName);
      const { accountTier, live } = operation ? plan(document, operation) : undecided;
      const name = operation?.name?.value ?? 'anonymous';
      const { signal } = contextValue.request;
      const context = createContext({ requestId, viewer, operationName: name, accountTier, live, signal });
      extendContext(context);
      return { onExecuteDone: context.end };
    },
  };
}
