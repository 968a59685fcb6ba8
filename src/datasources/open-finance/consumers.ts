import type { Consumer, ConsumerInput } from '../../domain/consumers.ts';
import type { Endpoint } from '../upstream/exchange.ts';
import { type Ask, type Changed, changing, orNull } from './ask.ts';
import { freshness } from './freshness.ts';
import { nothing } from './nothing.ts';
import { body, epoch, id, int, mapped, object, required, text } from './wire.ts';

const consumer = mapped(
  object({
    id: text,
    customerId: id,
    firstName: text,
    lastName: text,
    suffix: text,
    address: text,
    city: text,
    state: text,
    zip: text,
    phone: text,
    email: text,
    ssn: text,
    birthday: object({ year: int, month: int, dayOfMonth: int }),
    createdDate: required(epoch),
  }),
  ({ id: consumerId, ssn, ...facts }): Consumer | null =>
    consumerId === null
      ? null
      : { node: 'Consumer', consumerId, ...facts, ssnLast4: ssn === null ? null : ssn.slice(-4) },
);

export const getConsumer: Endpoint<Consumer | null> = {
  operation: 'GetConsumer',
  method: 'GET',
  path: '/decisioning/v1/consumers/{consumerId}',
  product: 'Consumers',
  family: 'consumers',
  latency: 'lookup',
  live: false,
  billable: false,
  idempotent: true,
  cache: freshness.consumer,
  response: body(consumer, (read) => read),
};

const getConsumerForCustomer: Endpoint<Consumer | null> = {
  ...getConsumer,
  operation: 'GetConsumerForCustomer',
  path: '/decisioning/v1/customers/{customerId}/consumer',
};

const createConsumer: Endpoint<string | null> = {
  ...getConsumerForCustomer,
  operation: 'CreateConsumer',
  method: 'POST',
  latency: 'list',
  idempotent: false,
  cache: null,
  response: body(object({ id: text }), (created) => created?.id ?? null),
};

const modifyConsumer: Endpoint<null> = {
  ...getConsumer,
  operation: 'ModifyConsumer',
  method: 'PUT',
  latency: 'list',
  cache: null,
  response: nothing,
};

export interface ConsumerSource {
  /** Null when the partner has no such consumer. */
  get(consumerId: string): Promise<Consumer | null>;
  /** Null when the customer has no consumer, or there is no such customer. `fresh` asks upstream whatever is remembered. */
  ofCustomer(customerId: string, fresh?: boolean): Promise<Consumer | null>;
  /** The id of the new consumer. */
  create(customerId: string, input: ConsumerInput): Promise<string | null>;
  update(consumerId: string, input: ConsumerInput): Promise<void>;
}

export function consumerSource(ask: Ask, changed: Changed): ConsumerSource {
  return {
    get: (consumerId) => orNull(ask(getConsumer, { params: { consumerId } })),
    ofCustomer: (customerId, fresh = false) =>
      orNull(ask(getConsumerForCustomer, { customerId, params: { customerId }, ...(fresh && { maxAgeMs: 0 }) })),
    create: (customerId, input) =>
      changing(ask(createConsumer, { customerId, params: { customerId }, body: toWire(input) }), () =>
        changed(customerId),
      ),
    async update(consumerId, input) {
      // Which customer it is of nobody has said.
      const consumers = () => changed(null, [getConsumer.operation, getConsumerForCustomer.operation]);
      await changing(ask(modifyConsumer, { params: { consumerId }, body: toWire(input) }), consumers);
    },
  };
}

function toWire({ birthday, ...facts }: ConsumerInput): Record<string, unknown> {
  const given = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null && value !== undefined));
  if (!birthday) return given;
  const [year, month, dayOfMonth] = birthday.split('-').map(Number);
  return { ...given, birthday: { year, month, dayOfMonth } };
}
