import { type Environment, fetchQuery, graphql } from 'relay-runtime';
import type { failureQuery } from './__generated__/failureQuery.graphql.ts';

// Without `@catch` a field that failed is null like one that has no value, and nothing tells them apart.
const query = graphql`
  query failureQuery($customerId: ID!, $accountId: ID!) {
    account(customerId: $customerId, accountId: $accountId) {
      id
      transactions(first: 5) @catch { edges { node { id } } }
    }
  }
`;

interface Failed {
  readonly extensions?: { readonly code?: string };
}

/** How many of the newest transactions there are, or the code of the error: of this field, or of the whole request. */
export async function newest(
  environment: Environment,
  customerId: string,
  accountId: string,
): Promise<number | string> {
  try {
    const data = await fetchQuery<failureQuery>(environment, query, { customerId, accountId }).toPromise();
    const list = data?.account?.transactions;
    if (list && !list.ok) return (list.errors[0] as Failed).extensions?.code ?? 'UNKNOWN';
    return list?.value?.edges.length ?? 0;
  } catch (error) {
    const { source } = error as { source?: { errors: Failed[] } };
    return source?.errors[0]?.extensions?.code ?? 'NETWORK';
  }
}
