import { type TxPushSubscription, txPushEventType } from '../domain/tx-push.ts';
import * as resolvers from '../resolvers/tx-push.ts';
import { builder } from './builder.ts';
import { TxPushEventTypeEnum } from './product-enums.ts';
import { keyArgument, resultOf } from './results.ts';
import { TransactionRef } from './transactions.ts';

const SubscriptionRef = builder.objectRef<TxPushSubscription>('TxPushSubscription');
SubscriptionRef.implement({
  description: 'A listener that Mastercard tells of one kind of event of an account.',
  fields: (t) => ({
    subscriptionId: t.exposeID('subscriptionId', {
      nullable: false,
      description: "Upstream's id of the subscription.",
    }),
    type: t.field({
      type: TxPushEventTypeEnum,
      nullable: false,
      description: 'What it tells of.',
      resolve: txPushEventType,
    }),
    typeCode: t.exposeString('type', { nullable: true, description: 'The kind as upstream wrote it.' }),
    callbackUrl: t.exposeString('callbackUrl', { nullable: true, description: 'The listener.' }),
    signingKey: t.exposeString('signingKey', {
      nullable: true,
      description:
        'With which the notifications are signed; null where the gateway listens. Told once, in the answer that made it: keep it where the listener finds it.',
    }),
  }),
});

const SubscribePayloadRef = builder.objectRef<resolvers.SubscribedOutcome>('SubscribeTxPushPayload');
SubscribePayloadRef.implement({
  description: 'The listener is told from now on.',
  fields: (t) => ({
    subscriptions: t.expose('subscriptions', {
      type: [SubscriptionRef],
      nullable: false,
      description: 'One for each kind of event.',
    }),
  }),
});

const UnsubscribePayloadRef = builder.objectRef<resolvers.UnsubscribedOutcome>('UnsubscribeTxPushPayload');
UnsubscribePayloadRef.implement({
  description: 'No listener is told of the account any more.',
  fields: (t) => ({
    accountId: t.exposeID('accountId', { nullable: false, description: "Upstream's id of the account." }),
  }),
});

const DeletePayloadRef = builder.objectRef<resolvers.DeletedSubscription>('DeleteTxPushSubscriptionPayload');
DeletePayloadRef.implement({
  description: 'The listener is not told of this kind of event any more.',
  fields: (t) => ({
    deletedSubscriptionId: t.exposeID('deletedSubscriptionId', {
      nullable: false,
      description: "Upstream's id of the subscription.",
    }),
  }),
});

const TestPayloadRef = builder.objectRef<resolvers.TestedOutcome>('TestTxPushPayload');
TestPayloadRef.implement({
  description: 'The transaction was added, and the listener is told.',
  fields: (t) => ({
    transactionId: t.exposeID('transactionId', {
      nullable: false,
      description: "Upstream's id of the transaction.",
    }),
    transaction: t.field({
      type: TransactionRef,
      nullable: true,
      description: 'The transaction as it is now.',
      authScopes: { transactions: true },
      extensions: { cost: { per: 'operation', calls: 1 } },
      resolve: (ids, _args, ctx, info) => resolvers.testedTransaction(ids, ctx, info),
    }),
  }),
});

const SubscribeResult = resultOf(
  'SubscribeTxPush',
  { name: 'SubscribeTxPushPayload', ref: SubscribePayloadRef },
  resolvers.subscribeProblems,
);
const UnsubscribeResult = resultOf(
  'UnsubscribeTxPush',
  { name: 'UnsubscribeTxPushPayload', ref: UnsubscribePayloadRef },
  resolvers.unsubscribeProblems,
);
const DeleteResult = resultOf(
  'DeleteTxPushSubscription',
  { name: 'DeleteTxPushSubscriptionPayload', ref: DeletePayloadRef },
  resolvers.unsubscribeProblems,
);
const TestResult = resultOf('TestTxPush', { name: 'TestTxPushPayload', ref: TestPayloadRef }, resolvers.testProblems);

