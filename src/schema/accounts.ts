import type { Account } from '../domain/accounts.ts';
import { accountsPerCustomer } from '../domain/cost.ts';
import { customerRef } from '../domain/customers.ts';
import { encodeGlobalId } from '../domain/global-ids.ts';
import * as details from '../resolvers/account-details.ts';
import * as resolvers from '../resolvers/accounts.ts';
import * as customers from '../resolvers/customers.ts';
import * as institutions from '../resolvers/institutions.ts';
import { AccountDetailRef, AccountPositionRef } from './account-details.ts';
import { AggregationProblemRef } from './aggregation-problems.ts';
import { builder } from './builder.ts';
import { CustomerRef } from './customers.ts';
import { AccountFamilyEnum, AccountTypeEnum, CertificationEnum } from './enums.ts';
import { InstitutionRef } from './institutions.ts';
import { MoneyRef } from './money.ts';
import { idDescription, NodeRef } from './nodes.ts';

export const AccountRef = builder.objectRef<Account>('Account');

/** What only the full account list has; asking for one of them anywhere makes the operation read that list. */
const full = { tier: 'full' } as const;

AccountRef.implement({
  description: 'A bank account that a customer shares.',
  interfaces: [NodeRef],
  fields: (t) => ({
    id: t.id({
      nullable: false,
      description: idDescription,
      extensions: { known: true },
      resolve: ({ customerId, accountId }) => encodeGlobalId('Account', customerId, accountId),
    }),
    accountId: t.exposeID('accountId', {
      nullable: false,
      description: "Upstream's id of the account.",
      extensions: { known: true },
    }),
    customer: t.field({
      type: CustomerRef,
      nullable: true,
      description: 'Whose account it is.',
      authScopes: { customers: true },
      extensions: { known: true, cost: { per: 'customer', calls: 1 } },
      resolve: ({ customerId }, _args, ctx, info) => customers.customer(customerRef(customerId), ctx, info),
    }),
    name: t.exposeString('name', { nullable: true, description: 'Name of the account at the institution.' }),
    displayNumber: t.exposeString('displayNumber', {
      nullable: true,
      description: 'A stable number to tell accounts apart by, usually the last digits; never the full account number.',
    }),
    numberLast4: t.exposeString('numberLast4', {
      nullable: true,
      description: 'Last four digits of the real account number, for accounts that can be paid from.',
      extensions: full,
    }),
    type: t.field({
      type: AccountTypeEnum,
      nullable: false,
      description: 'What kind of account it is.',
      resolve: resolvers.typeName,
    }),
    typeCode: t.exposeString('type', { nullable: true, description: 'The type as upstream wrote it.' }),
    family: t.field({
      type: AccountFamilyEnum,
      nullable: true,
      description: 'Which details it has; null for a type this release does not know.',
      resolve: resolvers.family,
    }),
    statusCode: t.exposeString('status', {
      nullable: true,
      description: '`pending` while accounts are discovered, then `active`.',
    }),
    marketSegment: t.exposeString('marketSegment', {
      nullable: true,
      description: '`personal` or `business`.',
      extensions: full,
    }),
    currency: t.field({
      type: 'CurrencyCode',
      nullable: true,
      description: 'The currency that the account is kept in.',
      resolve: resolvers.currencyOf,
    }),
    balance: t.field({
      type: MoneyRef,
      nullable: true,
      description: 'Cleared balance as of `balanceDate`, from the last aggregation; not live.',
      extensions: full,
      resolve: resolvers.balance,
    }),
    balanceDate: t.expose('balanceDate', {
      type: 'DateTime',
      nullable: true,
      description: 'The moment that `balance` is of.',
      extensions: full,
    }),
    detail: t.field({
      type: AccountDetailRef,
      nullable: true,
      description: 'What is known only for accounts of this kind.',
      extensions: full,
      resolve: details.accountDetail,
    }),
    positions: t.field({
      type: [AccountPositionRef],
      nullable: true,
      description: 'Holdings of an investment account; empty for others.',
      extensions: full,
      resolve: details.accountPositions,
    }),
    institution: t.field({
      type: InstitutionRef,
      nullable: true,
      description: 'Where the account is kept.',
      extensions: { cost: { per: 'account', calls: 1 } },
      resolve: (account, _args, ctx, info) => institutions.institutionOfAccount(account, ctx, info),
    }),
    isCertifiedFor: t.field({
      type: 'Boolean',
      nullable: true,
      description:
        'Whether the institution is certified for a product. From the directory, so that it can be asked before every premium field; null while the institution is unknown.',
      args: { product: t.arg({ type: CertificationEnum, required: true, description: 'The product.' }) },
      extensions: { cost: { per: 'account', calls: 1 } },
      resolve: (account, args, ctx) => institutions.isCertifiedFor(account, args, ctx),
    }),
    parentAccount: t.field({
      type: AccountRef,
      nullable: true,
      description: 'The account or group that a student loan belongs to.',
      resolve: (account, _args, ctx, info) => resolvers.parentAccount(account, ctx, info),
    }),
    displayPosition: t.exposeInt('displayPosition', {
      nullable: true,
      description: 'Place of the account among those of its login at the institution.',
    }),
    aggregationStatusCode: t.exposeInt('aggregationStatusCode', {
      nullable: true,
      description: 'Outcome of the last aggregation: 0 is success; null before the first.',
    }),
    aggregationProblem: t.field({
      type: AggregationProblemRef,
      nullable: true,
      description: 'Why the last aggregation failed; null when it did not.',
      resolve: resolvers.aggregationProblem,
    }),
    aggregationSuccessDate: t.expose('aggregationSuccessDate', {
      type: 'DateTime',
      nullable: true,
      description: 'When the account was last aggregated successfully.',
    }),
    aggregationAttemptDate: t.expose('aggregationAttemptDate', {
      type: 'DateTime',
      nullable: true,
      description: 'When an aggregation was last tried.',
    }),
    createdDate: t.expose('createdDate', {
      type: 'DateTime',
      nullable: true,
      description: 'When the account was added.',
    }),
    linkedAccountDate: t.expose('linkedAccountDate', {
      type: 'DateTime',
      nullable: true,
      description: 'When the customer linked the account.',
    }),
    lastUpdatedDate: t.expose('lastUpdatedDate', {
      type: 'DateTime',
      nullable: true,
      description: 'When anything about the account last changed.',
      extensions: full,
    }),
    lastTransactionDate: t.expose('lastTransactionDate', {
      type: 'DateTime',
      nullable: true,
      description: 'When the newest transaction happened.',
      extensions: full,
    }),
    oldestTransactionDate: t.expose('oldestTransactionDate', {
      type: 'DateTime',
      nullable: true,
      description: 'When the oldest transaction happened.',
      extensions: full,
    }),
  }),
});

builder.objectField(CustomerRef, 'accounts', (t) =>
  t.field({
    type: [AccountRef],
    nullable: true,
    description: 'Every account that the customer shares.',
    authScopes: { accounts: true },
    extensions: {
      known: true,
      cost: { per: 'customer', calls: 1 },
      list: { of: 'account', size: accountsPerCustomer },
    },
    resolve: (customer, _args, ctx) => resolvers.accountsOfCustomer(customer, ctx),
  }),
);

builder.queryFields((t) => ({
  account: t.field({
    type: AccountRef,
    nullable: true,
    description:
      'An account by its ids; null when there is none that you can see. Any number of one customer cost one call.',
    args: {
      customerId: t.arg.id({ required: true, description: "Upstream's id of the customer." }),
      accountId: t.arg.id({ required: true, description: "Upstream's id of the account." }),
    },
    authScopes: { accounts: true },
    extensions: { lasting: true, cost: { per: 'operation', calls: 1 } },
    resolve: (_query, args, ctx, info) => resolvers.account(args, ctx, info),
  }),
}));
