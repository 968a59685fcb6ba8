import type {
  Customer,
  CustomerApplication,
  CustomerFilter,
  CustomerInput,
  CustomerPatch,
} from '../../domain/customers.ts';
import type { Endpoint } from '../upstream/exchange.ts';
import { type AccessEnded, type Ask, type Changed, changing, orNull } from './ask.ts';
import { getBusiness } from './businesses.ts';
import { getConsumer } from './consumers.ts';
import type { CustomerTypes } from './customer-types.ts';
import { freshness } from './freshness.ts';
import { nothing } from './nothing.ts';
import { body, bool, epoch, id, int, list, mapped, object, required, text } from './wire.ts';

const customer = mapped(
  object({
    id: required(id),
    username: required(text),
    firstName: text,
    lastName: text,
    phone: text,
    email: text,
    type: required(text),
    createdDate: required(epoch),
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

export const getApplication: Endpoint<CustomerApplication | null> = {
  ...getCustomer,
  operation: 'GetCustomerWithAppData',
  path: '/aggregation/v1/customers/{customerId}/application',
  response: body(object({ applicationId: text, applicationName: text }), (answer) =>
    answer?.applicationId == null ? null : { applicationId: answer.applicationId, name: answer.applicationName },
  ),
};

interface CustomerRows {
  readonly rows: readonly Customer[];
  /** How many there are in all; null where upstream does not say. */
  readonly found: number | null;
}

const getCustomers: Endpoint<CustomerRows> = {
  ...getCustomer,
  operation: 'GetCustomers',
  path: '/aggregation/v1/customers',
  latency: 'list',
  cache: freshness.customers,
  response: body(
    object({ found: int, moreAvailable: required(bool), customers: required(list(customer)) }),
    (page): CustomerRows => ({ rows: page?.customers ?? [], found: page?.found ?? null }),
  ),
};

/** What every call that changes something has in common. */
const change = { latency: 'list', live: false, billable: false, idempotent: false, cache: null } as const;

const addTestingCustomer: Endpoint<string | null> = {
  ...getCustomer,
  ...change,
  operation: 'AddTestingCustomer',
  method: 'POST',
  path: '/aggregation/v2/customers/testing',
  response: body(object({ id }), (created) => created?.id ?? null),
};

/** An active customer is itself what is billed. */
const addActiveCustomer: Endpoint<string | null> = {
  ...addTestingCustomer,
  operation: 'AddCustomer',
  path: '/aggregation/v2/customers/active',
  billable: true,
};

const modifyCustomer: Endpoint<null> = {
  ...getCustomer,
  ...change,
  operation: 'ModifyCustomer',
  method: 'PUT',
  idempotent: true,
  response: nothing,
};

const deleteCustomer: Endpoint<null> = {
  ...modifyCustomer,
  operation: 'DeleteCustomer',
  method: 'DELETE',
  idempotent: false,
};

export interface CustomerSource {
  /** Null when the partner has no such customer. */
  get(customerId: string): Promise<Customer | null>;
  /** Null when the customer has none, or there is no such customer. */
  application(customerId: string): Promise<CustomerApplication | null>;
  /** Rows [offset, offset + count) of the partner's customers, oldest first as upstream orders them. */
  list(filter: CustomerFilter, offset: number, count: number): Promise<readonly Customer[]>;
  /** As upstream knows it now; null when nobody of the partner's has that username. */
  byUsername(username: string): Promise<Customer | null>;
  /** How many customers there are now; null where upstream does not say. */
  count(filter: CustomerFilter): Promise<number | null>;
  /** The id of the new customer. */
  create(type: 'testing' | 'active', input: CustomerInput): Promise<string | null>;
  update(customerId: string, patch: CustomerPatch): Promise<void>;
  /** With all its accounts, for good. Its consumer stays. */
  remove(customerId: string): Promise<void>;
}

export function customerSource(
  ask: Ask,
  changed: Changed,
  accessEnded: AccessEnded,
  types: CustomerTypes,
): CustomerSource {
  const learnt = <T extends readonly Customer[]>(rows: T): T => {
    for (const { customerId, type } of rows) types.learn(customerId, type);
    return rows;
  };

  return {
    async get(customerId) {
      const found = await orNull(ask(getCustomer, { customerId, params: { customerId } }));
      if (found !== null) learnt([found]);
      return found;
    },
    application: (customerId) => orNull(ask(getApplication, { customerId, params: { customerId } })),
    async list(filter, offset, count) {
      const query = { ...given(filter), start: offset + 1, limit: count };
      return learnt((await ask(getCustomers, { params: {}, query })).rows);
    },
    async byUsername(username) {
      const query = { username, start: 1, limit: 1 };
      const { rows } = await ask(getCustomers, { params: {}, query, maxAgeMs: 0 });
      return learnt(rows).find((row) => row.username === username) ?? null;
    },
    async count(filter) {
      const query = { ...given(filter), start: 1, limit: 1 };
      return (await ask(getCustomers, { params: {}, query, maxAgeMs: 0 })).found;
    },
    async create(type, input) {
      const endpoint = type === 'testing' ? addTestingCustomer : addActiveCustomer;
      // Nobody has asked about somebody who was not there.
      const lists = () => changed(null, [getCustomers.operation]);
      const created = await changing(ask(endpoint, { params: {}, body: given(input) }), lists);
      if (created !== null) types.learn(created, type);
      return created;
    },
    async update(customerId, patch) {
      await changing(ask(modifyCustomer, { customerId, params: { customerId }, body: given(patch) }), () => {
        changed(customerId);
        changed(null, [getCustomers.operation]);
      });
    },
    async remove(customerId) {
      await changing(ask(deleteCustomer, { customerId, params: { customerId } }), () => {
        changed(customerId);
        // Those that name no customer may hold what was of this one.
        changed(null, [getCustomers.operation, getConsumer.operation, getBusiness.operation]);
        accessEnded(customerId, null);
      });
    },
  };
}

/** Without what was not given: upstream takes an empty text for a value. */
function given(values: object): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => typeof value === 'string' && value !== ''));
}
