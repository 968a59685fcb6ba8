import type { Client } from '@urql/core';
import { CustomerOverviewDocument } from 'open-finance-gateway-client/nodes';

/** One line for each account; null when there is no such customer. */
export async function overview(client: Client, customerId: string): Promise<string[] | null> {
  const { data, error } = await client.query(CustomerOverviewDocument, { customerId });
  if (error) throw error;
  const accounts = data?.customer?.accounts;
  return accounts?.map(({ name, balance }) => `${name}: ${balance?.amount} ${balance?.currency}`) ?? null;
}
