import type { OperationDefinitionNode } from 'graphql';
import { type DocumentNode, type ExecutionResult, type GraphQLSchema, getOperationAST, Kind } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { LRUCache } from 'lru-cache';
import type { MadeOf, RequestContext } from '../context.ts';
import type { Viewer } from '../domain/viewer.ts';
import { requestIdHeader } from '../lib/request-id.ts';
import type { AnswerDesk } from './answer-desk.ts';
import { stateOf } from './request-state.ts';

export interface AnswerOptions {
  /** Of all answers that are remembered together. @default 16 MiB */
  readonly maxBytes?: number;
  /** Takes what it can give by itself the next time; null where every operation has to pass here. */
  readonly desk: Pick<AnswerDesk, 'keep'> | null;
}

/** An answer as it was sent, and what it was made of. */
interface Remembered {
  readonly bytes: Buffer;
  readonly madeOf: MadeOf;
}

/** The answer of a request, and in which form it is written if nobody changes it. */
interface Outgoing {
  readonly answer: Remembered;
  readonly written: string | Buffer;
  readonly operation: OperationDefinitionNode;
}

const mebibyte = 1024 * 1024;
/** A question that is longer is not likely to be asked again. */
const longestKey = 4_096;
/** Bytes of the questions of late: one that is asked for the second time has its answer remembered. */
const mostSeenBytes = 2 * mebibyte;

/**
 * Gives the same viewer the same answer to the same question without running it, as long as every answer of upstream that it
 * was made of is still the one in memory and fresh: what makes one of them go makes this go as well. All plugins see the
 * operation, its price is taken, and every ask is recorded as if it had been run.
 */
export function useAnswers({ maxBytes = 16 * mebibyte, desk }: AnswerOptions): Plugin<RequestContext> {
  const answers = new LRUCache<string, Remembered>({
    maxSize: maxBytes,
    sizeCalculation: ({ bytes }, key) => bytes.length + key.length + 500,
  });
  const seen = new LRUCache<string, true>({ maxSize: mostSeenBytes, sizeCalculation: (_, key) => key.length + 100 });
  const number = createNumbers();
  const viewers = new WeakMap<Viewer, string>();
  const lasting = new WeakMap<OperationDefinitionNode, boolean>();
  const outgoing = new WeakMap<Request, Outgoing>();

  function isLasting(schema: GraphQLSchema, operation: OperationDefinitionNode): boolean {
    const known = lasting.get(operation) ?? selectsOnlyLasting(schema, operation);
    lasting.set(operation, known);
    return known;
  }

  function whoIs(viewer: Viewer): string {
    const known = viewers.get(viewer);
    if (known !== undefined) return known;
    const { partner, clientId, customerId = null, scopes } = viewer;
    const name = JSON.stringify([number(partner), clientId, customerId, [...scopes].sort().join()]);
    viewers.set(viewer, name);
    return name;
  }

  function keyOf(document: DocumentNode, operationName: unknown, variables: unknown, viewer: Viewer): string {
    return `${number(document)} ${whoIs(viewer)} ${JSON.stringify([operationName ?? null, variables ?? null])}`;
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
        if (provenance.recall(known.madeOf)) {
          outgoing.set(request, { answer: known, written: known.bytes, operation });
          return setExecuteFn(() => resultOf(known.bytes));
        }
        answers.delete(key);
      }
      if (!seen.has(key)) return void seen.set(key, true);
      return {
        onExecuteDone({ result }) {
          const madeOf = provenance.madeOf();
          if (madeOf === null || !isWhole(result)) return;
          whenWritten(result, (text) => {
            const answer = { bytes: Buffer.from(text), madeOf };
            answers.set(key, answer);
            outgoing.set(request, { answer, written: text, operation });
          });
        },
      };
    },
    onResponse({ request, response }) {
      const out = outgoing.get(request);
      if (out === undefined || desk === null) return;
      handOver(desk, request, response as Response | PlainAnswer, out);
    },
  };
}

/** What a request and a response are that did not need the objects of the web's standards. */
interface PlainQuestion {
  readonly sent?: string;
}
interface PlainAnswer {
  readonly text: string | Uint8Array;
  readonly status: number;
  readonly headers: Map<string, string>;
}

/** Different for each request. */
const ofRequest: ReadonlySet<string> = new Set([requestIdHeader, 'ratelimit', 'ratelimit-policy']);

function handOver(
  desk: Pick<AnswerDesk, 'keep'>,
  request: Request & PlainQuestion,
  response: Response | PlainAnswer,
  { answer: { bytes, madeOf }, written, operation }: Outgoing,
): void {
  const { viewer, pricedAt, isAudited } = stateOf(request);
  // Whoever changed the answer would have to be asked again.
  if (request.sent === undefined || response.text !== written || response.status !== 200) return;
  if (viewer === undefined || pricedAt === undefined || isAudited) return;
  const name = operation.name?.value ?? 'anonymous';
  const question = {
    contentType: request.headers.get('content-type') ?? '',
    accept: request.headers.get('accept') ?? '',
    text: request.sent,
  };
  const headers = [...response.headers].filter(([header]) => !ofRequest.has(header));
  desk.keep(viewer, question, { bytes, madeOf, headers, operationName: name, calls: pricedAt });
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
