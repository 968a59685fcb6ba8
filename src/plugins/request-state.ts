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
  /** Set once it was taken from what its client may ask. */
  isCounted?: boolean;
  /** Set when somebody has to be told of the operation, beside its record. */
  isAudited?: boolean;
}

/**
 * Kept with the request itself. In a map of weak keys it would be found by the collector only after everything else, while the
 * process stands still, and one such map leads it to the next.
 */
const state = Symbol('state');

interface Stated {
  [state]?: RequestState;
}

/** Once for a request, however often it is asked for. */
export function beginRequest(request: Request & Stated, makeId: () => string): void {
  request[state] ??= { requestId: makeId() };
}

/** Every request has a state: use-request-id is the first plugin. */
export function stateOf(request: Request & Stated): RequestState {
  return request[state] ?? { requestId: 'unknown' };
}
