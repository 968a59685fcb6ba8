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
    commitMutation<renameMutation>(environment, {
      mutation,
      variables: { input },
      onCompleted: (data, errors) => (errors?.length ? reject(new AggregateError(errors)) : resolve(data)),
      onError: reject,
    });
  });
  if (!outcome) throw new TypeError('neither an outcome nor an error');
  // Relay's types know a fragment on an interface by its fields: they are there for every problem.
  if (outcome.customer !== undefined) return `The customer is now called ${outcome.customer?.firstName}.`;
  if (outcome.__typename === 'NotFound') return 'There is no such customer.';
  return outcome.userMessage ?? outcome.message ?? 'Something else happened.';
}
