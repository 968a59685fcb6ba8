import { type DocumentNode, type ExecutionResult, execute, type GraphQLSchema, getOperationAST } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { LRUCache } from 'lru-cache';
import type { RequestContext } from '../context.ts';

export interface KnownDocumentOptions {
  readonly schema: GraphQLSchema;
  /** All that have to do with operations, in order. */
  readonly plugins: readonly (Plugin | Plugin<RequestContext>)[];
  /** @default 1,000 */
  readonly maxDocuments?: number;
}

type ExecuteHook = NonNullable<Plugin<RequestContext>['onExecute']>;
type ExecuteArgs = Parameters<ExecuteHook>[0]['args'];
type ExecuteFn = (args: ExecuteArgs) => unknown;
type Done = (payload: {
  args: ExecuteArgs;
  result: ExecutionResult;
  setResult(result: ExecutionResult): void;
}) => unknown;

/**
 * Runs posted operations of documents that were parsed and found valid before with the hooks of their execution alone. What the
 * hooks around parsing and validation do follows from the text, and was done; to go through them again, and to make the
 * functions that they are handed for each request, took longer than the smaller operations themselves.
 *
 * Only where no plugin is foreign: of those nothing is known.
 */
export function useKnownDocuments({ schema, plugins, maxDocuments = 1_000 }: KnownDocumentOptions): Plugin {
  const documents = new LRUCache<string, DocumentNode>({ max: maxDocuments });
  const texts = new WeakMap<DocumentNode, string>();
  const hooks = plugins.flatMap(({ onExecute }) => (onExecute ? [onExecute as ExecuteHook] : []));

  return {
    onParams({ params: { query, operationName }, request, setParamsHandler }) {
      const document = typeof query === 'string' ? documents.get(query) : undefined;
      if (document === undefined || request.method !== 'POST') return;
      const kind = getOperationAST(document, operationName)?.operation;
      if (kind !== 'query' && kind !== 'mutation') return;
      setParamsHandler(({ params, request, context }) => {
        const contextValue = Object.assign(context, { request, params });
        const { variables: variableValues, operationName } = params;
        // The hooks extend the context to what an operation has.
        return run(hooks, { schema, document, contextValue, variableValues, operationName } as unknown as ExecuteArgs);
      });
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
  };
}

/** As envelop does it, without a function for each step of each hook. */
async function run(hooks: readonly ExecuteHook[], args: ExecuteArgs): Promise<ExecutionResult> {
  const context = args.contextValue;
  let executeFn: ExecuteFn = execute as ExecuteFn;
  let result: ExecutionResult | undefined;
  const done: Done[] = [];
  const shared = {
    context,
    args,
    extendContext: (more: object) => void Object.assign(context, more),
    setExecuteFn: (chosen: ExecuteFn) => {
      executeFn = chosen;
    },
    setResultAndStopExecution: (given: ExecutionResult) => {
      result = given;
    },
  };
  for (const hook of hooks) {
    const made = hook({ ...shared, executeFn } as unknown as Parameters<ExecuteHook>[0]);
    const after = made instanceof Promise ? await made : made;
    if (after?.onExecuteDone) done.push(after.onExecuteDone as unknown as Done);
    if (result !== undefined) break;
  }
  const answer = result ?? executeFn(args);
  let final = (answer instanceof Promise ? await answer : answer) as ExecutionResult;
  const setResult = (changed: ExecutionResult) => {
    final = changed;
  };
  for (const tell of done) {
    const told = tell({ args, result: final, setResult });
    if (told instanceof Promise) await told;
  }
  return final;
}
