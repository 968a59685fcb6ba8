import { GraphQLError } from 'graphql';
import { extensionsOf } from '../domain/error-extensions.ts';
import { GatewayError, isGatewayError } from '../domain/errors.ts';

/** Where GraphQL found the failure. */
interface Place {
  readonly path?: readonly (string | number)[] | undefined;
}

/** The GraphQL error that clients see of a failure of ours. */
export function toGraphQLError(
  error: GatewayError,
  requestId: string,
  http?: { readonly status: number },
  { path }: Place = {},
): GraphQLError {
  return new GraphQLError(error.message, {
    ...(path && { path }),
    extensions: { ...extensionsOf(error, requestId), ...(http && { http }) },
  });
}

/**
 * What leaves the process of whatever was thrown. Ours go out with their code; GraphQL's own complaints about the request
 * keep their message; everything else becomes INTERNAL, handed to `report` and never shown.
 */
export function maskError(error: unknown, requestId: string, report: (error: unknown) => void): GraphQLError {
  const cause = deepestCause(error);
  const path = error instanceof GraphQLError ? error.path : undefined;
  if (isGatewayError(cause)) return toGraphQLError(cause, requestId, undefined, { path });
  if (error instanceof GraphQLError && cause === error) return withCode(error, requestId);
  report(cause);
  const internal = new GatewayError('INTERNAL', 'The gateway failed. Quote the request id.', { category: 'OTHER' });
  return toGraphQLError(internal, requestId, undefined, { path });
}

/** Each layer wraps what it caught, so the cause is found by walking down. */
function deepestCause(error: unknown): unknown {
  let cause = error;
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError;
  return cause;
}

/** GraphQL's own complaints: syntax, validation, and values that do not fit. */
function withCode(error: GraphQLError, requestId: string): GraphQLError {
  const known = error.extensions.code;
  const code = typeof known === 'string' && known !== 'INTERNAL_SERVER_ERROR' ? known : 'BAD_USER_INPUT';
  // A place in the document only where there is none in the answer: the compiled executor knows no other.
  const place = error.path
    ? { path: error.path }
    : { nodes: error.nodes ?? null, source: error.source, positions: error.positions };
  return new GraphQLError(error.message, {
    ...place,
    extensions: { category: 'CUSTOMER', retryable: false, ...error.extensions, code, requestId },
  });
}
