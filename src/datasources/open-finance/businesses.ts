import type { Business, BusinessInput } from '../../domain/businesses.ts';
import type { Endpoint } from '../upstream/exchange.ts';
import { type Ask, type Changed, changing, orNull } from './ask.ts';
import { freshness } from './freshness.ts';
import { given } from './given.ts';
import { body, bool, id, isoMoment, list, mapped, object, text } from './wire.ts';

const business = mapped(
  object({
    businessId: id,
    name: text,
    personallyLiable: bool,
    type: text,
    url: text,
    email: text,
    address: object({
      addressLine1: text,
      addressLine2: text,
      city: text,
      state: text,
      postalCode: text,
      country: text,
    }),
    phoneNumber: object({ countryCode: text, phoneNo: text }),
    taxId: text,
    createdDate: isoMoment,
    modifiedDate: isoMoment,
  }),
  ({ businessId, address, phoneNumber, taxId, ...facts }): Business | null =>
    businessId === null
      ? null
      : {
          businessId,
          ...facts,
          address: address && { ...address, line1: address.addressLine1, line2: address.addressLine2 },
          phone: phoneNumber && { countryCode: phoneNumber.countryCode, number: phoneNumber.phoneNo },
          taxIdLast4: taxId === null ? null : taxId.slice(-4),
        },
);

/** Answers a list, of one at most. */
export const getBusiness: Endpoint<Business | null> = {
  operation: 'GetBusinessById',
  method: 'GET',
  path: '/business-services/businesses/{business_id}',
  product: 'Businesses',
  family: 'businesses',
  latency: 'lookup',
  live: false,
  billable: false,
  idempotent: true,
  cache: freshness.business,
  response: body(list(business), ([first]) => first ?? null),
};

const getBusinessOfCustomer: Endpoint<Business | null> = {
  ...getBusiness,
  operation: 'GetBusinessByCustomer',
  path: '/business-services/customers/{customer_id}/businesses',
};

const addBusiness: Endpoint<Business | null> = {
  ...getBusinessOfCustomer,
  operation: 'AddBusinessDetails',
  method: 'POST',
  latency: 'list',
  idempotent: false,
  cache: null,
  response: body(business, (made) => made),
};

const updateBusiness: Endpoint<Business | null> = {
  ...getBusiness,
  operation: 'UpdateBusiness',
  method: 'PUT',
  latency: 'list',
  cache: null,
  response: body(business, (changed) => changed),
};

export interface BusinessSource {
  /** Null when the partner has no such business. */
  get(businessId: string): Promise<Business | null>;
  /** Null when the customer has none, or there is no such customer. `fresh` asks upstream whatever is remembered. */
  ofCustomer(customerId: string, fresh?: boolean): Promise<Business | null>;
  /** The id of the new business. */
  create(customerId: string, input: BusinessInput): Promise<string | null>;
  /** Replaces all of it. */
  replace(businessId: string, input: BusinessInput): Promise<void>;
}

export function businessSource(ask: Ask, changed: Changed): BusinessSource {
  return {
    get: (businessId) => orNull(ask(getBusiness, { params: { business_id: businessId } })),
    ofCustomer: (customerId, fresh = false) =>
      orNull(
        ask(getBusinessOfCustomer, { customerId, params: { customer_id: customerId }, ...(fresh && { maxAgeMs: 0 }) }),
      ),
    async create(customerId, input) {
      const asked = ask(addBusiness, { customerId, params: { customer_id: customerId }, body: toWire(input) });
      return (await changing(asked, () => changed(customerId)))?.businessId ?? null;
    },
    async replace(businessId, input) {
      // Which customer it is of nobody has said.
      const businesses = () => changed(null, [getBusiness.operation, getBusinessOfCustomer.operation]);
      await changing(ask(updateBusiness, { params: { business_id: businessId }, body: toWire(input) }), businesses);
    },
  };
}

function toWire({ address, phone, ...facts }: BusinessInput): Record<string, unknown> {
  const { line1, line2, ...place } = address;
  return given({
    ...facts,
    address: given({ ...place, addressLine1: line1, addressLine2: line2 }),
    phoneNumber: given({ countryCode: phone.countryCode, phoneNo: phone.number }),
  });
}
