import { type Environment, fetchQuery, graphql } from 'relay-runtime';
import type { failureQuery } from './__generated__/failureQuery.graphql.ts';

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

/** How many of the newest transactions there are, or the code of the error that keeps them from being read. */
export async function newest(
  environment: Environment,
  customerId: string,
  accountId: string,
): Promise<number | string> {
  const networkCacheConfig = { force: true, metadata: { partial: true } };
  const variables = { customerId, accountId };
  const data = await fetchQuery<failureQuery>(environment, query, variables, { networkCacheConfig }).toPromise();
  const list = data?.account?.transactions;
  if (list && !list.ok) return (list.errors[0] as Failed).extensions?.code ?? 'UNKNOWN';
  return list?.value?.edges.length ?? 0;
}

/** The code of an error that ended a whole request. */
export function codeOf(error: unknown): string {
  // The first comes from createEnvironment, the second from Relay, where there is no data at all.
  const { errors, source } = error as { errors?: Failed[]; source?: { errors: Failed[] } };
  return (errors ?? source?.errors)?.[0]?.extensions?.code ?? 'NETWORK';
}
