import { missingInConsumer, readConsumer } from '../consumer-body.ts';
import { consumerId } from '../data/consumers.ts';
import type { Json } from '../json.ts';
import { raw } from '../json.ts';
import { withCustomer } from '../ownership.ts';
import type { ConsumerRecord, CustomerRecord, PartnerRecord } from '../records.ts';
import type { Reply } from '../reply.ts';
import { emptyReply, jsonReply } from '../reply.ts';
import type { Route, SandboxRequest } from '../router.ts';
import { upstreamErrors } from '../upstream-errors.ts';

const ofCustomer = '/decisioning/v1/customers/{customerId}/consumer';
const byId = '/decisioning/v1/consumers/{consumerId}';

/** There is no DELETE: consumers stay, with their reports, for years after their customer is gone. */
export const consumerRoutes: readonly Route[] = [
  { method: 'POST', template: ofCustomer, handler: withCustomer(createConsumer) },
  { method: 'GET', template: ofCustomer, handler: readOfCustomer },
  {
    method: 'GET',
    template: byId,
    handler: withConsumer((_request, consumer) => jsonReply(consumerJson(consumer))),
  },
  { method: 'PUT', template: byId, handler: withConsumer(modifyConsumer) },
];

function withConsumer(handler: (request: SandboxRequest, consumer: ConsumerRecord) => Reply): Route['handler'] {
  return (request) => {
    const id = request.params.consumerId ?? '';
    const consumer = request.partner.consumers.get(id);
    return consumer === undefined ? upstreamErrors.consumerNotFound(id) : handler(request, consumer);
  };
}

function createConsumer({ partner, body, now }: SandboxRequest, customer: CustomerRecord): Reply {
  const missing = missingInConsumer(body);
  if (missing !== undefined) return upstreamErrors.missingParameter(missing);
  const details = readConsumer(body);
  if ('refusal' in details) return details.refusal;
  if (consumerOf(partner, customer.id) !== undefined) return upstreamErrors.consumerExists(customer.id);
  const consumer = {
    id: consumerId(partner.partnerId, customer),
    customerId: customer.id,
    createdDate: Math.floor(now / 1000),
    details,
  };
  partner.consumers.set(consumer.id, consumer);
  const { id, createdDate } = consumer;
  return jsonReply({ id, createdDate, customerId: raw(customer.id) }, 201);
}

function readOfCustomer({ partner, params }: SandboxRequest): Reply {
  const id = params.customerId ?? '';
  // Not the text that the aggregation family has for the same thing.
  if (!partner.customers.has(id)) return upstreamErrors.resourceNotFound();
  const consumer = consumerOf(partner, id);
  return consumer === undefined ? upstreamErrors.noConsumerOfCustomer(id) : jsonReply(consumerJson(consumer));
}

function modifyConsumer({ body }: SandboxRequest, consumer: ConsumerRecord): Reply {
  const details = readConsumer(body);
  if ('refusal' in details) return details.refusal;
  if (Object.keys(details).length === 0) return upstreamErrors.nothingToUpdate();
  consumer.details = { ...consumer.details, ...details };
  return emptyReply(204);
}

const consumerOf = (partner: PartnerRecord, customerId: string) =>
  [...partner.consumers.values()].find((consumer) => consumer.customerId === customerId);

/** Of the social security number only the last four digits ever come back. */
function consumerJson({ id, customerId, createdDate, details }: ConsumerRecord): Json {
  const { firstName, lastName, address, city, state, zip, phone, ssn, birthday, email, suffix, endUser } = details;
  return {
    id,
    firstName,
    lastName,
    customerId: raw(customerId),
    address,
    city,
    state,
    zip,
    phone,
    ssn: ssn?.slice(-4),
    birthday,
    email,
    createdDate,
    suffix,
    endUser,
  };
}
