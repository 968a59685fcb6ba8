import { ApolloLink, HttpLink } from '@apollo/client';
import type { AnswerExtensions } from 'open-finance-gateway-client';
import { tap } from 'rxjs';

/** Apollo leaves `extensions` out of its results, so a link in front of HTTP reads them. */
export function linkWithExtensions(
  uri: string,
  apiKey: string,
  report: (operation: string | undefined, extensions: AnswerExtensions) => void,
): ApolloLink {
  const headers = { 'x-api-key': apiKey, 'x-include-extensions': 'cost,freshness' };
  const read = new ApolloLink((operation, forward) =>
    forward(operation).pipe(tap(({ extensions = {} }) => report(operation.operationName, extensions))),
  );
  return read.concat(new HttpLink({ uri, headers }));
}
