import type { OperationDefinitionNode } from 'graphql';
import { type DocumentNode, type ExecutionResult, type GraphQLSchema, getOperationAST, Kind } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { LRUCache } from 'lru-cache';
import type { MadeOf, RequestContext } from '../context.ts';
import type { Viewer } from '../domain/viewer.ts';

export interface AnswerOptions {
  /** Of all answers that are remembered together. @default 16 MiB */
  readonly maxBytes?: number;
}

/** An answer as it was sent, and what it was made of. */
interface Remembered {
  readonly bytes: Buffer;
  readonly madeOf: MadeOf;
}

const mebibyte = 1024 * 1024;
/** A question that is longer is not likely to be asked again. */
const longestKey = 4_096;
/** Questions of late: one that is asked for the second time has its answer remembered. */
const mostSeen = 5_000;

/**
 * Gives the same viewer the same answer to the same question without running it, as long as every answer of upstream that it
 * was made of is still the one in memory and fresh: what makes one of them go makes this go as well. All plugins see the
 * operation, its price is taken, and every ask is recorded as if it had been run.
 */
export function useAnswers({ maxBytes = 16 * mebibyte }: AnswerOptions = {}): Plugin<RequestContext> {
  const answers = new LRUCache<string, Remembered>({
    maxSize: maxBytes,
    sizeCalculation: ({ bytes }, key) => bytes.length + key.length + 500,
  });
  const seen = new LRUCache<string, true>({ max: mostSeen });
  const number = createNumbers();
  const lasting = new WeakMap<OperationDefinitionNode, boolean>();

  function isLasting(schema: GraphQLSchema, operation: OperationDefinitionNode): boolean {
    const known = lasting.get(operation) ?? selectsOnlyLasting(schema, operation);
    lasting.set(operation, known);
    return known;
  }

  function keyOf(document: DocumentNode, operationName: unknown, variables: unknown, viewer: Viewer): string {
    const { partner, clientId, customerId = null, scopes } = viewer;
    const who = [number(partner), clientId, customerId, [...scopes].sort().join()];
    return JSON.stringify([number(document), operationName ?? null, ...who, variables ?? null]);
  }

  return {
    onExecute({ args: { schema, document, operationName, variableValues, contextValue }, setExecuteFn }) {
      const operation = getOperationAST(document, operationName);
      const { viewer, provenance, request } = contextValue;
      if (!operation || !isLasting(schema, operation) || request.headers.get('x-include-extensions') !== null) return;
      const key = keyOf(document, operationName, variableValues, viewer);
      if (key.length > longestKey) return;
      const known = answers.get(key);
      if (known !== undefined) {
        if (provenance.recall(known.madeOf)) return setExecuteFn(() => resultOf(known.bytes));
        answers.delete(key);
      }
      if (!seen.has(key)) return void seen.set(key, true);
      return {
        onExecuteDone({ result }) {
          const madeOf = provenance.madeOf();
          if (madeOf === null || !isWhole(result)) return;
          whenWritten(result, (text) => answers.set(key, { bytes: Buffer.from(text), madeOf }));
        },
      };
    },
  };
}

/** A number for each object, for as long as there is the object. */
function createNumbers(): (of: object) => number {
  const numbers = new WeakMap<object, number>();
  let last = 0;
  return (of) => {
    const known = numbers.get(of);
    if (known !== undefined) return known;
    last += 1;
    numbers.set(of, last);
    return last;
  };
}

/** Fields say in the schema that their answers follow from what upstream answered, and from nothing else. */
function selectsOnlyLasting(schema: GraphQLSchema, { operation, selectionSet }: OperationDefinitionNode): boolean {
  const fields = operation === 'query' ? schema.getQueryType()?.getFields() : undefined;
  return selectionSet.selections.every(
    (selection) => selection.kind === Kind.FIELD && fields?.[selection.name.value]?.extensions.lasting === true,
  );
}

const isWhole = (result: object): result is ExecutionResult =>
  'data' in result && result.data !== null && !('errors' in result) && !('extensions' in result);

/** Where the server looks for another way to write a result. Not enumerable: a changed copy of the result has none. */
function writeAs(result: object, write: (result: object) => unknown): void {
  Object.defineProperty(result, 'stringify', { value: write, enumerable: false });
}

function whenWritten(result: object, tell: (text: string) => void): void {
  writeAs(result, (written) => {
    const text = JSON.stringify(written);
    if (written === result) tell(text);
    return text;
  });
}

/** Read again only for a plugin that wants to look at it. */
function resultOf(bytes: Buffer): ExecutionResult {
  const result = {
    get data() {
      return JSON.parse(bytes.toString()).data;
    },
  };
  writeAs(result, () => bytes);
  return result;
}
