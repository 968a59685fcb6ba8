import type {
  IndicatorError,
  NsfDay,
  NsfReasons,
  NsfRisk,
  PaymentIndicators,
  RiskScore,
} from '../domain/payment-indicators.ts';
import { riskLevel } from '../domain/payment-indicators.ts';
import * as resolvers from '../resolvers/payment-indicators.ts';
import { builder } from './builder.ts';
import { ErrorCategoryEnum } from './enums.ts';
import { MoneyRef } from './money.ts';
import { RiskLevelEnum } from './product-enums.ts';

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

export const NsfRef = builder.objectRef<NsfOf>('InsufficientFundsRisk');
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

export const ScoreRef = builder.objectRef<RiskScore>('UnauthorizedReturnRisk');
ScoreRef.implement({
  description: 'The risk that the customer says they never agreed to the payment.',
  fields: (t) => ({
    score: t.exposeInt('score', { nullable: true, description: score }),
    level: t.field({ type: RiskLevelEnum, nullable: false, description: level, resolve: riskLevel }),
    levelCode: t.exposeString('indicator', { nullable: true, description: levelCode }),
  }),
});

export const FailureRef = builder.objectRef<IndicatorError>('PaymentIndicatorFailure');
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
