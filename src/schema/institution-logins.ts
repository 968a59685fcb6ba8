import { accountsPerCustomer } from '../domain/cost.ts';
import { customerRef } from '../domain/customers.ts';
import { encodeGlobalId } from '../domain/global-ids.ts';
import type { InstitutionLogin } from '../domain/institution-logins.ts';
import * as customers from '../resolvers/customers.ts';
import * as resolvers from '../resolvers/institution-logins.ts';
import { AccountRef } from './accounts.ts';
import { AggregationProblemRef } from './aggregation-problems.ts';
import { builder } from './builder.ts';
import { CustomerRef } from './customers.ts';
import { ConnectionKindEnum } from './enums.ts';
import { InstitutionRef } from './institutions.ts';
import { idDescription, NodeRef } from './nodes.ts';

const InstitutionLoginRef = builder.objectRef<InstitutionLogin>('InstitutionLogin');

InstitutionLoginRef.implement({
  description: "A customer's login at an institution. Its accounts are read, refreshed and repaired together.",
  interfaces: [NodeRef],
  fields: (t) => ({
    id: t.id({
      nullable: false,
      description: idDescription,
      extensions: { known: true },
      resolve: ({ customerId, institutionLoginId }) =>
        encodeGlobalId('InstitutionLogin', customerId, institutionLoginId),
    }),
    institutionLoginId: t.exposeID('institutionLoginId', {
      nullable: false,
      description: "Upstream's id of the login.",
      extensions: { known: true },
    }),
    customer: t.field({
      type: CustomerRef,
      nullable: true,
      description: 'Whose login it is.',
      authScopes: { customers: true },
      extensions: { known: true, cost: { per: 'customer', calls: 1 } },
      resolve: ({ customerId }, _args, ctx, info) => customers.customer(customerRef(customerId), ctx, info),
    }),
    accounts: t.expose('accounts', {
      type: [AccountRef],
      nullable: true,
      description: 'The accounts that came with this login.',
      authScopes: { accounts: true },
      extensions: { list: { of: 'account', size: accountsPerCustomer } },
    }),
    institution: t.field({
      type: InstitutionRef,
      nullable: true,
      description: 'Where the login is.',
      extensions: { cost: { per: 'login', calls: 1 } },
      resolve: (login, _args, ctx, info) => resolvers.institutionOfLogin(login, ctx, info),
    }),
    connection: t.field({
      type: ConnectionKindEnum,
      nullable: true,
      description: 'Whether the connection uses OAuth.',
      extensions: { cost: { per: 'login', calls: 1 } },
      resolve: (login, _args, ctx) => resolvers.connectionKind(login, ctx),
    }),
    aggregationProblem: t.field({
      type: AggregationProblemRef,
      nullable: true,
      description: 'What keeps its accounts from being aggregated; null when nothing does.',
      resolve: resolvers.aggregationProblemOfLogin,
    }),
    authorizationStartDate: t.expose('authorizationStartDate', {
      type: 'DateTime',
      nullable: true,
      description: 'When the customer authorized the connection.',
    }),
    authorizationEndDate: t.expose('authorizationEndDate', {
      type: 'DateTime',
      nullable: true,
      description: 'When the first authorization among its accounts ends; null where none does.',
    }),
  }),
});

builder.objectField(AccountRef, 'institutionLogin', (t) =>
  t.field({
    type: InstitutionLoginRef,
    nullable: true,
    description: 'The login that the account came with.',
    authScopes: { accounts: true },
    resolve: (account, _args, ctx, info) => resolvers.loginOfAccount(account, ctx, info),
  }),
);
