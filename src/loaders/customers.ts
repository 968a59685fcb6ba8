import DataLoader from 'dataloader';
import type { Sources } from '../datasources/open-finance/sources.ts';
import type { Connection, PageRequest } from '../domain/connections.ts';
import type { CursorCodec } from '../domain/cursors.ts';
import type { Customer, CustomerFilter } from '../domain/customers.ts';
import { type Batches, unwatched } from './batches.ts';
import { readIndexPage } from './index-pages.ts';
import { settled } from './settled.ts';

export interface CustomerLoader {
  /** Null when the partner has no such customer. */
  byId(customerId: string): Promise<Customer | null>;
  page(filter: CustomerFilter, page: PageRequest): Promise<Connection<Customer>>;
  /** The list that holds this customer and no other. */
  only(customerId: string): Promise<Connection<Customer>>;
}

export function createCustomerLoader(
  sources: Sources,
  cursors: CursorCodec,
  partnerId: string,
  batches: Batches = unwatched,
): CustomerLoader {
  const byId = new DataLoader<string, Customer | null>(
    batches('customers', (ids) => settled(ids, sources.customers.get)),
  );

  return {
    byId: (customerId) => byId.load(customerId),
    only: (customerId) =>
      readIndexPage(
        {
          read: async () => [await byId.load(customerId)].filter((customer) => customer !== null),
          idOf: (customer) => customer.customerId,
          binding: [partnerId, 'customer', customerId],
        },
        { first: 1, after: null },
        cursors,
      ),
    async page(filter, page) {
      const { search, username, type } = filter;
      const list = {
        read: (offset: number, count: number) => sources.customers.list(filter, offset, count),
        idOf: (customer: Customer) => customer.customerId,
        binding: [partnerId, 'customers', search ?? '', username ?? '', type ?? ''],
      };
      const connection = await readIndexPage(list, page, cursors);
      for (const { node } of connection.edges) byId.prime(node.customerId, node);
      return connection;
    },
  };
}
