import { type ExecutionResult, GraphQLError } from 'graphql';
import { createGraphQLError, type FetchAPI, type Plugin, processRegularResult } from 'graphql-yoga';
import type { RequestContext } from '../context.ts';
import type { KnownDocuments, OperationParams } from './use-known-documents.ts';

export interface StraightPathDeps {
  /** All that a request passes, in order; none of them foreign. */
  readonly plugins: readonly (Plugin | Plugin<RequestContext>)[];
  readonly known: Pick<KnownDocuments, 'find' | 'run'>;
  /** The GraphQL server's own, so that answers are of its make. */
  readonly fetchAPI: FetchAPI;
}

/** A request to run an operation, whose body has been read. */
export type PostedRequest = Request & { readonly sent?: string | undefined };

/** The way of an operation of a known document through our plugins, without the GraphQL server between them. */
export interface StraightPath {
  /**
   * Null: the server has to be asked, with this very request. What its plugins have taken for it they do not take again.
   * Never throws or rejects for what a client sent.
   */
  answer(request: PostedRequest): Response | null | Promise<Response | null>;
}

/** What all hooks are handed, one and the same object from the first to the last. */
interface Passage {
  readonly request: PostedRequest;
  readonly fetchAPI: FetchAPI;
  params: OperationParams;
  result: ExecutionResult | undefined;
  response: Response | undefined;
  setParams(changed: OperationParams): void;
  setResult(changed: ExecutionResult): void;
  setResponse(changed: Response): void;
  /** The body was read, as JSON. */
  setRequestParser(): void;
}

type Hook = (passage: Passage) => unknown;
type Result = ExecutionResult | null;

/**
 * What may be asked for, and what is answered to it. Whoever asks in another way is served by the server, which weighs what it
 * could answer each time.
 */
const mediaTypes: ReadonlyMap<string, string> = new Map([
  ['*/*', 'application/json'],
  ['application/json', 'application/json'],
  ['application/json, */*', 'application/json'],
  ['application/json, text/plain, */*', 'application/json'],
  ['application/graphql-response+json', 'application/graphql-response+json'],
  ['application/graphql-response+json, application/json', 'application/graphql-response+json'],
  ['application/graphql-response+json,application/json;q=0.9', 'application/graphql-response+json'],
]);
const jsonTypes = /^application\/json(?:;|$)/;

/**
 * Calls the hooks of our plugins one after the other where the GraphQL server would: for the request, for its parameters, around
 * its execution, for the result and for the answer. A function and a promise for each of these steps, and the general case of
 * everything, are what it leaves out. Hooks around parsing and validation are left out too: the document passed them before.
 */
export function createStraightPath({ plugins, known, fetchAPI }: StraightPathDeps): StraightPath {
  const hooks = {
    request: hooksOf(plugins, 'onRequest'),
    requestParse: hooksOf(plugins, 'onRequestParse'),
    params: hooksOf(plugins, 'onParams'),
    resultProcess: hooksOf(plugins, 'onResultProcess'),
    response: hooksOf(plugins, 'onResponse'),
  };

  function operate(passage: Passage): Result | Promise<Result> {
    for (const hook of hooks.params) hook(passage);
    const { request, params } = passage;
    const document = known.find(params);
    return document === undefined ? null : known.run(document, params, { request, params });
  }

  function written(passage: Passage, result: ExecutionResult, mediaType: string): Response {
    passage.result = result;
    for (const hook of hooks.resultProcess) hook(passage);
    return processRegularResult(passage.result, fetchAPI, mediaType);
  }

  function respond(passage: Passage, result: Result, mediaType: string): Response | null {
    if (result === null) return null;
    let response: Response;
    try {
      response = written(passage, result, mediaType);
    } catch (error) {
      response = written(passage, resultOf(error), mediaType);
    }
    passage.response = response;
    for (const hook of hooks.response) hook(passage);
    return passage.response;
  }

  return {
    answer(request) {
      const { headers, sent } = request;
      const mediaType = mediaTypes.get(headers.get('accept') ?? '*/*');
      if (mediaType === undefined || !jsonTypes.test(headers.get('content-type') ?? '')) return null;
      const params = sent === undefined ? null : paramsOf(sent);
      if (params === null) return null;
      const passage = passageOf(request, params, fetchAPI);
      for (const hook of hooks.request) hook(passage);
      let result: Result | Promise<Result>;
      try {
        const waiting = each(hooks.requestParse, passage, 0);
        result = waiting === undefined ? operate(passage) : waiting.then(() => operate(passage));
      } catch (error) {
        result = resultOf(error);
      }
      return result instanceof Promise
        ? result.catch(resultOf).then((known) => respond(passage, known, mediaType))
        : respond(passage, result, mediaType);
    },
  };
}

function hooksOf(plugins: StraightPathDeps['plugins'], name: keyof Plugin): readonly Hook[] {
  return plugins.flatMap((plugin) => (plugin[name] ? [plugin[name] as unknown as Hook] : []));
}

function passageOf(request: PostedRequest, params: OperationParams, fetchAPI: FetchAPI): Passage {
  const passage: Passage = {
    request,
    fetchAPI,
    params,
    result: undefined,
    response: undefined,
    setParams(changed) {
      passage.params = changed;
    },
    setResult(changed) {
      passage.result = changed;
    },
    setResponse(changed) {
      passage.response = changed;
    },
    setRequestParser() {},
  };
  return passage;
}

/** A promise where one of them waits. */
function each(hooks: readonly Hook[], passage: Passage, first: number): Promise<void> | undefined {
  for (let index = first; index < hooks.length; index += 1) {
    const waiting = hooks[index]?.(passage);
    if (waiting instanceof Promise) return waiting.then(() => each(hooks, passage, index + 1));
  }
  return undefined;
}

const usual: ReadonlySet<string> = new Set(['query', 'variables', 'operationName', 'extensions', 'documentId']);

/** Null where the server has something to say to it. */
function paramsOf(sent: string): OperationParams | null {
  let params: unknown;
  try {
    params = JSON.parse(sent);
  } catch {
    return null;
  }
  if (!isObject(params)) return null;
  for (const name of Object.keys(params)) if (!usual.has(name)) return null;
  const { variables, extensions } = params;
  return isObject(variables ?? {}) && isObject(extensions ?? {}) ? params : null;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** As the server has it: whatever was thrown is an error of the answer. */
function resultOf(error: unknown): ExecutionResult {
  return { errors: errorsOf(error) };
}

function errorsOf(error: unknown): GraphQLError[] {
  if (error instanceof AggregateError) return error.errors.flatMap(errorsOf);
  if (!(error instanceof Error)) return errorsOf(new Error(String(error)));
  // Nobody is there any more.
  if (error instanceof DOMException && (error.name === 'AbortError' || error.name === 'TimeoutError')) return [];
  return [error instanceof GraphQLError ? error : createGraphQLError(error.message, { originalError: error })];
}
