import { Client, cacheExchange, fetchExchange } from '@urql/core';

export function connect(url: string, apiKey: string): Client {
  return new Client({
    url,
    exchanges: [cacheExchange, fetchExchange],
    fetchOptions: { headers: { 'x-api-key': apiKey } },
    // urql sends short queries by GET, with ids and variables in the address, where logs of proxies keep them.
    preferGetMethod: false,
  });
}
