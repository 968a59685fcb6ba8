import type { AnswerExtensions } from './answer-extensions.ts';
import type { StringDocument } from './document-type.ts';
import type { ErrorEntry } from './gateway-error.ts';
import { GatewayError } from './gateway-error.ts';

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface ClientOptions {
  /** Address of the GraphQL endpoint, with its path: `https://gateway.example/graphql`, or `/graphql` in a browser. */
  readonly url: string;
  /** For a server of the partner. Never ship it to a browser or a phone. */
  readonly apiKey?: string;
  /** For an end user: answers the JWT to send, asked before every request. */
  readonly token?: () => string | Promise<string>;
  /** @default the global `fetch` */
  readonly fetch?: Fetch;
  /**
   * Sends the operation's `documentId` in place of its text, as a gateway in production mode wants it.
   * @default false
   */
  readonly trustedDocuments?: boolean;
}

export interface RequestOptions {
  readonly signal?: AbortSignal;
  /** Added to the headers of this request, for example `x-request-id`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What to ask for in `extensions`; `exchange` answers it. */
  readonly include?: readonly ('cost' | 'freshness')[];
}

/** Variables may be left out when the operation requires none. */
type Arguments<TVariables> =
  Record<string, never> extends TVariables
    ? [variables?: TVariables, options?: RequestOptions]
    : [variables: TVariables, options?: RequestOptions];

export interface Client {
  /**
   * Answers the operation's data.
   * @throws GatewayError when the answer has errors, even if it has data too. What `fetch` throws passes through.
   */
  request<TResult, TVariables>(
    document: StringDocument<TResult, TVariables>,
    ...args: Arguments<TVariables>
  ): Promise<TResult>;
  /** The same, with what stands beside the data. */
  exchange<TResult, TVariables>(
    document: StringDocument<TResult, TVariables>,
    ...args: Arguments<TVariables>
  ): Promise<Exchange<TResult>>;
}

export interface Exchange<TResult> {
  readonly data: TResult;
  /** Empty unless `include` asked for something. */
  readonly extensions: AnswerExtensions;
  /** Names the request in the gateway's logs. */
  readonly requestId: string | undefined;
}

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly ErrorEntry[];
  readonly extensions?: AnswerExtensions;
}

export function createClient(options: ClientOptions): Client {
  const send: Fetch = options.fetch ?? ((url, init) => fetch(url, init));

  async function exchange<TResult, TVariables>(
    document: StringDocument<TResult, TVariables>,
    ...[variables, request = {}]: Arguments<TVariables>
  ): Promise<Exchange<TResult>> {
    const { signal, headers, include } = request;
    const response = await send(options.url, {
      method: 'POST',
      headers: {
        ...(await headersOf(options)),
        ...(include && { 'x-include-extensions': include.join(',') }),
        ...headers,
      },
      body: JSON.stringify({ ...operationOf(document, options.trustedDocuments ?? false), variables }),
      ...(signal && { signal }),
    });
    const { data, errors, extensions = {} } = read(await response.text());
    const requestId = response.headers.get('x-request-id') ?? undefined;
    if (errors || data === undefined || data === null) {
      throw new GatewayError({ status: response.status, requestId, errors: errors ?? [], data });
    }
    return { data: data as TResult, extensions, requestId };
  }

  return { exchange, request: async (document, ...args) => (await exchange(document, ...args)).data };
}

async function headersOf({ apiKey, token }: ClientOptions): Promise<Record<string, string>> {
  return {
    'content-type': 'application/json',
    accept: 'application/graphql-response+json, application/json;q=0.9',
    ...(apiKey !== undefined && { 'x-api-key': apiKey }),
    ...(token && { authorization: `Bearer ${await token()}` }),
  };
}

function operationOf(document: StringDocument<unknown, never>, trusted: boolean) {
  if (!trusted) return { query: document.toString() };
  const documentId = document.__meta__?.documentId;
  if (typeof documentId !== 'string') throw new TypeError('The document has no documentId: generate it with codegen');
  return { documentId };
}

/** A proxy's error page reads as an answer without data. */
function read(text: string): Answer {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null ? body : {};
  } catch {
    return {};
  }
}
