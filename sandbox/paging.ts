import type { Reply } from './reply.ts';
import { upstreamErrors } from './upstream-errors.ts';

export interface Paging {
  /** From 1. A record index for customers and transactions, a page index for institutions. */
  readonly start: number;
  readonly limit: number;
}

const defaultLimit = 25;
const maxLimit = 1000;

/** `start` and `limit` of a query, or the refusal. Above the maximum the page is cut, which upstream does not document. */
export function readPaging(query: URLSearchParams): Paging | { readonly refusal: Reply } {
  const start = Number(query.get('start') ?? 1);
  const limit = Number(query.get('limit') ?? defaultLimit);
  if (!Number.isInteger(start) || !Number.isInteger(limit)) return { refusal: upstreamErrors.badRequest() };
  if (start < 1) return { refusal: upstreamErrors.startTooSmall() };
  if (limit < 1) return { refusal: upstreamErrors.limitTooSmall() };
  return { start, limit: Math.min(limit, maxLimit) };
}
