import type { AnswerExtensions } from 'open-finance-gateway-client';
import { Environment, type FetchFunction, type GraphQLResponse, Network, RecordSource, Store } from 'relay-runtime';

/** @param report is told what each operation cost: the store has no place for `extensions` */
export function createEnvironment(
  url: string,
  apiKey: string,
  report?: (operation: string, extensions: AnswerExtensions) => void,
): Environment {
  const headers = {
    'content-type': 'application/json',
    accept: 'application/graphql-response+json',
    'x-api-key': apiKey,
    ...(report && { 'x-include-extensions': 'cost,freshness' }),
  };
  const send: FetchFunction = async ({ name, text }, variables, { metadata }) => {
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query: text, variables }) });
    const answer = await response.json();
    report?.(name, answer.extensions ?? {});
    // Relay takes a field that failed for one without a value, and empties a list whose next page failed. An operation
    // that tells them apart, with `@catch`, says that it can do with a part of the answer.
    if (answer.errors && !metadata?.partial) throw new AggregateError(answer.errors, answer.errors[0].message);
    return answer as GraphQLResponse;
  };
  return new Environment({ network: Network.create(send), store: new Store(new RecordSource()) });
}
