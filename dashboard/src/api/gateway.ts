import { createClient } from '../../../client/src/create-client.ts';
import type { StringDocument } from '../../../client/src/document-type.ts';
import { GatewayError } from '../../../client/src/gateway-error.ts';
import { DashboardLiveDocument, type DashboardLiveSubscriptionVariables } from '../generated/documents.ts';
import { readEvents } from './event-stream.ts';

/** What the page asks the gateway with. */
export interface Gateway {
  /** Data and what could not be answered of it. Throws a `Failure` when there is nothing to show. */
  ask<Result, Variables>(
    document: StringDocument<Result, Variables>,
    variables: Variables,
    signal?: AbortSignal,
  ): Promise<Answer<Result>>;
  /** That figures have changed, again and again. Throws where that cannot be had. */
  listen(variables: DashboardLiveSubscriptionVariables, signal: AbortSignal): AsyncIterable<unknown>;
}

export interface Answer<Result> {
  readonly data: Result;
  /** What is missing, in words. */
  readonly problems: readonly string[];
}

/** Why there is nothing to show. */
export class Failure extends Error {
  readonly kind: 'unauthenticated' | 'forbidden' | 'unreachable' | 'failed';
  readonly requestId: string | undefined;

  constructor(kind: Failure['kind'], message: string, requestId?: string) {
    super(message);
    this.kind = kind;
    this.requestId = requestId;
  }
}

export function createGateway(apiKey: string): Gateway {
  const client = createClient({ url: '/graphql', apiKey, trustedDocuments: true });
  return {
    async ask<Result, Variables>(
      document: StringDocument<Result, Variables>,
      variables: Variables,
      signal?: AbortSignal,
    ) {
      try {
        const request = client.request as (
          document: StringDocument<Result, Variables>,
          variables: Variables,
          options: { signal?: AbortSignal },
        ) => Promise<Result>;
        return { data: await request(document, variables, signal ? { signal } : {}), problems: [] };
      } catch (error) {
        if (error instanceof GatewayError && hasData(error.data) && !isForbidden(error)) {
          return { data: error.data as Result, problems: [...new Set(error.errors.map(({ message }) => message))] };
        }
        throw failureOf(error);
      }
    },
    async *listen(variables, signal) {
      const { documentId } = DashboardLiveDocument.__meta__ ?? {};
      const response = await fetch('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'text/event-stream', 'x-api-key': apiKey },
        body: JSON.stringify({ documentId, variables }),
        signal,
      });
      const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') ?? false;
      if (!response.ok || !isStream || response.body === null) {
        await response.body?.cancel();
        throw new Failure('failed', 'The gateway does not tell of changes.');
      }
      yield* readEvents(response.body);
    },
  };
}

/** Names of whose figures they would be are no figures. */
const isForbidden = ({ errors }: GatewayError) => errors.every(({ extensions }) => extensions?.code === 'FORBIDDEN');

/** Something that is not null stands somewhere below the root. */
function hasData(data: unknown): boolean {
  const values = typeof data === 'object' && data !== null ? Object.values(data) : [];
  return values.some((value) => typeof value === 'object' && value !== null && Object.values(value).some(isFilled));
}

const isFilled = (value: unknown) => typeof value === 'object' && value !== null;

function failureOf(error: unknown): unknown {
  if (!(error instanceof GatewayError)) {
    if (error instanceof DOMException && error.name === 'AbortError') return error;
    return new Failure('unreachable', 'The gateway does not answer.');
  }
  const { code, message, requestId, status } = error;
  if (code === 'UNAUTHENTICATED' || status === 401) return new Failure('unauthenticated', message, requestId);
  if (code === 'FORBIDDEN') return new Failure('forbidden', message, requestId);
  return new Failure('failed', message, requestId);
}
