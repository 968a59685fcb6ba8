import { CombinedError, type OperationResult } from '@urql/core';

/** What a program may do about a result with an error; `data` beside it holds what could be answered all the same. */
export function failure({ error, data }: OperationResult): { code: string; again: boolean; partial: unknown } {
  if (!(error instanceof CombinedError)) throw new TypeError('The result has no error');
  const entries = error.graphQLErrors;
  if (entries.length === 0) return { code: 'NETWORK', again: true, partial: data };
  const again = entries.every(({ extensions }) => extensions.retryable === true);
  return { code: String(entries[0]?.extensions.code), again, partial: data };
}
