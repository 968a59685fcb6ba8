import type { AnswerExtensions } from 'open-finance-gateway-client';
import type { FetchFunction } from 'relay-runtime';

/** For `Network.create`: the store has no place for `extensions`, so they are read on the way to it. */
export function sendAndReport(
  url: string,
  apiKey: string,
  report: (operation: string, extensions: AnswerExtensions) => void,
): FetchFunction {
  const headers = {
    'content-type': 'application/json',
    accept: 'application/graphql-response+json',
    'x-api-key': apiKey,
    'x-include-extensions': 'cost,freshness',
  };
  return async ({ name, text }, variables) => {
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query: text, variables }) });
    const answer = await response.json();
    report(name, answer.extensions ?? {});
    return answer;
  };
}
