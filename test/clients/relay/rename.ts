import { commitMutation, type Environment, graphql } from 'relay-runtime';
import type {
  renameMutation,
  renameMutation$data,
  UpdateCustomerInput,
} from './__generated__/renameMutation.graphql.ts';

const mutation = graphql`
  mutation renameMutation($input: UpdateCustomerInput!) {
    updateCustomer(input: $input) {
      __typename
      ... on UpdateCustomerPayload { customer { id firstName lastName } }
      ... on Problem { message userMessage retryable }
    }
  }
`;

/** Whatever shows the customer shows the new name at once: the answer carries its `id`, and the store goes by that. */
export async function rename(environment: Environment, input: UpdateCustomerInput): Promise<string> {
  const { updateCustomer: outcome } = await new Promise<renameMutation$data>((resolve, reject) => {
    const variables = { input };
    commitMutation<renameMutation>(environment, { mutation, variables, onCompleted: resolve, onError: reject });
  });
  // Null comes with an error only, and that has been thrown.
  if (!outcome) throw new TypeError('neither an outcome nor an error');
  // Relay's types do not tell the members of the union apart: each field is there or is not.
  if (outcome.customer !== undefined) return `The customer is now called ${outcome.customer?.firstName}.`;
  if (outcome.__typename === 'NotFound') return 'There is no such customer.';
  return outcome.userMessage ?? outcome.message ?? 'Something else happened.';
}
