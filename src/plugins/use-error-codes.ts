import type { ExecutionResult } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { maskError } from './graphql-errors.ts';
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
