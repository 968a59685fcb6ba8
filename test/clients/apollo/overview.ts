import type { ApolloClient } from '@apollo/client';
import { CustomerOverviewDocument } from 'open-finance-gateway-client/nodes';

/** One line for each account; null when there is no such customer. */
export async function overview(client: ApolloClient, customerId: string): Promise<string[] | null> {
  const { data } = await client.query({ query: CustomerOverviewDocument, variables: { customerId } });
  const accounts = data?.customer?.accounts;
  return accounts?.map(({ name, balance }) => `${name}: ${balance?.amount} ${balance?.currency}`) ?? null;
}
