import { type ErrorCode, GatewayError } from './errors.ts';
import { describeUpstreamCode, type UpstreamCode } from './upstream-codes.ts';

/** The failure of one part of an answer that as a whole is a success, told by its code alone. */
export function inBandError(what: string, code: string): GatewayError {
  const known = describeUpstreamCode(code, 200);
  return new GatewayError(errorCodeOf(known), `${what}: ${known?.meaning ?? 'it failed.'} (code ${code})`, {
    category: known?.category ?? 'OTHER',
    upstreamCode: code,
    retryable: known?.retryable ?? false,
    fixable: known?.fixable ?? false,
    ...(known && { userMessage: known.userMessage }),
  });
}

function errorCodeOf(known: UpstreamCode | undefined): ErrorCode {
  if (known?.kind === 'missing') return 'NOT_FOUND';
  return known?.kind === 'request' ? 'UPSTREAM_REJECTED' : 'UPSTREAM_ERROR';
}
