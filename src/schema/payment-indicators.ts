import { type IndicatorRef, indicatorStatus, type PaymentIndicators } from '../domain/payment-indicators.ts';
import * as resolvers from '../resolvers/payment-indicators.ts';
import { builder } from './builder.ts';
import { MoneyRef } from './money.ts';
import { FailureRef, NsfRef, ScoreRef } from './payment-risks.ts';
import { IndicatorPurposeEnum, IndicatorStatusEnum } from './product-enums.ts';
import { keyArgument, resultOf } from './results.ts';

const IndicatorsRef = builder.objectRef<PaymentIndicators>('PaymentIndicators');
IndicatorsRef.implement({
  description: 'How likely a payment by ACH succeeds. Made by a job; the scores are null until it is done.',
  fields: (t) => ({
    payRequestId: t.exposeID('payRequestId', { nullable: false, description: "Upstream's id of the job." }),
    status: t.field({
      type: IndicatorStatusEnum,
      nullable: false,
      description: 'Where the job stands.',
      resolve: indicatorStatus,
    }),
    statusCode: t.exposeString('status', { nullable: true, description: 'The status as upstream wrote it.' }),
    pollAfterMs: t.int({
      nullable: true,
      description: 'Milliseconds after which to ask again; null once the job is done.',
      resolve: resolvers.pollAfterMs,
    }),
    requestDate: t.expose('requestDate', { type: 'Date', nullable: true, description: 'The day it was asked for.' }),
    settleByDate: t.expose('settleByDate', {
      type: 'Date',
      nullable: true,
      description: 'The day the money is to move.',
    }),
    amount: t.field({
      type: MoneyRef,
      nullable: true,
      description: 'The amount of the payment.',
      resolve: (found, _args, ctx) => resolvers.money(found, found.amount, ctx),
    }),
    insufficientFundsRisk: t.field({
      type: NsfRef,
      nullable: true,
      description: 'The risk that the account has not enough.',
      resolve: (of) => of.nsf && { of, risk: of.nsf },
    }),
    insufficientFundsFailure: t.expose('nsfError', {
      type: FailureRef,
      nullable: true,
      description: 'Why that risk could not be scored.',
    }),
    unauthorizedReturnRisk: t.expose('unauthorized', {
      type: ScoreRef,
      nullable: true,
      description: 'The risk that the customer says they never agreed.',
    }),
    unauthorizedReturnFailure: t.expose('unauthorizedError', {
      type: FailureRef,
      nullable: true,
      description: 'Why that risk could not be scored.',
    }),
  }),
});

const PayloadRef = builder.objectRef<IndicatorRef>('StartPaymentIndicatorsPayload');
PayloadRef.implement({
  description: 'The job has begun.',
  fields: (t) => ({
    payRequestId: t.exposeID('payRequestId', {
      nullable: false,
      description: "Upstream's id of the job, for `paymentIndicators`.",
    }),
    paymentIndicators: t.field({
      type: IndicatorsRef,
      nullable: true,
      description: 'The job as it is now.',
      authScopes: { payments: true },
      extensions: { cost: { per: 'operation', calls: 2 } },
      resolve: (job, _args, ctx, info) => resolvers.paymentIndicators(job, ctx, info),
    }),
  }),
});

const StartResult = resultOf(
  'StartPaymentIndicators',
  { name: 'StartPaymentIndicatorsPayload', ref: PayloadRef },
  resolvers.startProblems,
);

const ids = {
  customerId: { required: true, description: "Upstream's id of the customer." },
  accountId: { required: true, description: "Upstream's id of the account." },
} as const;
const purpose = {
  type: IndicatorPurposeEnum,
  required: true,
  description: 'What the scores are for: the law allows one of the two products only.',
} as const;

builder.queryFields((t) => ({
  paymentIndicators: t.field({
    type: IndicatorsRef,
    nullable: true,
    description: 'The scores of a payment, once they are made; null when there is no such job that you can see.',
    args: {
      customerId: t.arg.id(ids.customerId),
      accountId: t.arg.id(ids.accountId),
      payRequestId: t.arg.id({ required: true, description: 'The id that `startPaymentIndicators` answered.' }),
      purpose: t.arg(purpose),
    },
    authScopes: { payments: true },
    extensions: { cost: { per: 'operation', calls: 2 } },
    resolve: (_query, args, ctx, info) => resolvers.paymentIndicators(args, ctx, info),
  }),
}));

const UserInput = builder.inputType('PaymentUserInput', {
  description: 'What the payer said about themselves; it makes the score of unauthorized returns better.',
  fields: (t) => ({
    name: t.string({ description: 'Name.' }),
    email: t.string({ description: 'E-mail address.' }),
    phone: t.string({ description: 'Phone number.' }),
  }),
});

const StartInput = builder.inputType('StartPaymentIndicatorsInput', {
  description: 'The payment to be judged.',
  fields: (t) => ({
    customerId: t.id(ids.customerId),
    accountId: t.id(ids.accountId),
    purpose: t.field(purpose),
    settleByDate: t.field({
      type: 'Date',
      description: 'The day the money is to move, within ten days from today. In two days, unless said.',
    }),
    amount: t.field({ type: 'Decimal', required: true, description: 'The amount in US dollars.' }),
    user: t.field({ type: UserInput, description: 'What the payer said about themselves.' }),
    idempotencyKey: t.string(keyArgument),
  }),
});

builder.mutationFields((t) => ({
  startPaymentIndicators: t.field({
    type: StartResult,
    nullable: true,
    description:
      'Has it scored how likely a payment by ACH succeeds. The bank is asked for the balance; the scores come after some seconds.',
    args: { input: t.arg({ type: StartInput, required: true, description: 'What to do.' }) },
    authScopes: { $all: { payments: true, billing: true } },
    extensions: { cost: { per: 'operation', calls: 1, billable: 1, product: 'Payment success indicators' } },
    resolve: (_root, args, ctx) => resolvers.startPaymentIndicators(args.input, ctx),
  }),
}));
