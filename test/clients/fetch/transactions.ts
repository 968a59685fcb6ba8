import type { Client } from 'open-finance-gateway-client';
import { AccountTransactionsDocument } from '../generated/strings/graphql.ts';

/** Every transaction of an account, read a page at a time. */
export async function* transactions(client: Client, customerId: string, accountId: string) {
  async function read(after: string | null) {
    const variables = { customerId, accountId, first: 20, after };
    const { account } = await client.request(AccountTransactionsDocument, variables);
    return account?.transactions;
  }
  let page = await read(null);
  while (page) {
    for (const { node } of page.edges) yield node;
    // Not by the number of rows: a page can be short, or empty, while more follow.
    page = page.pageInfo.hasNextPage ? await read(page.pageInfo.endCursor) : null;
  }
}
