import type { ApolloClient } from '@apollo/client';
import { RenameCustomerDocument, type UpdateCustomerInput } from '../generated/nodes/graphql.ts';

/** Whatever shows the customer shows the new name at once: the answer carries its `id`, and the cache goes by that. */
export async function rename(client: ApolloClient, input: UpdateCustomerInput): Promise<string> {
  const { data } = await client.mutate({ mutation: RenameCustomerDocument, variables: { input } });
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
