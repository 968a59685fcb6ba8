import type { ExecutionResult } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { GatewayError } from '../domain/errors.ts';
import { maskError, toGraphQLError } from './graphql-errors.ts';
import { stateOf } from './request-state.ts';

/** Tells of a failure that has no name: a defect of the gateway. */
export type ReportDefect = (error: unknown, requestId: string) => void;

/** Gives every error of every answer its code and request id, and keeps what is internal inside. */
export function useErrorCodes(report: ReportDefect): Plugin {
  return {
    onParse:
      () =>
      ({ result }) =>
        markAll([result], 'GRAPHQL_PARSE_FAILED'),
    onValidate:
      () =>
      ({ valid, result }) => {
        if (!valid) markAll(result, 'GRAPHQL_VALIDATION_FAILED');
      },
    onResultProcess({ request, result, setResult }) {
      if (!isSingle(result) || !result.errors?.length) return;
      const { requestId } = stateOf(request);
      const errors = result.errors.map((error) => maskError(error, requestId, (cause) => report(cause, requestId)));
      setResult({ ...result, errors });
    },
    onResponse({ request, response, setResponse }) {
      if (response.status !== 415) return;
      // The server says nothing more to a body of a type that it cannot read.
      const { requestId } = stateOf(request);
      const refusal = new GatewayError('BAD_REQUEST', 'Send the operation as application/json.', {
        category: 'CUSTOMER',
      });
      const { headers, status } = response;
      headers.set('content-type', 'application/json; charset=utf-8');
      setResponse(new Response(JSON.stringify({ errors: [toGraphQLError(refusal, requestId)] }), { headers, status }));
    },
  };
}

/** graphql-js gives its complaints no code; which phase made them is known only here. */
function markAll(errors: readonly unknown[], code: string): void {
  for (const error of errors) {
    if (error instanceof Error && 'extensions' in error) (error.extensions as Record<string, unknown>).code ??= code;
  }
}

function isSingle(result: unknown): result is ExecutionResult {
  return typeof result === 'object' && result !== null && !(Symbol.asyncIterator in result);
}
