import {
  type BillPaySwitch,
  type DepositSwitch,
  type Distribution,
  type PaymentMethod,
  type SwitchSummary,
  switchStatus,
} from '../domain/switches.ts';
import * as resolvers from '../resolvers/switches.ts';
import { builder } from './builder.ts';
import { CustomerRef } from './customers.ts';
import { SwitchStatusEnum } from './product-enums.ts';

const SwitchRef = builder.interfaceRef<SwitchSummary>('Switch');
SwitchRef.implement({
  description: 'What became of a switch: of moving a salary, or the payment of a bill, to another account.',
  resolveType: (found) =>
    'distributions' in found ? 'DepositSwitch' : 'paymentMethods' in found ? 'BillPaySwitch' : 'SwitchSummary',
  fields: (t) => ({
    switchId: t.exposeID('switchId', { nullable: false, description: "Upstream's id of the switch." }),
    status: t.field({
      type: SwitchStatusEnum,
      nullable: false,
      description: 'Where it stands.',
      resolve: switchStatus,
    }),
    statusCode: t.exposeString('status', { nullable: true, description: 'The status as upstream wrote it.' }),
    failureReasonCode: t.exposeString('failureReason', {
      nullable: true,
      description: 'Why it failed, such as `bad-credentials`; the list is open.',
    }),
    createdDate: t.expose('createdDate', { type: 'DateTime', nullable: true, description: 'When it was begun.' }),
  }),
});

const SwitchSummaryRef = builder.objectRef<SwitchSummary>('SwitchSummary');
SwitchSummaryRef.implement({
  description: 'A switch in a list. `depositSwitch` and `billPaySwitch` have more about it.',
  interfaces: [SwitchRef],
});

const DistributionRef = builder.objectRef<Distribution>('SwitchDistribution');
DistributionRef.implement({
  description: 'Where one part of a salary goes.',
  fields: (t) => ({
    typeCode: t.exposeString('type', { nullable: true, description: '`total`, `percent` or `fixed`.' }),
    allocatedValue: t.expose('allocatedValue', {
      type: 'Decimal',
      nullable: true,
      description: 'Per cent of the salary, or US dollars, by `typeCode`.',
    }),
    routingNumber: t.exposeString('routingNumber', { nullable: true, description: 'Routing number of the bank.' }),
    accountNumberEnding: t.exposeString('accountNumberEnding', {
      nullable: true,
      description: 'Last digits of the account number.',
    }),
  }),
});

const PaymentMethodRef = builder.objectRef<PaymentMethod>('SwitchPaymentMethod');
PaymentMethodRef.implement({
  description: 'What a bill is paid with.',
  fields: (t) => ({
    typeCode: t.exposeString('type', { nullable: true, description: '`card` or `bank`.' }),
    title: t.exposeString('title', { nullable: true, description: 'Name of the card or account.' }),
    brand: t.exposeString('brand', { nullable: true, description: 'Brand of the card.' }),
    routingNumber: t.exposeString('routingNumber', { nullable: true, description: 'Routing number of the bank.' }),
    numberEnding: t.exposeString('numberEnding', {
      nullable: true,
      description: 'Last digits of the card or account number.',
    }),
    bankAccountTypeCode: t.exposeString('bankAccountType', { nullable: true, description: 'Kind of bank account.' }),
  }),
});

const DepositSwitchRef = builder.objectRef<DepositSwitch>('DepositSwitch');
DepositSwitchRef.implement({
  description: 'A salary that goes to another account.',
  interfaces: [SwitchRef],
  fields: (t) => ({
    updatedDate: t.expose('updatedDate', { type: 'DateTime', nullable: true, description: 'When the status changed.' }),
    authenticated: t.exposeBoolean('authenticated', {
      nullable: true,
      description: 'Whether the sign-in at the payroll provider worked.',
    }),
    provider: t.exposeString('provider', { nullable: true, description: 'The payroll provider.' }),
    distributions: t.expose('distributions', {
      type: [DistributionRef],
      nullable: false,
      description: 'Where each part of the salary goes.',
    }),
  }),
});

const BillPaySwitchRef = builder.objectRef<BillPaySwitch>('BillPaySwitch');
BillPaySwitchRef.implement({
  description: 'A bill that is paid otherwise.',
  interfaces: [SwitchRef],
  fields: (t) => ({
    updatedDate: t.expose('updatedDate', { type: 'DateTime', nullable: true, description: 'When the status changed.' }),
    authenticated: t.exposeBoolean('authenticated', {
      nullable: true,
      description: 'Whether the sign-in at the provider worked.',
    }),
    provider: t.exposeString('provider', { nullable: true, description: 'Who sends the bill.' }),
    paymentMethods: t.expose('paymentMethods', {
      type: [PaymentMethodRef],
      nullable: false,
      description: 'What it is paid with.',
    }),
  }),
});

builder.objectFields(CustomerRef, (t) => ({
  depositSwitches: t.field({
    type: [SwitchSummaryRef],
    nullable: true,
    description: 'What became of moving the salary to another account, each time it was tried.',
    authScopes: { accounts: true },
    extensions: { known: true, cost: { per: 'customer', calls: 1 } },
    resolve: (customer, _args, ctx) => resolvers.switchesOfCustomer(customer, 'deposit', ctx),
  }),
  billPaySwitches: t.field({
    type: [SwitchSummaryRef],
    nullable: true,
    description: 'What became of moving the payment of bills, each time it was tried.',
    authScopes: { accounts: true },
    extensions: { known: true, cost: { per: 'customer', calls: 1 } },
    resolve: (customer, _args, ctx) => resolvers.switchesOfCustomer(customer, 'billPay', ctx),
  }),
}));

builder.queryFields((t) => {
  const ids = {
    customerId: t.arg.id({ required: true, description: "Upstream's id of the customer." }),
    switchId: t.arg.id({ required: true, description: "Upstream's id of the switch." }),
  };
  return {
    depositSwitch: t.field({
      type: DepositSwitchRef,
      nullable: true,
      description: 'All about a move of a salary; null when there is none that you can see.',
      args: ids,
      authScopes: { accounts: true },
      extensions: { cost: { per: 'operation', calls: 1 } },
      resolve: (_query, args, ctx) => resolvers.depositSwitch(args, ctx),
    }),
    billPaySwitch: t.field({
      type: BillPaySwitchRef,
      nullable: true,
      description: 'All about a move of a bill; null when there is none that you can see.',
      args: ids,
      authScopes: { accounts: true },
      extensions: { cost: { per: 'operation', calls: 1 } },
      resolve: (_query, args, ctx) => resolvers.billPaySwitch(args, ctx),
    }),
    externalDepositSwitches: t.field({
      type: [SwitchSummaryRef],
      nullable: true,
      description: 'Moves of a salary that somebody made in a branch, without being a customer; null for nobody.',
      args: { externalId: t.arg.id({ required: true, description: 'Your own id of that person.' }) },
      authScopes: { accounts: true },
      extensions: { cost: { per: 'operation', calls: 1 } },
      resolve: (_query, args, ctx) => resolvers.externalDepositSwitches(args, ctx),
    }),
  };
});
