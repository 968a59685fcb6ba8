import { type Environment, fetchQuery, graphql } from 'relay-runtime';
import type { overviewQuery } from './__generated__/overviewQuery.graphql.ts';

const query = graphql`
  query overviewQuery($customerId: ID!) {
    customer(customerId: $customerId) {
      accounts { name balance { amount currency } }
    }
  }
`;

/** One line for each account; null when there is no such customer. */
export async function overview(environment: Environment, customerId: string): Promise<string[] | null> {
  const data = await fetchQuery<overviewQuery>(environment, query, { customerId }).toPromise();
  const accounts = data?.customer?.accounts;
  return accounts?.map(({ name, balance }) => `${name}: ${balance?.amount} ${balance?.currency}`) ?? null;
}
