import type { Customer } from '../domain/customers.ts';
import { encodeGlobalId } from '../domain/global-ids.ts';
import * as resolvers from '../resolvers/customers.ts';
import { builder } from './builder.ts';
import { CustomerTypeEnum, CustomerTypeFilterEnum } from './enums.ts';
import { idDescription, NodeRef } from './nodes.ts';
import { pageArgs } from './pages.ts';

export const CustomerRef = builder.objectRef<Customer>('Customer');

CustomerRef.implement({
  description: 'An end user of the partner, who shares bank accounts.',
  interfaces: [NodeRef],
  fields: (t) => ({
    id: t.id({
      nullable: false,
      description: idDescription,
      extensions: { known: true },
      resolve: ({ customerId }) => encodeGlobalId('Customer', customerId),
    }),
    customerId: t.exposeID('customerId', {
      nullable: false,
      description: "Upstream's id of the customer.",
      extensions: { known: true },
    }),
    type: t.field({
      type: CustomerTypeEnum,
      nullable: false,
      description: 'Which institutions the customer can be used with.',
      resolve: resolvers.type,
    }),
    typeCode: t.exposeString('type', { nullable: true, description: 'The type as upstream wrote it.' }),
    username: t.exposeString('username', {
      nullable: true,
      description: 'The unique name the partner gave the customer.',
    }),
    firstName: t.exposeString('firstName', { nullable: true, description: 'First name.' }),
    lastName: t.exposeString('lastName', { nullable: true, description: 'Last name.' }),
    phone: t.exposeString('phone', { nullable: true, description: 'Phone number as the partner gave it.' }),
    email: t.exposeString('email', { nullable: true, description: 'E-mail address as the partner gave it.' }),
    createdDate: t.expose('createdDate', {
      type: 'DateTime',
      nullable: true,
      description: 'When the customer was created.',
    }),
    lastModifiedDate: t.expose('lastModifiedDate', {
      type: 'DateTime',
      nullable: true,
      description: 'When the customer was last changed.',
    }),
  }),
});

const CustomerEdge = builder.edgeObject({
  type: CustomerRef,
  name: 'CustomerEdge',
  description: 'A customer in a list.',
});
const CustomerConnection = builder.connectionObject(
  { type: CustomerRef, name: 'CustomerConnection', description: 'A page of customers.' },
  CustomerEdge,
);

builder.queryFields((t) => ({
  customer: t.field({
    type: CustomerRef,
    nullable: true,
    description: 'A customer by its id; null when there is none that you can see.',
    args: { customerId: t.arg.id({ required: true, description: "Upstream's id of the customer." }) },
    authScopes: { customers: true },
    extensions: { lasting: true, cost: { per: 'operation', calls: 1 } },
    resolve: (_query, args, ctx, info) => resolvers.customer(args, ctx, info),
  }),
  customers: t.field({
    type: CustomerConnection,
    nullable: true,
    description: 'The customers of your partner, a page at a time.',
    args: {
      ...pageArgs,
      search: t.arg.string({ description: 'Part of the username or of the first and last name.' }),
      username: t.arg.string({ description: 'The exact username: at most one customer has it.' }),
      type: t.arg({ type: CustomerTypeFilterEnum, description: 'Only customers of this kind.' }),
    },
    authScopes: { customers: true },
    extensions: { lasting: true, cost: { per: 'operation', calls: 1 }, list: { of: 'customer', size: 'first' } },
    resolve: (_query, args, ctx) => resolvers.customers(args, ctx),
  }),
}));
