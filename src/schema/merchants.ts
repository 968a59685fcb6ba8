import type { MerchantLocation } from '../domain/merchants.ts';
import * as resolvers from '../resolvers/merchants.ts';
import { builder } from './builder.ts';

const LocationRef = builder.objectRef<MerchantLocation>('MerchantLocation');
LocationRef.implement({
  description: "A location of a merchant in Mastercard's own table of them.",
  fields: (t) => ({
    locationId: t.exposeID('locationId', { nullable: false, description: 'Its id, for `generateRetailSalesReport`.' }),
    matchRank: t.exposeInt('matchRank', {
      nullable: true,
      description: 'How well it fits what was looked for: 1 is the best.',
    }),
    merchantName: t.exposeString('merchantName', { nullable: true, description: 'Name of the merchant.' }),
    streetAddress: t.exposeString('streetAddress', { nullable: true, description: 'Street and number.' }),
    city: t.exposeString('city', { nullable: true, description: 'City.' }),
    state: t.exposeString('state', { nullable: true, description: 'State, two letters.' }),
    postalCode: t.exposeString('postalCode', { nullable: true, description: 'ZIP code.' }),
    countryCode: t.exposeString('countryCode', { nullable: true, description: 'Country, as upstream wrote it.' }),
  }),
});

const IdentifierInput = builder.inputType('MerchantIdentifierInput', {
  description: 'A number that a merchant is known by.',
  fields: (t) => ({
    type: t.string({ required: true, description: 'What kind of number it is, such as `MERCHANT_ID`.' }),
    value: t.string({ required: true, description: 'The number.' }),
  }),
});

const AddressInput = builder.inputType('MerchantSearchInput', {
  description: 'Name and address of a merchant.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'Name of the merchant.' }),
    streetAddress: t.string({ required: true, description: 'Street and number.' }),
    city: t.string({ description: 'City.' }),
    state: t.string({ description: 'State, two letters.' }),
    postalCode: t.string({ description: 'ZIP code.' }),
  }),
});

builder.queryField('merchantLocations', (t) =>
  t.field({
    type: [LocationRef],
    nullable: true,
    description:
      'Locations that could be a merchant, three at most and the best first: choose one before asking for a report of its sales. Empty when none is like it.',
    args: {
      identifier: t.arg({ type: IdentifierInput, description: 'Looks by number. Either this or `merchant`.' }),
      merchant: t.arg({ type: AddressInput, description: 'Looks by name and address.' }),
    },
    authScopes: { reports: true },
    extensions: { cost: { per: 'operation', calls: 1 } },
    resolve: (_query, args, ctx) => resolvers.merchantLocations(args, ctx),
  }),
);
