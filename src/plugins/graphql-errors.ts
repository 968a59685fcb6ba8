import { GraphQLError, isValueNode, print } from 'graphql';
import { extensionsOf } from '../domain/error-extensions.ts';
import { type ErrorCode, GatewayError, isGatewayError } from '../domain/errors.ts';

/** Where GraphQL found the failure. */
interface Place {
  readonly path?: readonly (string | number)[] | undefined;
}

/** How it is answered, where that does not follow from there being an error. */
interface Http {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The GraphQL error that clients see of a failure of ours. */
export function toGraphQLError(
  error: GatewayError,
  requestId: string,
  http?: Http,
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
  if (error instanceof GraphQLError && (cause === error || isAboutValues(cause))) return withCode(error, requestId);
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

/** What GraphQL says of an argument, found out as its field runs: the value that a variable has there does not fit. */
function isAboutValues(cause: unknown): boolean {
  return cause instanceof GraphQLError && cause.nodes !== undefined && cause.nodes.every(isValueNode);
}

/** What GraphQL and its server call their complaints, where it is not what we do. */
const codes: Readonly<Record<string, ErrorCode>> = {
  GRAPHQL_PARSE_FAILED: 'GRAPHQL_PARSE_FAILED',
  GRAPHQL_VALIDATION_FAILED: 'GRAPHQL_VALIDATION_FAILED',
  OPERATION_RESOLUTION_FAILURE: 'BAD_REQUEST',
  BAD_REQUEST: 'BAD_REQUEST',
  UNAUTHENTICATED: 'UNAUTHENTICATED',
  LIMIT_EXCEEDED: 'LIMIT_EXCEEDED',
  REQUEST_ENTITY_TOO_LARGE: 'LIMIT_EXCEEDED',
};

/** GraphQL's own complaints: syntax, validation, and values that do not fit. Nothing but code and status is kept of theirs. */
function withCode(error: GraphQLError, requestId: string): GraphQLError {
  const { code: given, http, ...ours } = error.extensions;
  const code = isOurs(ours) ? (given as ErrorCode) : (codes[String(given)] ?? 'BAD_USER_INPUT');
  const message = withoutValues(error);
  const known = new GatewayError(code, message, { category: 'CUSTOMER' });
  // A place in the document only where there is none in the answer: the compiled executor knows no other.
  const place = error.path
    ? { path: error.path }
    : { nodes: error.nodes ?? null, source: error.source, positions: error.positions };
  const carried = isOurs(ours) ? ours : extensionsOf(known, requestId);
  const answered =
    code === 'BAD_REQUEST' && !isOurs(ours) ? { http: asRefusal(http) } : http === undefined ? {} : { http };
  return new GraphQLError(message, { ...place, extensions: { ...carried, code, ...answered } });
}

/** What is no GraphQL request is refused as such, whatever media type the client reads. */
function asRefusal(http: unknown): Http {
  const { status = 400, headers } = (http ?? {}) as Partial<Http>;
  return { status, ...(headers && { headers }) };
}

/** A complaint about what is written in a document quotes it, and what is written there may be anybody's data. */
function withoutValues({ message, nodes }: GraphQLError): string {
  const quoted = (nodes ?? []).flatMap((node) => (isValueNode(node) ? [print(node)] : []));
  const unquoted = quoted.reduce((text, value) => text.replaceAll(value, '…'), message);
  // The parser names what it did not expect by its kind and its text.
  return unquoted.replace(/\b(BlockString|String|Int|Float) ".*"(?=\.|,|$)/s, '$1');
}

/** An error that `toGraphQLError` made, on its second way through. */
function isOurs(extensions: Readonly<Record<string, unknown>>): boolean {
  return 'requestId' in extensions && 'category' in extensions;
}
