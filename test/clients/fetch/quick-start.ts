import { createClient, GatewayError } from 'open-finance-gateway-client';
import { CustomerOverviewDocument } from 'open-finance-gateway-client/strings';

const url = `${process.env.GATEWAY_URL ?? 'http://127.0.0.1:4000'}/graphql`;
const client = createClient({ url, apiKey: 'sandbox' });

try {
  const { customer } = await client.request(CustomerOverviewDocument, { customerId: '5001001' });
  for (const { name, balance } of customer?.accounts ?? []) console.log(name, balance?.amount);
} catch (error) {
  if (!(error instanceof GatewayError)) throw error;
  console.error(error.code, error.retryable ? 'may be sent again' : 'will fail again', error.requestId);
}
