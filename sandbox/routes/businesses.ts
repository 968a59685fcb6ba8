import type { BusinessRecord } from '../belongings.ts';
import { isGiven, memberOf, textMember } from '../body.ts';
import type { Json } from '../json.ts';
import type { CustomerRecord } from '../records.ts';
import type { Reply } from '../reply.ts';
import { jsonReply } from '../reply.ts';
import type { Route, SandboxRequest } from '../router.ts';
import { errorWithTitle, upstreamErrors } from '../upstream-errors.ts';

const ofCustomer = '/business-services/customers/{customer_id}/businesses';
const byId = '/business-services/businesses/{business_id}';

export const businessRoutes: readonly Route[] = [
  { method: 'POST', template: ofCustomer, handler: withCustomer(addBusiness) },
  { method: 'GET', template: ofCustomer, handler: withCustomer(readOfCustomer) },
  { method: 'GET', template: byId, handler: withBusiness((_request, business) => jsonReply([businessJson(business)])) },
  { method: 'PUT', template: byId, handler: withBusiness(updateBusiness) },
];

/** This family spells its parameters otherwise, and has words of its own for a customer that is not there. */
function withCustomer(handler: (request: SandboxRequest, customer: CustomerRecord) => Reply): Route['handler'] {
  return (request) => {
    const customer = request.partner.customers.get(request.params.customer_id ?? '');
    return customer === undefined
      ? errorWithTitle(404, '10002', 'Customer ID was not found.')
      : handler(request, customer);
  };
}

function withBusiness(handler: (request: SandboxRequest, business: BusinessRecord) => Reply): Route['handler'] {
  return (request) => {
    const business = request.partner.belongings.businesses.get(request.params.business_id ?? '');
    return business === undefined
      ? errorWithTitle(404, '10003', 'Business ID was not found.')
      : handler(request, business);
  };
}

const ofCustomerIn = ({ partner }: SandboxRequest, customerId: string) =>
  [...partner.belongings.businesses.values()].find((business) => business.customerId === customerId);

function addBusiness(request: SandboxRequest, customer: CustomerRecord): Reply {
  const { body, now, partner } = request;
  const missing = missingIn(body);
  if (missing !== undefined) return upstreamErrors.missingParameter(missing);
  if (ofCustomerIn(request, customer.id) !== undefined) {
    return errorWithTitle(409, '10004', 'A business already exists for this customer.');
  }
  const business = {
    id: String(1_111 + partner.belongings.nextId()),
    customerId: customer.id,
    createdAt: now,
    modifiedAt: now,
    details: detailsOf(body),
  };
  partner.belongings.businesses.set(business.id, business);
  return jsonReply(businessJson(business));
}

/** A list, although there is one at most; and by the document never an empty one. */
function readOfCustomer(request: SandboxRequest, { id }: CustomerRecord): Reply {
  const business = ofCustomerIn(request, id);
  return business === undefined
    ? errorWithTitle(404, '10003', 'Business ID was not found.')
    : jsonReply([businessJson(business)]);
}

/** The new details replace the old ones: what is left out is gone. */
function updateBusiness({ body, now }: SandboxRequest, business: BusinessRecord): Reply {
  const missing = missingIn(body);
  if (missing !== undefined) return upstreamErrors.missingParameter(missing);
  business.details = detailsOf(body);
  business.modifiedAt = now;
  return jsonReply(businessJson(business));
}

function missingIn(body: unknown): string | undefined {
  if (textMember(body, 'name') === undefined) return 'name';
  if (typeof memberOf(body, 'personallyLiable') !== 'boolean') return 'personallyLiable';
  return ['address', 'phoneNumber'].find((name) => !isGiven(body, name));
}

const members = ['name', 'personallyLiable', 'address', 'phoneNumber', 'url', 'email', 'type', 'taxId'];

const detailsOf = (body: unknown) =>
  Object.fromEntries(members.filter((name) => isGiven(body, name)).map((name) => [name, memberOf(body, name)]));

function businessJson({ id, createdAt, modifiedAt, details }: BusinessRecord): Json {
  const at = (moment: number) => new Date(moment).toISOString().slice(0, 19);
  const own = { businessId: id, createdDate: at(createdAt), modifiedDate: at(modifiedAt) };
  return { ...(details as Record<string, Json>), ...own };
}
