import {
  type AchDetails,
  type LoanPayee,
  type LoanPaymentDetails,
  type PaymentInstruction,
  type PaymentRail,
  railOf,
} from '../domain/payments.ts';
import * as resolvers from '../resolvers/payments.ts';
import { premiumProblems } from '../resolvers/premium.ts';
import { AccountRef } from './accounts.ts';
import { builder } from './builder.ts';
import { MoneyRef } from './money.ts';
import { liveResultOf } from './pending.ts';
import { asksTheBank, premiumArgs } from './premium.ts';

const rails = {
  ACH: { description: 'Batches through the Automated Clearing House: a day or two, for any account.' },
  RTP: { description: 'Real-Time Payments of The Clearing House: seconds, where both institutions take part.' },
  FEDNOW: { description: 'FedNow of the Federal Reserve: seconds, where both institutions take part.' },
} satisfies Record<PaymentRail, { description: string }>;

const PaymentRailEnum = builder.enumType('PaymentRail', {
  description: 'A way of moving money.',
  values: {
    ...rails,
    UNRECOGNIZED: { description: 'One that this release does not know yet; `railCode` has it as it was sent.' },
  },
});

const PaymentRailFilterEnum = builder.enumType('PaymentRailFilter', {
  description: 'A way of moving money to ask for.',
  values: rails,
});

const masked = 'In full with the scope `payments` only; without it the last digits.';

const AchRef = builder.objectRef<AchDetails>('AchDetails');
AchRef.implement({
  description: 'Where money goes to reach an account by ACH.',
  fields: (t) => ({
    routingNumber: t.string({
      nullable: true,
      description: `Nine digits that name the institution. ${masked}`,
      resolve: ({ routingNumber }, _args, ctx) => resolvers.shownNumber(routingNumber, ctx),
    }),
    accountNumber: t.string({
      nullable: true,
      description: `The account number for ACH transfers. ${masked}`,
      resolve: ({ accountNumber }, _args, ctx) => resolvers.shownNumber(accountNumber, ctx),
    }),
  }),
});

const InstructionRef = builder.objectRef<PaymentInstruction>('PaymentInstruction');
InstructionRef.implement({
  description: 'Where money goes to reach an account by one rail.',
  fields: (t) => ({
    rail: t.field({ type: PaymentRailEnum, nullable: false, description: 'The rail.', resolve: railOf }),
    railCode: t.exposeString('railCode', { nullable: true, description: 'The rail as upstream wrote it.' }),
    accountNumber: t.string({
      nullable: true,
      description: `The account number for this rail. ${masked}`,
      resolve: ({ accountNumber }, _args, ctx) => resolvers.shownNumber(accountNumber, ctx),
    }),
    routingNumber: t.string({
      nullable: true,
      description: `The routing number for this rail. ${masked}`,
      resolve: ({ routingNumber }, _args, ctx) => resolvers.shownNumber(routingNumber, ctx),
    }),
    isTokenized: t.exposeBoolean('isTokenized', {
      nullable: true,
      description: 'Whether the account number is a stand-in that the institution made for you, and may take back.',
    }),
    transferInEnabled: t.exposeBoolean('transferInEnabled', {
      nullable: true,
      description: 'Whether money can be sent to the account. Said for RTP and FedNow only.',
    }),
    transferOutEnabled: t.exposeBoolean('transferOutEnabled', {
      nullable: true,
      description: 'Whether money can be drawn from the account. Said for RTP and FedNow only.',
    }),
  }),
});

const InstructionsRef = builder.objectRef<resolvers.PaymentInstructions>('PaymentInstructions');
InstructionsRef.implement({
  description:
    'Every way of paying to an account, or from it, that was asked for and that the institution takes part in.',
  fields: (t) => ({
    instructions: t.expose('instructions', {
      type: [InstructionRef],
      nullable: false,
      description: 'One for each rail.',
    }),
  }),
});

