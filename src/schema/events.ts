import { accountEventType, type CustomerEvent, connectEventType, transactionEventType } from '../domain/events.ts';
import { isFinal, reportStatus } from '../domain/reports.ts';
import * as resolvers from '../resolvers/events.ts';
import { builder } from './builder.ts';
import { ReportStatusEnum } from './enums.ts';
import { AccountEventTypeEnum, ConnectEventTypeEnum, TransactionEventTypeEnum } from './product-enums.ts';

const EventRef = builder.interfaceRef<CustomerEvent>('Event');
EventRef.implement({
  description:
    'Something that happened to a customer. It says what, in ids: what it is about is asked for with these, as far as the viewer may.',
  resolveType: ({ kind }) => typeNames[kind] ?? '',
  fields: (t) => ({
    cursor: t.exposeString('cursor', {
      nullable: false,
      description:
        'The place after this event: as `after`, or as `Last-Event-ID`, it makes a new subscription go on there.',
    }),
    at: t.expose('at', { type: 'DateTime', nullable: false, description: 'When the gateway heard of it.' }),
    customerId: t.exposeID('customerId', { nullable: false, description: "Upstream's id of the customer." }),
  }),
});

const typeNames: Readonly<Record<string, string>> = {
  report: 'ReportProgress',
  account: 'AccountEvent',
  transaction: 'TransactionEvent',
  connect: 'ConnectEvent',
  authorization: 'AuthorizationExpiring',
};

const ReportProgressRef = builder.objectRef<CustomerEvent<'report'>>('ReportProgress');
ReportProgressRef.implement({
  description: 'How far a report is.',
  interfaces: [EventRef],
  fields: (t) => ({
    reportId: t.exposeID('reportId', { nullable: false, description: "Upstream's id of the report." }),
    typeCode: t.exposeString('type', { nullable: true, description: 'The type of report as upstream wrote it.' }),
    status: t.field({
      type: ReportStatusEnum,
      nullable: false,
      description: 'How far it is.',
      resolve: ({ status }) => reportStatus(status),
    }),
    statusCode: t.exposeString('status', { nullable: true, description: 'The status as upstream wrote it.' }),
    isFinal: t.boolean({
      nullable: false,
      description: 'Whether it is done, one way or the other: read it now.',
      resolve: ({ status }) => isFinal(status),
    }),
  }),
});

const AccountEventRef = builder.objectRef<CustomerEvent<'account'>>('AccountEvent');
AccountEventRef.implement({
  description: 'Something that happened to an account.',
  interfaces: [EventRef],
  fields: (t) => ({
    accountId: t.exposeID('accountId', { nullable: false, description: "Upstream's id of the account." }),
    type: t.field({
      type: AccountEventTypeEnum,
      nullable: false,
      description: 'What happened.',
      resolve: ({ type }) => accountEventType(type),
    }),
    typeCode: t.exposeString('type', { nullable: false, description: 'The type of event as upstream wrote it.' }),
  }),
});

const TransactionEventRef = builder.objectRef<CustomerEvent<'transaction'>>('TransactionEvent');
TransactionEventRef.implement({
  description: 'Something that happened to a transaction, or to transactions of an account.',
  interfaces: [EventRef],
  fields: (t) => ({
    accountId: t.exposeID('accountId', {
      nullable: true,
      description: "Upstream's id of the account; null where it may be any of the customer's.",
    }),
    transactionId: t.exposeID('transactionId', {
      nullable: true,
      description: "Upstream's id of the transaction; null where it may be any of the account's.",
    }),
    type: t.field({
      type: TransactionEventTypeEnum,
      nullable: false,
      description: 'What happened.',
      resolve: ({ type }) => transactionEventType(type),
    }),
    typeCode: t.exposeString('type', { nullable: false, description: 'The type of event as upstream wrote it.' }),
  }),
});

