import {
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import type { Plugin } from 'graphql-yoga';
import { LRUCache } from 'lru-cache';
import { stateOf } from './request-state.ts';

export interface JitOptions {
  /** Documents whose operations are kept compiled. @default 500 */
  readonly maxDocuments?: number;
  /** Executions after which an operation is compiled; those of trusted documents are at once. @default 2 */
  readonly compileOn?: number;
}

interface Entry {
  runs: number;
  /** `failed`: the compiler turned it down, the plain executor serves it. */
  compiled: CompiledQuery | 'failed' | undefined;
}

/**
 * Runs operations compiled to JavaScript, once per document *and* operation name: the stock plugin keys by document alone
 * and can run the wrong operation of a document that has several. Subscriptions keep the plain executor.
 */
export function useJit({ maxDocuments = 500, compileOn = 2 }: JitOptions = {}): Plugin {
  const documents = new LRUCache<DocumentNode, Map<string, Entry>>({ max: maxDocuments });

  function entryOf(document: DocumentNode, operationName: string): Entry {
    const entries = documents.get(document) ?? new Map<string, Entry>();
    const entry = entries.get(operationName) ?? { runs: 0, compiled: undefined };
    entries.set(operationName, entry);
    documents.set(document, entries);
    return entry;
  }

  return {
    onExecute({ args: { schema, document, operationName, contextValue }, setExecuteFn }) {
      const operation = getOperationAST(document, operationName);
      if (!operation || operation.operation === 'subscription' || hasRequiredDefault(operation)) return;
      const entry = entryOf(document, operation.name?.value ?? '');
      entry.runs += 1;
      if (entry.runs < compileOn && !stateOf(contextValue.request).isTrusted) return;
      entry.compiled ??= compile(schema, document, operation.name?.value);
      if (entry.compiled === 'failed') return;
      const { query } = entry.compiled;
      setExecuteFn(({ rootValue, contextValue, variableValues }) =>
        query(rootValue, contextValue, variableValues ?? {}),
      );
    },
  };
}

function compile(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
): CompiledQuery | 'failed' {
  const compiled: CompiledQuery | ExecutionResult = compileQuery(schema, document, operationName);
  return isCompiledQuery(compiled) ? compiled : 'failed';
}

/** Compiled code wants a value for every variable that is not null, also where the operation has one for it. */
function hasRequiredDefault({ variableDefinitions = [] }: OperationDefinitionNode): boolean {
  return variableDefinitions.some(({ type, defaultValue }) => type.kind === Kind.NON_NULL_TYPE && defaultValue);
}
