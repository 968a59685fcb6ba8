import { type DocumentNode, type GraphQLSchema, getOperationAST, type OperationDefinitionNode } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { LRUCache } from 'lru-cache';
import { type CompiledOperation, compileOperation } from './executor/compile.ts';
import { stateOf } from './request-state.ts';

export interface CompileOptions {
  /** Documents whose operations are kept compiled. @default 500 */
  readonly maxDocuments?: number;
  /** Executions after which an operation is compiled; those of trusted documents are at once. @default 2 */
  readonly compileOn?: number;
}

interface Entry {
  runs: number;
  /** Null: the plain executor serves it. */
  compiled: CompiledOperation | null | undefined;
}

/**
 * Runs operations compiled to JavaScript, once per document *and* operation name, of which a document may have several.
 * Subscriptions, and what reads the schema, keep the plain executor.
 */
export function useCompiledOperations({ maxDocuments = 500, compileOn = 2 }: CompileOptions = {}): Plugin {
  const documents = new LRUCache<DocumentNode, Map<OperationDefinitionNode, Entry>>({ max: maxDocuments });

  function entryOf(document: DocumentNode, operation: OperationDefinitionNode): Entry {
    const entries = documents.get(document) ?? new Map<OperationDefinitionNode, Entry>();
    const entry = entries.get(operation) ?? { runs: 0, compiled: undefined };
    entries.set(operation, entry);
    documents.set(document, entries);
    return entry;
  }

  return {
    onExecute({ args: { schema, document, operationName, contextValue }, executeFn, setExecuteFn }) {
      const operation = getOperationAST(document, operationName);
      if (!operation) return;
      const entry = entryOf(document, operation);
      entry.runs += 1;
      if (entry.runs < compileOn && !stateOf(contextValue.request).isTrusted) return;
      if (entry.compiled === undefined) entry.compiled = compileOperation(schema as GraphQLSchema, document, operation);
      const { compiled } = entry;
      if (compiled !== null) setExecuteFn((args) => compiled(args) ?? executeFn(args));
    },
  };
}
