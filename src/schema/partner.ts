import type { Partner } from '../domain/partner.ts';
import * as resolvers from '../resolvers/partner.ts';
import { environment } from '../resolvers/viewer.ts';
import { builder } from './builder.ts';
import { PartnerEnvironmentEnum } from './enums.ts';

const QuotaRef = builder.objectRef<resolvers.Quota>('Quota');

QuotaRef.implement({
  description: 'How much of something there may be, and how much there is.',
  fields: (t) => ({
    used: t.exposeInt('used', { nullable: false, description: 'How many there are.' }),
    limit: t.exposeInt('limit', { nullable: false, description: 'How many there may be.' }),
  }),
});

const PartnerRef = builder.objectRef<Partner>('Partner');

PartnerRef.implement({
  description: 'The Mastercard partner that you act for.',
  fields: (t) => ({
    partnerId: t.exposeID('partnerId', { nullable: false, description: "Mastercard's id of the partner." }),
    environment: t.field({
      type: PartnerEnvironmentEnum,
      nullable: false,
      description: "What the partner's plan lets it do.",
      resolve: environment,
    }),
    testingCustomers: t.field({
      type: QuotaRef,
      nullable: true,
      description: 'Testing customers: a partner may have 500 of them, and deleting some makes room.',
      authScopes: { customers: true },
      extensions: { cost: { per: 'operation', calls: 1 } },
      resolve: (_partner, _args, ctx) => resolvers.testingCustomers(ctx),
    }),
  }),
});

builder.queryFields((t) => ({
  partner: t.field({
    type: PartnerRef,
    nullable: true,
    description: 'The partner that you act for. Not for end users.',
    resolve: (_query, _args, ctx) => resolvers.partner(ctx),
  }),
}));