const customerId = { required: true, description: "Upstream's id of the customer." } as const;
const accountId = { required: true, description: "Upstream's id of the account." } as const;

const SubscribeInput = builder.inputType('SubscribeTxPushInput', {
  description: 'Which account to tell about, and whom.',
  fields: (t) => ({
    customerId: t.id(customerId),
    accountId: t.id(accountId),
    callbackUrl: t.string({
      description:
        'The listener: https, on the standard port; http will do for testing accounts. Mastercard calls it to see whether it is one. Without it the gateway listens itself, and tells those who subscribe to `accountEvents` and `transactionEvents`.',
    }),
    idempotencyKey: t.string(keyArgument),
  }),
});

const UnsubscribeInput = builder.inputType('UnsubscribeTxPushInput', {
  description: 'Which account to be silent about.',
  fields: (t) => ({
    customerId: t.id(customerId),
    accountId: t.id(accountId),
    idempotencyKey: t.string(keyArgument),
  }),
});

const DeleteInput = builder.inputType('DeleteTxPushSubscriptionInput', {
  description: 'Which subscription to end.',
  fields: (t) => ({
    customerId: t.id(customerId),
    subscriptionId: t.id({ required: true, description: "Upstream's id of the subscription." }),
    idempotencyKey: t.string(keyArgument),
  }),
});

const TestInput = builder.inputType('TestTxPushInput', {
  description: 'A transaction that never happened.',
  fields: (t) => ({
    customerId: t.id(customerId),
    accountId: t.id({ required: true, description: "Upstream's id of an account of a testing customer." }),
    amount: t.field({ type: 'Decimal', required: true, description: 'The amount, with its sign.' }),
    description: t.string({ required: true, description: 'The text that the bank would write.' }),
    date: t.field({ type: 'Date', required: true, description: 'The day of the transaction.' }),
    pending: t.boolean({ description: 'Whether it is only announced. Not, unless said.' }),
    idempotencyKey: t.string(keyArgument),
  }),
});

const input = { required: true, description: 'What to do.' } as const;

builder.mutationFields((t) => ({
  subscribeTxPush: t.field({
    type: SubscribeResult,
    nullable: true,
    description:
      'Has a listener told of new transactions and changes of an account. Takes the place of the listener before. For back offices.',
    args: { input: t.arg({ type: SubscribeInput, ...input }) },
    authScopes: { 'accounts.write': true },
    extensions: { cost: { per: 'operation', calls: 1 } },
    resolve: (_root, args, ctx) => resolvers.subscribeTxPush(args.input, ctx),
  }),
  unsubscribeTxPush: t.field({
    type: UnsubscribeResult,
    nullable: true,
    description: 'Ends what a listener is told of an account. For back offices.',
    args: { input: t.arg({ type: UnsubscribeInput, ...input }) },
    authScopes: { 'accounts.write': true },
    extensions: { cost: { per: 'operation', calls: 1 } },
    resolve: (_root, args, ctx) => resolvers.unsubscribeTxPush(args.input, ctx),
  }),
  deleteTxPushSubscription: t.field({
    type: DeleteResult,
    nullable: true,
    description: 'Ends one kind of event of an account. For back offices.',
    args: { input: t.arg({ type: DeleteInput, ...input }) },
    authScopes: { 'accounts.write': true },
    extensions: { cost: { per: 'operation', calls: 1 } },
    resolve: (_root, args, ctx) => resolvers.deleteTxPushSubscription(args.input, ctx),
  }),
  testTxPush: t.field({
    type: TestResult,
    nullable: true,
    description: 'Adds a transaction to an account of a testing customer, so that its listener is told. For tests.',
    args: { input: t.arg({ type: TestInput, ...input }) },
    authScopes: { 'accounts.write': true },
    extensions: { cost: { per: 'operation', calls: 1 } },
    resolve: (_root, args, ctx) => resolvers.testTxPush(args.input, ctx),
  }),
}));
