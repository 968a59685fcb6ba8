import { GatewayError } from './errors.ts';

/** @param what it had too many of, in words */
export function usedUp(what: string, retryAfterMs: number): GatewayError {
  return clientLimited(`This client has used up its ${what} for now.`, retryAfterMs);
}

export function clientLimited(message: string, retryAfterMs: number): GatewayError {
  return new GatewayError('CLIENT_LIMITED', message, { category: 'CUSTOMER', retryable: true, retryAfterMs });
}
