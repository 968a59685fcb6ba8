import type { EnrichedAddress, EnrichedEntity, Enrichment } from '../domain/enrichment.ts';
import * as resolvers from '../resolvers/enrichment.ts';
import { builder } from './builder.ts';
import { TransactionRef } from './transactions.ts';

const EntityRef = builder.objectRef<EnrichedEntity>('EnrichedEntity');
EntityRef.implement({
  description: 'Somebody who takes part in a transaction, such as the merchant.',
  fields: (t) => ({
    name: t.exposeString('name', { nullable: true, description: 'Name.' }),
    category: t.exposeString('category', { nullable: true, description: 'What they deal in.' }),
    group: t.exposeString('group', { nullable: true, description: 'What the category belongs to.' }),
    website: t.exposeString('website', { nullable: true, description: 'Web site.' }),
    logoUrl: t.exposeString('logoUrl', { nullable: true, description: 'Where their logo is.' }),
  }),
});

const AddressRef = builder.objectRef<EnrichedAddress>('EnrichedAddress');
AddressRef.implement({
  description: 'Where a transaction took place.',
  fields: (t) => ({
    line1: t.exposeString('line1', { nullable: true, description: 'Street and number.' }),
    line2: t.exposeString('line2', { nullable: true, description: 'More of the street.' }),
    city: t.exposeString('city', { nullable: true, description: 'City.' }),
    state: t.exposeString('state', { nullable: true, description: 'State.' }),
    postalCode: t.exposeString('postalCode', { nullable: true, description: 'ZIP code.' }),
    country: t.exposeString('country', { nullable: true, description: 'Country.' }),
    latitude: t.expose('latitude', { type: 'Decimal', nullable: true, description: 'Latitude in degrees.' }),
    longitude: t.expose('longitude', { type: 'Decimal', nullable: true, description: 'Longitude in degrees.' }),
    phone: t.exposeString('phone', { nullable: true, description: 'Phone number there.' }),
  }),
});

const EnrichmentRef = builder.objectRef<Enrichment>('TransactionEnrichment');
EnrichmentRef.implement({
  description: 'What Mastercard finds out from the text of a transaction. Nothing of it is kept there.',
  fields: (t) => ({
    category: t.exposeString('category', { nullable: true, description: 'Category, such as `Coffee Shops`.' }),
    categoryScore: t.expose('categoryScore', {
      type: 'Decimal',
      nullable: true,
      description: 'How sure of the category it is, from 0 to 100.',
    }),
    categoryGroup: t.exposeString('categoryGroup', {
      nullable: true,
      description: 'What the category belongs to, such as `Dining`.',
    }),
    isRecurring: t.exposeBoolean('isRecurring', { nullable: true, description: 'Whether it is one of many.' }),
    isEcommerce: t.exposeBoolean('isEcommerce', { nullable: true, description: 'Whether it was bought online.' }),
    isBrickAndMortar: t.exposeBoolean('isBrickAndMortar', {
      nullable: true,
      description: 'Whether it was bought in a shop.',
    }),
    entities: t.expose('entities', { type: [EntityRef], nullable: false, description: 'Who takes part.' }),
    address: t.expose('address', { type: AddressRef, nullable: true, description: 'Where it took place.' }),
  }),
});

builder.objectField(TransactionRef, 'enrichment', (t) =>
  t.field({
    type: EnrichmentRef,
    nullable: true,
    description:
      'Merchant, category and place behind the text of the bank. Up to 1,000 transactions of an operation cost one call.',
    authScopes: { $all: { transactions: true, billing: true } },
    extensions: { cost: { per: 'account', calls: 2, billable: 1, product: 'Transaction enrichment' } },
    resolve: (row, _args, ctx) => resolvers.enrichmentOf(row, ctx),
  }),
);
