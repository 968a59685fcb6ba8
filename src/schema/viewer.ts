import type { Viewer } from '../domain/viewer.ts';
import * as resolvers from '../resolvers/viewer.ts';
import { builder } from './builder.ts';
import { PartnerEnvironmentEnum } from './enums.ts';

const ViewerRef = builder.objectRef<Viewer>('Viewer');

ViewerRef.implement({
  description: 'Who you are to the gateway, by the credential you sent.',
  fields: (t) => ({
    partnerId: t.id({
      nullable: false,
      description: 'The partner you act for.',
      resolve: ({ partner }) => partner.partnerId,
    }),
    environment: t.field({
      type: PartnerEnvironmentEnum,
      nullable: false,
      description: "What the partner's plan lets it do.",
      resolve: ({ partner }) => resolvers.environment(partner),
    }),
    clientId: t.exposeID('clientId', { nullable: false, description: 'The application you call with.' }),
    scopes: t.stringList({ nullable: false, description: 'What the application may do.', resolve: resolvers.scopesOf }),
    customerId: t.exposeID('customerId', {
      nullable: true,
      description: 'The one customer you are; null when you act for all of them.',
    }),
  }),
});

builder.queryFields((t) => ({
  viewer: t.field({
    type: ViewerRef,
    nullable: false,
    description: 'Who you are to the gateway.',
    resolve: (_query, _args, ctx) => resolvers.viewer(ctx),
  }),
}));
