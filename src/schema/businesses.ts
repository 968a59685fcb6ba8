import type { Business, BusinessAddress, BusinessPhone } from '../domain/businesses.ts';
import * as resolvers from '../resolvers/businesses.ts';
import { builder } from './builder.ts';
import { CustomerRef } from './customers.ts';
import { keyArgument, resultOf } from './results.ts';

const address = {
  line1: { description: 'Street and number.' },
  line2: { description: 'Suite or floor.' },
  city: { description: 'City.' },
  state: { description: 'State, two letters.' },
  postalCode: { description: 'ZIP code.' },
  country: { description: 'Country, two letters (ISO 3166-1).' },
} as const;

const AddressRef = builder.objectRef<BusinessAddress>('BusinessAddress');
AddressRef.implement({
  description: 'Where a business is.',
  fields: (t) => ({
    line1: t.exposeString('line1', { nullable: true, ...address.line1 }),
    line2: t.exposeString('line2', { nullable: true, ...address.line2 }),
    city: t.exposeString('city', { nullable: true, ...address.city }),
    state: t.exposeString('state', { nullable: true, ...address.state }),
    postalCode: t.exposeString('postalCode', { nullable: true, ...address.postalCode }),
    country: t.exposeString('country', { nullable: true, ...address.country }),
  }),
});

const PhoneRef = builder.objectRef<BusinessPhone>('BusinessPhone');
PhoneRef.implement({
  description: 'The phone of a business.',
  fields: (t) => ({
    countryCode: t.exposeString('countryCode', { nullable: true, description: 'Country calling code, such as `1`.' }),
    number: t.exposeString('number', { nullable: true, description: 'The number without the country calling code.' }),
  }),
});

const BusinessRef = builder.objectRef<Business>('Business');
BusinessRef.implement({
  description: 'A business that a customer runs. There is one for each customer, and it cannot be deleted.',
  fields: (t) => ({
    businessId: t.exposeID('businessId', { nullable: false, description: "Upstream's id of the business." }),
    name: t.exposeString('name', { nullable: true, description: 'Legal name.' }),
    personallyLiable: t.exposeBoolean('personallyLiable', {
      nullable: true,
      description: 'Whether an owner is personally liable for a loan.',
    }),
    typeCode: t.exposeString('type', { nullable: true, description: 'Kind of business, such as `LLC`; any text.' }),
    url: t.exposeString('url', { nullable: true, description: 'Web site.' }),
    email: t.exposeString('email', { nullable: true, description: 'E-mail address.' }),
    address: t.expose('address', { type: AddressRef, nullable: true, description: 'Where it is.' }),
    phone: t.expose('phone', { type: PhoneRef, nullable: true, description: 'Its phone.' }),
    taxIdLast4: t.exposeString('taxIdLast4', {
      nullable: true,
      description: 'Last four characters of the tax id; more of it never comes back.',
    }),
    createdDate: t.expose('createdDate', { type: 'DateTime', nullable: true, description: 'When it was created.' }),
    modifiedDate: t.expose('modifiedDate', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was last changed.',
    }),
  }),
});

builder.objectField(CustomerRef, 'business', (t) =>
  t.field({
    type: BusinessRef,
    nullable: true,
    description: 'The business of this customer; null when there is none.',
    authScopes: { identity: true },
    extensions: { known: true, cost: { per: 'customer', calls: 1 } },
    resolve: (customer, _args, ctx) => resolvers.businessOfCustomer(customer, ctx),
  }),
);

builder.queryFields((t) => ({
  business: t.field({
    type: BusinessRef,
    nullable: true,
    description: 'A business by its id; null when there is none that you can see.',
    args: { businessId: t.arg.id({ required: true, description: "Upstream's id of the business." }) },
    authScopes: { identity: true },
    extensions: { cost: { per: 'operation', calls: 1 } },
    resolve: (_query, args, ctx) => resolvers.business(args, ctx),
  }),
}));

