import type { Viewer } from '../domain/viewer.ts';

/** What is known of an HTTP request before its GraphQL is read. */
export interface RequestState {
  readonly requestId: string;
  /** Set once the credential was checked. */
  viewer?: Viewer;
  /** Where the subscription of the request stands: the cursor of what it delivers next, or last. */
  place?: string;
  /** Set once the document was chosen: it is one of the manifest. */
  isTrusted?: boolean;
  /** Upstream calls that the operation is priced at; unset while it may be billed for something. */
  pricedAt?: number;
  /** Set when somebody has to be told of the operation, beside its record. */
  isAudited?: boolean;
}

const states = new WeakMap<Request, RequestState>();

export function beginRequest(request: Request, requestId: string): void {
  states.set(request, { requestId });
}

/** Every request has a state: use-request-id is the first plugin. */
export function stateOf(request: Request): RequestState {
  return states.get(request) ?? { requestId: 'unknown' };
}
