import type { Customer, CustomerFilter } from '../../domain/customers.ts';
import type { Endpoint } from '../upstream/exchange.ts';
import { type Ask, orNull } from './ask.ts';
import { freshness } from './freshness.ts';
import { body, bool, epoch, id, list, mapped, object, text } from './wire.ts';

const customer = mapped(
  object({
    id,
    username: text,
    firstName: text,
    lastName: text,
    phone: text,
    email: text,
    type: text,
    createdDate: epoch,
    lastModifiedDate: epoch,
  }),
  ({ id: customerId, ...facts }): Customer | null =>
    customerId === null ? null : { node: 'Customer', customerId, ...facts },
);

const getCustomer: Endpoint<Customer | null> = {
  operation: 'GetCustomer',
  method: 'GET',
  path: '/aggregation/v1/customers/{customerId}',
  product: 'Customers',
  family: 'customers',
  latency: 'lookup',
  live: false,
  billable: false,
  idempotent: true,
  cache: freshness.customer,
  response: body(customer, (read) => read),
};

const getCustomers: Endpoint<readonly Customer[]> = {
  ...getCustomer,
  operation: 'GetCustomers',
  path: '/aggregation/v1/customers',
  latency: 'list',
  cache: freshness.customers,
  response: body(object({ moreAvailable: bool, customers: list(customer) }), (page) => page?.customers ?? []),
};

export interface CustomerSource {
  /** Null when the partner has no such customer. */
  get(customerId: string): Promise<Customer | null>;
  /** Rows [offset, offset + count) of the partner's customers, oldest first as upstream orders them. */
  list(filter: CustomerFilter, offset: number, count: number): Promise<readonly Customer[]>;
}

export function customerSource(ask: Ask): CustomerSource {
  return {
    get: (customerId) => orNull(ask(getCustomer, { customerId, params: { customerId } })),
    list(filter, offset, count) {
      const query = { ...given(filter), start: offset + 1, limit: count };
      return ask(getCustomers, { params: {}, query });
    },
  };
}

function given(filter: CustomerFilter): Record<string, string> {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => typeof value === 'string' && value !== ''));
}
