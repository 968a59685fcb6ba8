import { type DocumentNode, type ExecutionResult, type GraphQLSchema, getOperationAST } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { LRUCache } from 'lru-cache';
import type { RequestContext } from '../context.ts';
import { type ExecuteArgs, executeHooksOf, runHooks } from './execute-hooks.ts';

export interface KnownDocumentOptions {
  readonly schema: GraphQLSchema;
  /** All that have to do with operations, in order. */
  readonly plugins: readonly (Plugin | Plugin<RequestContext>)[];
  /** @default 1,000 */
  readonly maxDocuments?: number;
}

/** What of a request says which operation is run. */
export interface OperationParams {
  readonly query?: unknown;
  readonly operationName?: unknown;
  readonly variables?: unknown;
}

/** Documents that were parsed and found valid before. */
export interface KnownDocuments {
  /** Undefined: it is not known, or has no query and no mutation of this name. */
  find(params: OperationParams): DocumentNode | undefined;
  /** Runs an operation of such a document with the hooks of its execution. May throw as well as reject. */
  run(document: DocumentNode, params: OperationParams, context: object): ExecutionResult | Promise<ExecutionResult>;
  /** Learns which documents are valid, and has the GraphQL server run posted operations of those. */
  readonly plugin: Plugin;
}

/**
 * Runs posted operations of documents that were parsed and found valid before with the hooks of their execution alone. What the
 * hooks around parsing and validation do follows from the text, and was done; to go through them again, and to make the
 * functions that they are handed for each request, took longer than the smaller operations themselves.
 *
 * Only where no plugin is foreign: of those nothing is known.
 */
export function useKnownDocuments({ schema, plugins, maxDocuments = 1_000 }: KnownDocumentOptions): KnownDocuments {
  const documents = new LRUCache<string, DocumentNode>({ max: maxDocuments });
  const texts = new WeakMap<DocumentNode, string>();
  const hooks = executeHooksOf(plugins);

  function find({ query, operationName }: OperationParams): DocumentNode | undefined {
    const document = typeof query === 'string' ? documents.get(query) : undefined;
    if (document === undefined) return undefined;
    const kind = getOperationAST(document, operationName as string | undefined)?.operation;
    return kind === 'query' || kind === 'mutation' ? document : undefined;
  }

  function run(document: DocumentNode, { variables, operationName }: OperationParams, contextValue: object) {
    // The hooks extend the context to what an operation has.
    const args = { schema, document, contextValue, variableValues: variables, operationName };
    return runHooks(hooks, args as unknown as ExecuteArgs);
  }

  return {
    find,
    run,
    plugin: {
      onParams({ params, request, setParamsHandler }) {
        const document = request.method === 'POST' ? find(params) : undefined;
        if (document === undefined) return;
        setParamsHandler(({ params, request, context }) =>
          run(document, params, Object.assign(context, { request, params })),
        );
      },
      onParse:
        ({ params: { source } }) =>
        ({ result }) => {
          if (result !== null && 'kind' in result) texts.set(result, String(source));
        },
      onValidate:
        ({ params: { documentAST } }) =>
        ({ valid }) => {
          const text = texts.get(documentAST);
          if (valid && text !== undefined) documents.set(text, documentAST);
        },
    },
  };
}
