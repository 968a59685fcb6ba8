import type { Client } from 'open-finance-gateway-client';
import { RenameCustomerDocument, type UpdateCustomerInput } from '../generated/strings/graphql.ts';

export async function rename(client: Client, input: UpdateCustomerInput): Promise<string> {
  const { updateCustomer: outcome } = await client.request(RenameCustomerDocument, { input });
  // Null comes with an error only, and that has been thrown.
  if (!outcome) throw new TypeError('neither an outcome nor an error');
  switch (outcome.__typename) {
    case 'UpdateCustomerPayload':
      return `The customer is now called ${outcome.customer?.firstName}.`;
    case 'NotFound':
      return 'There is no such customer.';
    default:
      return outcome.userMessage ?? outcome.message;
  }
}
