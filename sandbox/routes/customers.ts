import type { Json } from '../json.ts';
import { withCustomer } from '../ownership.ts';
import { readPaging } from '../paging.ts';
import type { CustomerRecord } from '../records.ts';
import { jsonReply } from '../reply.ts';
import type { Route, SandboxRequest } from '../router.ts';
import { upstreamErrors } from '../upstream-errors.ts';

export const customerRoutes: readonly Route[] = [
  { method: 'GET', template: '/aggregation/v1/customers', handler: listCustomers },
  {
    method: 'GET',
    template: '/aggregation/v1/customers/{customerId}',
    handler: withCustomer((_request, customer) => jsonReply(customerJson(customer))),
  },
];

function listCustomers({ partner, query }: SandboxRequest) {
  const paging = readPaging(query);
  if ('refusal' in paging) return paging.refusal;
  const type = query.get('type') ?? '';
  if (type !== '' && type !== 'testing' && type !== 'active') return upstreamErrors.invalidCustomerType();
  const username = query.get('username') ?? '';
  const search = (query.get('search') ?? '').toLowerCase();
  const found = [...partner.customers.values()].filter(
    (customer) =>
      (type === '' || customer.type === type) &&
      (username === '' || customer.username === username) &&
      (search === '' || searchText(customer).includes(search)),
  );
  const page = found.slice(paging.start - 1, paging.start - 1 + paging.limit);
  return jsonReply({
    found: found.length,
    displaying: page.length,
    moreAvailable: paging.start - 1 + page.length < found.length,
    customers: page.map(customerJson),
  });
}

/** User name and the names in either order, apart so that no match spans two of them. */
function searchText({ username, firstName = '', lastName = '' }: CustomerRecord): string {
  return [username, `${firstName} ${lastName}`, `${lastName} ${firstName}`].join('\n').toLowerCase();
}

/** Dates are strings here, and numbers almost everywhere else. */
function customerJson(customer: CustomerRecord): Json {
  const { id, username, firstName, lastName, phone, email, type, createdDate } = customer;
  const date = String(createdDate);
  return { id, username, firstName, lastName, phone, email, type, createdDate: date, lastModifiedDate: date };
}