export const BusinessAddressInput = builder.inputType('BusinessAddressInput', {
  description: 'Where a business is.',
  fields: (t) => ({
    line1: t.string(address.line1),
    line2: t.string(address.line2),
    city: t.string(address.city),
    state: t.string(address.state),
    postalCode: t.string(address.postalCode),
    country: t.string(address.country),
  }),
});

export const BusinessPhoneInput = builder.inputType('BusinessPhoneInput', {
  description: 'The phone of a business.',
  fields: (t) => ({
    countryCode: t.string({ description: 'Country calling code, such as `1`.' }),
    number: t.string({ required: true, description: 'The number without the country calling code.' }),
  }),
});

const facts = (t: Parameters<Parameters<typeof builder.inputType>[1]['fields']>[0]) => ({
  name: t.string({ required: true, description: 'Legal name, at most 150 characters.' }),
  personallyLiable: t.boolean({ required: true, description: 'Whether an owner is personally liable for a loan.' }),
  address: t.field({ type: BusinessAddressInput, required: true, description: 'Where it is.' }),
  phone: t.field({ type: BusinessPhoneInput, required: true, description: 'Its phone.' }),
  type: t.string({ description: 'Kind of business, such as `LLC`; any text.' }),
  url: t.string({ description: 'Web site.' }),
  email: t.string({ description: 'E-mail address.' }),
  taxId: t.string({ description: 'Tax id, at most 15 characters.' }),
  idempotencyKey: t.string(keyArgument),
});

const CreateInput = builder.inputType('CreateBusinessInput', {
  description: 'The business of a customer.',
  fields: (t) => ({
    customerId: t.id({ required: true, description: "Upstream's id of the customer." }),
    ...facts(t),
  }),
});

const UpdateInput = builder.inputType('UpdateBusinessInput', {
  description: 'All of the business as it is to be: what is left out is gone.',
  fields: (t) => ({
    businessId: t.id({ required: true, description: "Upstream's id of the business." }),
    ...facts(t),
  }),
});

function payload(name: string, description: string) {
  const ref = builder.objectRef<resolvers.BusinessOutcome>(name);
  ref.implement({
    description,
    fields: (t) => ({
      business: t.field({
        type: BusinessRef,
        nullable: true,
        description: 'The business as it is now.',
        authScopes: { identity: true },
        extensions: { cost: { per: 'operation', calls: 1 } },
        resolve: (outcome, _args, ctx) => resolvers.businessOf(outcome, ctx),
      }),
    }),
  });
  return { name, ref };
}

const CreateBusinessResult = resultOf(
  'CreateBusiness',
  payload('CreateBusinessPayload', 'The business was created.'),
  resolvers.createBusinessProblems,
);
const UpdateBusinessResult = resultOf(
  'UpdateBusiness',
  payload('UpdateBusinessPayload', 'The business was changed.'),
  resolvers.updateBusinessProblems,
);
const input = { required: true, description: 'What to do.' } as const;

builder.mutationFields((t) => ({
  createBusiness: t.field({
    type: CreateBusinessResult,
    nullable: true,
    description: 'Creates the business of a customer. It can be changed, and never be deleted.',
    args: { input: t.arg({ type: CreateInput, ...input }) },
    authScopes: { $all: { 'customers.write': true, identity: true } },
    extensions: { cost: { per: 'operation', calls: 2 } },
    resolve: (_root, args, ctx) => resolvers.createBusiness(args.input, ctx),
  }),
  updateBusiness: t.field({
    type: UpdateBusinessResult,
    nullable: true,
    description: 'Replaces what is known of a business.',
    args: { input: t.arg({ type: UpdateInput, ...input }) },
    authScopes: { $all: { 'customers.write': true, identity: true } },
    extensions: { cost: { per: 'operation', calls: 2 } },
    resolve: (_root, args, ctx) => resolvers.updateBusiness(args.input, ctx),
  }),
}));
