import type { Client } from '@urql/core';
import { RenameCustomerDocument, type UpdateCustomerInput } from '../generated/nodes/graphql.ts';

/** Every query that showed a customer is sent again when it is next asked, or at once while something watches it. */
export async function rename(client: Client, input: UpdateCustomerInput): Promise<string> {
  const { data, error } = await client.mutation(RenameCustomerDocument, { input });
  if (error) throw error;
  const outcome = data?.updateCustomer;
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