const ConnectEventRef = builder.objectRef<CustomerEvent<'connect'>>('ConnectEvent');
ConnectEventRef.implement({
  description: 'A step of a Connect session.',
  interfaces: [EventRef],
  fields: (t) => ({
    type: t.field({
      type: ConnectEventTypeEnum,
      nullable: false,
      description: 'Which step.',
      resolve: ({ type }) => connectEventType(type),
    }),
    typeCode: t.exposeString('type', { nullable: false, description: 'The type of event as upstream wrote it.' }),
    institutionId: t.exposeID('institutionId', {
      nullable: true,
      description: "Upstream's id of the institution that the session is at.",
    }),
    institutionLoginId: t.exposeID('institutionLoginId', {
      nullable: true,
      description: "Upstream's id of the login that was repaired.",
    }),
    accountIds: t.exposeIDList('accountIds', {
      nullable: false,
      description: "Upstream's ids of the accounts that were added or deleted.",
    }),
    problemCode: t.exposeString('problemCode', {
      nullable: true,
      description: 'The aggregation status code of a sign-in that failed.',
    }),
  }),
});

const AuthorizationExpiringRef = builder.objectRef<CustomerEvent<'authorization'>>('AuthorizationExpiring');
AuthorizationExpiringRef.implement({
  description: 'What an institution allowed comes to its end: send the customer through Connect Fix before it does.',
  interfaces: [EventRef],
  fields: (t) => ({
    institutionId: t.exposeID('institutionId', { nullable: true, description: "Upstream's id of the institution." }),
    institutionLoginId: t.exposeID('institutionLoginId', {
      nullable: true,
      description: "Upstream's id of the login, for `generateConnectFixLink`.",
    }),
    accountIds: t.exposeIDList('accountIds', {
      nullable: false,
      description: "Upstream's ids of the accounts, where it names them.",
    }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', nullable: true, description: 'When it ends.' }),
  }),
});

const customerId = { required: true, description: "Upstream's id of the customer." } as const;
const after = {
  description:
    'The `cursor` of the last event that you had: everything after it follows, up to a day and ten thousand events back. A `Last-Event-ID` header goes before it.',
} as const;

builder.subscriptionFields((t) => ({
  reportProgress: t.field({
    type: ReportProgressRef,
    nullable: false,
    description:
      'How far reports are: first how each stands, then every change. About one report, it completes when that is done. However many listen, upstream is asked once in 20 seconds.',
    args: {
      customerId: t.arg.id(customerId),
      reportId: t.arg.id({ description: 'Of this report alone.' }),
      after: t.arg.string(after),
    },
    authScopes: { reports: true },
    subscribe: (_root, args, ctx) => resolvers.reportProgress(args, ctx),
    resolve: (event) => event,
  }),
  accountEvents: t.field({
    type: AccountEventRef,
    nullable: false,
    description: 'What happens to the accounts of a customer: added or deleted in Connect, changed as TxPush tells.',
    args: { customerId: t.arg.id(customerId), after: t.arg.string(after) },
    authScopes: { accounts: true },
    subscribe: (_root, args, ctx) => resolvers.accountEvents(args, ctx),
    resolve: (event) => event,
  }),
  transactionEvents: t.field({
    type: TransactionEventRef,
    nullable: false,
    description: 'That there is news of transactions, as TxPush and notifications tell: ask for them then.',
    args: { customerId: t.arg.id(customerId), after: t.arg.string(after) },
    authScopes: { transactions: true },
    subscribe: (_root, args, ctx) => resolvers.transactionEvents(args, ctx),
    resolve: (event) => event,
  }),
  connectEvents: t.field({
    type: ConnectEventRef,
    nullable: false,
    description: 'The steps of Connect sessions of a customer whose link named this gateway as its webhook.',
    args: { customerId: t.arg.id(customerId), after: t.arg.string(after) },
    authScopes: { connect: true },
    subscribe: (_root, args, ctx) => resolvers.connectEvents(args, ctx),
    resolve: (event) => event,
  }),
  authorizationExpiring: t.field({
    type: AuthorizationExpiringRef,
    nullable: false,
    description: 'That what an institution allowed is about to expire, as the notifications of Mastercard tell.',
    args: { customerId: t.arg.id(customerId), after: t.arg.string(after) },
    authScopes: { accounts: true },
    subscribe: (_root, args, ctx) => resolvers.authorizationExpiring(args, ctx),
    resolve: (event) => event,
  }),
}));
