import { type Environment, fetchQuery, graphql } from 'relay-runtime';
import type { nodeQuery } from './__generated__/nodeQuery.graphql.ts';

const query = graphql`
  query nodeQuery($id: ID!) {
    node(id: $id) {
      ... on Account { name balance { amount currency } }
    }
  }
`;

/** The balance as it is now, by the global id alone. */
export async function balanceOf(environment: Environment, id: string): Promise<string | undefined> {
  const data = await fetchQuery<nodeQuery>(environment, query, { id }).toPromise();
  return data?.node?.balance?.amount;
}
