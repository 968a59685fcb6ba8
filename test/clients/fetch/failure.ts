import { GatewayError } from 'open-finance-gateway-client';

/** What a program may do about a request that failed. */
export function failure(error: unknown): { code: string; again: boolean; partial: unknown } {
  // No network, or aborted: what `fetch` throws passes through.
  if (!(error instanceof GatewayError)) return { code: 'NETWORK', again: true, partial: undefined };
  return { code: error.code ?? `HTTP_${error.status}`, again: error.retryable, partial: error.data };
}
