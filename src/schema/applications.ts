import type { Application, ApplicationInstitution } from '../domain/applications.ts';
import type { CustomerApplication } from '../domain/customers.ts';
import * as resolvers from '../resolvers/applications.ts';
import { institution } from '../resolvers/institutions.ts';
import { builder } from './builder.ts';
import { CustomerRef } from './customers.ts';
import { InstitutionRef } from './institutions.ts';
import { pageArgs } from './pages.ts';

const platform = { platform: true } as const;

const states = {
  PENDING: { description: 'Handed in, and not looked at yet.' },
  APPROVED: { description: 'Approved: it has an `applicationId`, and institutions are told of it.' },
  REJECTED: { description: 'Rejected; `note` says why.' },
  DELETED: { description: 'Deleted.' },
  SKIPPED: { description: 'Skipped.' },
} as const;

export const ApplicationStatusEnum = builder.enumType('ApplicationStatus', {
  description: 'Where the registration of an application stands.',
  values: {
    ...states,
    UNRECOGNIZED: {
      description:
        'A value that this release does not know yet; the field with the raw code beside it has it as it was sent.',
    },
  } as const,
});
const StatusFilterEnum = builder.enumType('ApplicationStatusFilter', {
  description: 'The state of the applications to list.',
  values: states,
});

const ApplicationInstitutionRef = builder.objectRef<ApplicationInstitution>('ApplicationInstitution');
ApplicationInstitutionRef.implement({
  description: 'An institution that signs in by OAuth, and whether it knows an application.',
  fields: (t) => ({
    institution: t.field({
      type: InstitutionRef,
      nullable: true,
      description: 'The institution.',
      extensions: { cost: { per: 'account', calls: 1 } },
      resolve: (entry, _args, ctx, info) => institution(entry, ctx, info),
    }),
    institutionName: t.exposeString('institutionName', { nullable: true, description: 'Its name.' }),
    registered: t.exposeBoolean('registered', {
      nullable: true,
      description: 'Whether the application is registered there.',
    }),
    createdDate: t.expose('createdDate', { type: 'DateTime', nullable: true, description: 'Since when.' }),
    modifiedDate: t.expose('modifiedDate', {
      type: 'DateTime',
      nullable: true,
      description: 'When that changed last.',
    }),
  }),
});
const ApplicationInstitutionEdge = builder.edgeObject({
  type: ApplicationInstitutionRef,
  name: 'ApplicationInstitutionEdge',
  description: 'An institution in a list.',
});
const ApplicationInstitutionConnection = builder.connectionObject(
  {
    type: ApplicationInstitutionRef,
    name: 'ApplicationInstitutionConnection',
    description: 'A page of institutions.',
  },
  ApplicationInstitutionEdge,
);

const ApplicationRef = builder.objectRef<Application>('Application');
ApplicationRef.implement({
  description: 'An application of yours, as institutions that sign in by OAuth show it to the customer.',
  fields: (t) => ({
    preAppId: t.exposeID('preAppId', { nullable: false, description: 'Id of its application for registration.' }),
    applicationId: t.exposeID('applicationId', {
      nullable: true,
      description: 'Its id, for customers; null until it is approved.',
    }),
    name: t.exposeString('name', { nullable: true, description: 'Name.' }),
    status: t.field({
      type: ApplicationStatusEnum,
      nullable: false,
      description: 'Where its registration stands.',
      resolve: resolvers.statusName,
    }),
    statusCode: t.exposeString('status', { nullable: true, description: 'The status as upstream wrote it.' }),
    scopes: t.exposeString('scopes', { nullable: true, description: 'What it may read, in words.' }),
    note: t.exposeString('note', { nullable: true, description: 'What whoever looked at it says.' }),
    createdDate: t.expose('createdDate', { type: 'DateTime', nullable: true, description: 'When it was created.' }),
    submittedDate: t.expose('submittedDate', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was handed in.',
    }),
    modifiedDate: t.expose('modifiedDate', { type: 'DateTime', nullable: true, description: 'When it changed last.' }),
    institutions: t.field({
      type: ApplicationInstitutionConnection,
      nullable: true,
      description: 'How far institutions have come with it, a page at a time; null until it is approved.',
      args: { ...pageArgs, institutionId: t.arg.id({ description: 'Only this institution.' }) },
      authScopes: platform,
      extensions: { cost: { per: 'customer', calls: 2 }, list: { of: 'account', size: 'first' } },
      resolve: (application, args, ctx) => resolvers.institutionsOfApplication(application, args, ctx),
    }),
  }),
});

const CustomerApplicationRef = builder.objectRef<CustomerApplication>('CustomerApplication');
CustomerApplicationRef.implement({
  description: 'The application that institutions with OAuth show when a customer signs in there.',
  fields: (t) => ({
    applicationId: t.exposeID('applicationId', { nullable: false, description: 'Its id; never changes once set.' }),
    name: t.exposeString('name', { nullable: true, description: 'Its name, as the customer reads it.' }),
  }),
});

builder.objectField(CustomerRef, 'application', (t) =>
  t.field({
    type: CustomerApplicationRef,
    nullable: true,
    description: 'The application that was assigned to this customer; null when none was.',
    extensions: { known: true, cost: { per: 'customer', calls: 1 } },
    resolve: (customer, _args, ctx) => resolvers.applicationOfCustomer(customer, ctx),
  }),
);

builder.queryFields((t) => ({
  applications: t.field({
    type: [ApplicationRef],
    nullable: true,
    description: 'Your applications, and where their registration stands: the first 100 that match.',
    args: {
      status: t.arg({ type: StatusFilterEnum, description: 'Only those in this state.' }),
      name: t.arg.string({ description: 'Only the one of this name.' }),
      applicationId: t.arg.id({ description: 'Only the one with this id.' }),
    },
    authScopes: platform,
    extensions: { cost: { per: 'operation', calls: 1 }, list: { of: 'customer', size: 100 } },
    resolve: (_query, args, ctx) => resolvers.applications(args, ctx),
  }),
}));
