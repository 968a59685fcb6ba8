import type { Client } from 'open-finance-gateway-client';
import { CustomerOverviewDocument } from 'open-finance-gateway-client/strings';

export async function callsOfOverview(client: Client, customerId: string): Promise<number | undefined> {
  const { extensions } = await client.exchange(
    CustomerOverviewDocument,
    { customerId },
    { include: ['cost', 'freshness'] },
  );
  return extensions.cost?.upstreamCalls;
}
