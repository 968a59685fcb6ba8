import type { ApolloClient } from '@apollo/client';
import { AccountTransactionsDocument } from '../generated/nodes/graphql.ts';

/** Shows the transactions of an account, and all of them again, a page longer, after each call of `more`. */
export function watchTransactions(
  client: ApolloClient,
  variables: { customerId: string; accountId: string; first: number },
  show: (ids: readonly string[], hasMore: boolean) => void,
) {
  const list = client.watchQuery({ query: AccountTransactionsDocument, variables });
  let after: string | null = null;
  const subscription = list.subscribe(({ data, dataState }) => {
    if (dataState !== 'complete' || !data.account?.transactions) return;
    const { edges, pageInfo } = data.account.transactions;
    after = pageInfo.endCursor;
    show(
      edges.map(({ node }) => node.id),
      pageInfo.hasNextPage,
    );
  });
  return { more: () => list.fetchMore({ variables: { after } }), stop: () => subscription.unsubscribe() };
}