const PayeeRef = builder.objectRef<LoanPayee>('LoanPayee');
PayeeRef.implement({
  description: 'Where to pay a student loan account, a group of its loans, or one of them.',
  fields: (t) => ({
    accountId: t.exposeID('accountId', { nullable: true, description: "Upstream's id of the account that it is." }),
    number: t.string({
      nullable: true,
      description: `The institution's own number for it. ${masked}`,
      resolve: ({ number }, _args, ctx) => resolvers.shownNumber(number, ctx),
    }),
    paymentNumber: t.string({
      nullable: true,
      description: `The number that a manual payment must name; not for ACH. ${masked}`,
      resolve: ({ paymentNumber }, _args, ctx) => resolvers.shownNumber(paymentNumber, ctx),
    }),
    paymentAddress: t.exposeString('paymentAddress', { nullable: true, description: 'Where to send manual payments.' }),
    futurePayoffAmount: t.field({
      type: MoneyRef,
      nullable: true,
      description: 'What pays it off on `futurePayoffDate`.',
      resolve: resolvers.payoffAmount,
    }),
    futurePayoffDate: t.expose('futurePayoffDate', {
      type: 'DateTime',
      nullable: true,
      description: 'The day that the payoff amount is stated for.',
    }),
    parts: t.field({
      type: [PayeeRef],
      nullable: false,
      description: 'Groups and loans that it is made of.',
      resolve: ({ parts }) => parts,
    }),
  }),
});

const LoanRef = builder.objectRef<LoanPaymentDetails>('LoanPaymentDetails');
LoanRef.implement({
  description: 'How to pay a loan.',
  fields: (t) => ({
    loanNumber: t.string({
      nullable: true,
      description: `The institution's number of the loan. ${masked}`,
      resolve: ({ loanNumber }, _args, ctx) => resolvers.shownNumber(loanNumber, ctx),
    }),
    paymentNumber: t.string({
      nullable: true,
      description: `The number that a manual payment must name; not for ACH. ${masked}`,
      resolve: ({ paymentNumber }, _args, ctx) => resolvers.shownNumber(paymentNumber, ctx),
    }),
    paymentAddress: t.exposeString('paymentAddress', { nullable: true, description: 'Where to send manual payments.' }),
    studentLoanAccount: t.expose('studentLoanAccount', {
      type: PayeeRef,
      nullable: true,
      description: 'Of a student loan account: its groups and loans, which are paid one by one.',
    }),
  }),
});

const AchResult = liveResultOf('AchDetailsResult', { name: 'AchDetails', ref: AchRef }, premiumProblems);
const InstructionsResult = liveResultOf(
  'PaymentInstructionsResult',
  { name: 'PaymentInstructions', ref: InstructionsRef },
  premiumProblems,
);
const LoanResult = liveResultOf(
  'LoanPaymentDetailsResult',
  { name: 'LoanPaymentDetails', ref: LoanRef },
  premiumProblems,
);

const scopes = { $all: { accounts: true, billing: true } } as const;

builder.objectFields(AccountRef, (t) => ({
  achDetails: t.field({
    type: AchResult,
    nullable: true,
    description:
      'Routing and account number for ACH, of a checking, savings, money market or CD account. They can be used again and again: an account needs to be ' +
      'verified once.',
    args: premiumArgs,
    authScopes: scopes,
    extensions: asksTheBank('ACH Details'),
    resolve: resolvers.achDetails,
  }),
  paymentInstructions: t.field({
    type: InstructionsResult,
    nullable: true,
    description:
      'Account numbers by rail, of a checking, savings or money market account. For ACH alone a partner with the payment enablement bundle gets them ' +
      'with owners and balances, in one call for all accounts of a login.',
    args: {
      rails: t.arg({
        type: [PaymentRailFilterEnum],
        required: true,
        defaultValue: ['ACH', 'RTP', 'FEDNOW'],
        description: 'Which rails to answer.',
      }),
      ...premiumArgs,
    },
    authScopes: scopes,
    extensions: asksTheBank('Payment Instructions'),
    resolve: resolvers.paymentInstructions,
  }),
  loanPaymentDetails: t.field({
    type: LoanResult,
    nullable: true,
    description: 'Where and how to pay a loan, mortgage or student loan.',
    args: premiumArgs,
    authScopes: scopes,
    extensions: asksTheBank('Loan Payment Details'),
    resolve: resolvers.loanPaymentDetails,
  }),
}));
