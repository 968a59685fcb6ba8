import type { Client } from 'open-finance-gateway-client';
import { CustomerOverviewDocument } from 'open-finance-gateway-client/strings';

/** One line for each account; null when there is no such customer. */
export async function overview(client: Client, customerId: string): Promise<string[] | null> {
  const { customer } = await client.request(CustomerOverviewDocument, { customerId });
  return customer?.accounts?.map(({ name, balance }) => `${name}: ${balance?.amount} ${balance?.currency}`) ?? null;
}
