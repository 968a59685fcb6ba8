import {
  type IndicatorError,
  type IndicatorRef,
  indicatorStatus,
  type NsfDay,
  type NsfReasons,
  type NsfRisk,
  type PaymentIndicators,
  type RiskScore,
  riskLevel,
} from '../domain/payment-indicators.ts';
import * as resolvers from '../resolvers/payment-indicators.ts';
import { builder } from './builder.ts';
import { ErrorCategoryEnum, IndicatorPurposeEnum, IndicatorStatusEnum, RiskLevelEnum } from './enums.ts';
import { MoneyRef } from './money.ts';
import { keyArgument, resultOf } from './results.ts';

const score = '0 to 100: the higher, the likelier the payment settles.';
const level = 'The score in one of three words.';
const levelCode = 'The word as upstream wrote it.';

const reasonTexts = {
  recentBalance: 'The available balance.',
  balanceHistory: 'How the balance developed.',
  nsfHistory: 'Payments that failed for want of money.',
  recentNsfHistory: 'Such payments of late.',
  recurringNsf: 'How often they come.',
  spendHistory: 'How spending developed.',
  depositHistory: 'How deposits developed.',
  transactionAmount: 'The amount of this payment.',
} as const satisfies Record<keyof NsfReasons, string>;

const ReasonsRef = builder.objectRef<NsfReasons>('PaymentRiskReasons');
ReasonsRef.implement({
  description: 'What drove a score, each part from 0 to 100.',
  fields: (t) => ({
    recentBalance: t.exposeInt('recentBalance', { nullable: true, description: reasonTexts.recentBalance }),
    balanceHistory: t.exposeInt('balanceHistory', { nullable: true, description: reasonTexts.balanceHistory }),
    nsfHistory: t.exposeInt('nsfHistory', { nullable: true, description: reasonTexts.nsfHistory }),
    recentNsfHistory: t.exposeInt('recentNsfHistory', { nullable: true, description: reasonTexts.recentNsfHistory }),
    recurringNsf: t.exposeInt('recurringNsf', { nullable: true, description: reasonTexts.recurringNsf }),
    spendHistory: t.exposeInt('spendHistory', { nullable: true, description: reasonTexts.spendHistory }),
    depositHistory: t.exposeInt('depositHistory', { nullable: true, description: reasonTexts.depositHistory }),
    transactionAmount: t.exposeInt('transactionAmount', { nullable: true, description: reasonTexts.transactionAmount }),
  }),
});

const DayRef = builder.objectRef<NsfDay>('PaymentRiskDay');
DayRef.implement({
  description: 'How likely the payment settles on one day.',
  fields: (t) => ({
    date: t.expose('date', { type: 'Date', nullable: true, description: 'The day.' }),
    score: t.exposeInt('score', { nullable: true, description: score }),
    level: t.field({ type: RiskLevelEnum, nullable: false, description: level, resolve: riskLevel }),
    levelCode: t.exposeString('indicator', { nullable: true, description: levelCode }),
    reasons: t.expose('reasons', { type: ReasonsRef, nullable: true, description: 'What drove the score.' }),
  }),
});

interface NsfOf {
  readonly of: PaymentIndicators;
  readonly risk: NsfRisk;
}

const NsfRef = builder.objectRef<NsfOf>('InsufficientFundsRisk');
NsfRef.implement({
  description: 'The risk that the account has not enough when the payment is drawn.',
  fields: (t) => ({
    availableBalance: t.field({
      type: MoneyRef,
      nullable: true,
      description: 'What was available when the scores were made.',
      resolve: ({ of, risk }, _args, ctx) => resolvers.money(of, risk.availableBalance, ctx),
    }),
    disputeStatement: t.string({
      nullable: true,
      description: 'Whether the customer disputes what is known of them; for decisions on credit only.',
      resolve: ({ risk }) => risk.disputeStatement,
    }),
    days: t.field({
      type: [DayRef],
      nullable: false,
      description: 'Three to ten days, each with its own score.',
      resolve: ({ risk }) => risk.days,
    }),
  }),
});

const ScoreRef = builder.objectRef<RiskScore>('UnauthorizedReturnRisk');
ScoreRef.implement({
  description: 'The risk that the customer says they never agreed to the payment.',
  fields: (t) => ({
    score: t.exposeInt('score', { nullable: true, description: score }),
    level: t.field({ type: RiskLevelEnum, nullable: false, description: level, resolve: riskLevel }),
    levelCode: t.exposeString('indicator', { nullable: true, description: levelCode }),
  }),
});

const FailureRef = builder.objectRef<IndicatorError>('PaymentIndicatorFailure');
FailureRef.implement({
  description: 'Why a score could not be made.',
  fields: (t) => ({
    code: t.exposeString('code', { nullable: false, description: "Mastercard's code." }),
    category: t.expose('category', { type: ErrorCategoryEnum, nullable: false, description: 'Where it comes from.' }),
    message: t.exposeString('message', { nullable: false, description: 'What the code means, for developers.' }),
    fixable: t.exposeBoolean('fixable', {
      nullable: false,
      description: 'Whether the customer can repair it in Connect Fix.',
    }),
  }),
});

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
