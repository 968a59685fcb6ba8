import type { Drift } from '../domain/drift.ts';
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

const DriftRef = builder.objectRef<Drift>('Drift');

DriftRef.implement({
  description:
    'A field that arrived in another form than promised. It was read as null, and the rest of the answer was served.',
  fields: (t) => ({
    operation: t.exposeString('operation', {
      nullable: false,
      description: 'The upstream operation, by its operationId.',
    }),
    path: t.exposeString('path', {
      nullable: false,
      description: 'Where in the answer, such as `$.accounts[].balance`.',
    }),
    count: t.exposeInt('count', { nullable: false, description: 'How often.' }),
    lastSeen: t.expose('lastSeen', { type: 'DateTime', nullable: false, description: 'When last.' }),
  }),
});

export const PartnerRef = builder.objectRef<Partner>('Partner');

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
    drift: t.field({
      type: [DriftRef],
      nullable: false,
      description:
        "Fields of Mastercard's answers that did not fit its contract since this process started, most frequent first.",
      authScopes: { metrics: true },
      resolve: (_partner, _args, ctx) => ctx.drift(),
    }),
    activeCustomers: t.int({
      nullable: true,
      description: 'Active customers: Mastercard bills them in production, from the day that the partner moves there.',
      authScopes: { customers: true },
      extensions: { cost: { per: 'operation', calls: 1 } },
      resolve: (_partner, _args, ctx) => resolvers.activeCustomers(ctx),
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
