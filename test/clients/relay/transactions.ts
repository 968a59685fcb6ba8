import { type Environment, fetchQuery, getFragment, getSingularSelector, graphql } from 'relay-runtime';
import type {
  transactions_account$data,
  transactions_account$key,
} from './__generated__/transactions_account.graphql.ts';
import pageQuery, { type transactionsPageQuery } from './__generated__/transactionsPageQuery.graphql.ts';
import type { transactionsQuery } from './__generated__/transactionsQuery.graphql.ts';

const query = graphql`
  query transactionsQuery($customerId: ID!, $accountId: ID!) {
    account(customerId: $customerId, accountId: $accountId) { id ...transactions_account }
  }
`;

const fragment = graphql`
  fragment transactions_account on Account
  @argumentDefinitions(count: { type: "Int", defaultValue: 20 }, cursor: { type: "String" })
  @refetchable(queryName: "transactionsPageQuery") {
    transactions(first: $count, after: $cursor) @connection(key: "account_transactions") {
      edges { node { id description amount { amount currency } } }
      pageInfo { hasNextPage endCursor }
    }
  }
`;

/** What the store knows of the account: the rows of all pages so far. A component would call `usePaginationFragment`. */
function read(environment: Environment, account: transactions_account$key): transactions_account$data['transactions'] {
  const selector = getSingularSelector(getFragment(fragment), account);
  if (!selector) throw new TypeError('The account was not asked for with this fragment');
  return (environment.lookup(selector).data as transactions_account$data).transactions;
}

/** Every transaction of an account, read a page at a time: the first by its query, the others by `node(id:)`. */
export async function transactions(environment: Environment, customerId: string, accountId: string) {
  const data = await fetchQuery<transactionsQuery>(environment, query, { customerId, accountId }).toPromise();
  const account = data?.account;
  if (!account) return [];
  let list = read(environment, account);
  while (list?.pageInfo.hasNextPage) {
    const variables = { id: account.id, cursor: list.pageInfo.endCursor };
    await fetchQuery<transactionsPageQuery>(environment, pageQuery, variables).toPromise();
    list = read(environment, account);
  }
  return list?.edges.map(({ node }) => node) ?? [];
}
