import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { extensionsOf } from '../domain/error-extensions.ts';
import type { ErrorCode, GatewayError } from '../domain/errors.ts';

/** A document is for one reader, is never shown in the place of a page, and is not kept on the way. */
export const safely: OutgoingHttpHeaders = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'accept-ranges': 'none',
};

const statuses: Partial<Record<ErrorCode, number>> = {
  BAD_REQUEST: 405,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  FORMAT_NOT_AVAILABLE: 406,
  LINK_EXPIRED: 410,
  CLIENT_LIMITED: 429,
  BUDGET_EXCEEDED: 429,
  RATE_LIMITED: 429,
  INTERNAL: 500,
  UPSTREAM_UNAVAILABLE: 503,
  ISSUER_UNAVAILABLE: 503,
  SHUTTING_DOWN: 503,
  UPSTREAM_TIMEOUT: 504,
};

/** Answers a request for a document with why there is none. What is neither ours nor the client's fault is upstream's: 502. */
export function refuse(res: ServerResponse, error: GatewayError, requestId: string): void {
  const body = JSON.stringify({ error: { message: error.message, ...extensionsOf(error, requestId) } });
  const { retryAfterMs } = error;
  if (retryAfterMs !== undefined) res.setHeader('retry-after', Math.ceil(retryAfterMs / 1000));
  res.writeHead(statuses[error.code] ?? 502, {
    ...safely,
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
  });
  res.end(body);
}

/** Lets a page of this origin read the answer. */
export function allowPage(res: ServerResponse, origin: string): void {
  res.setHeader('access-control-allow-origin', origin);
  res.setHeader('access-control-allow-methods', 'GET');
  res.setHeader('access-control-allow-headers', 'authorization, x-api-key, x-request-id');
  res.setHeader('access-control-expose-headers', 'content-disposition, retry-after, x-request-id');
  res.setHeader('access-control-max-age', '600');
  res.setHeader('vary', 'origin');
}

export function headerOf(req: IncomingMessage, name: string): string | null {
  const value = req.headers[name];
  return typeof value === 'string' ? value : null;
}
