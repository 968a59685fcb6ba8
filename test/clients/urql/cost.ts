import type { Client } from '@urql/core';
import type { AnswerExtensions } from 'open-finance-gateway-client';
import { CustomerOverviewDocument } from 'open-finance-gateway-client/nodes';

export async function callsOfOverview(client: Client, apiKey: string, customerId: string): Promise<number | undefined> {
  // The options of one request replace those of the client as a whole: the key goes along.
  const fetchOptions = { headers: { 'x-api-key': apiKey, 'x-include-extensions': 'cost,freshness' } };
  const result = await client.query(CustomerOverviewDocument, { customerId }, { fetchOptions });
  const extensions: AnswerExtensions | undefined = result.extensions;
  return extensions?.cost?.upstreamCalls;
}
