import { CombinedGraphQLErrors, ServerError } from '@apollo/client';

/** What a program may do about a request that failed. */
export function failure(error: unknown): { code: string; again: boolean; partial: unknown } {
  if (CombinedGraphQLErrors.is(error)) {
    const [first] = error.errors;
    const again = error.errors.every(({ extensions }) => extensions?.retryable === true);
    return { code: String(first?.extensions?.code), again, partial: error.data };
  }
  // A proxy on the way answered, not the gateway.
  if (ServerError.is(error))
    return { code: `HTTP_${error.statusCode}`, again: error.statusCode >= 500, partial: undefined };
  return { code: 'NETWORK', again: true, partial: undefined };
}
