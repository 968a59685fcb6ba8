import type { Client } from '@urql/core';
import { AccountTransactionsDocument } from '../generated/nodes/graphql.ts';

/** Every transaction of an account, read a page at a time. The cache keeps each page by its cursor. */
export async function* transactions(client: Client, customerId: string, accountId: string) {
  async function read(after: string | null) {
    const variables = { customerId, accountId, first: 20, after };
    const { data, error } = await client.query(AccountTransactionsDocument, variables);
    if (error) throw error;
    return data?.account?.transactions;
  }
  let page = await read(null);
  while (page) {
    for (const { node } of page.edges) yield node;
    // Not by the number of rows: a page can be short, or empty, while more follow.
    page = page.pageInfo.hasNextPage ? await read(page.pageInfo.endCursor) : null;
  }
}
