import { type MicroDeposits, microDepositStatus } from '../domain/micro-deposits.ts';
import * as resolvers from '../resolvers/micro-deposits.ts';
import { builder } from './builder.ts';
import { MicroDepositStatusEnum, ReceiverAccountTypeEnum } from './product-enums.ts';
import { keyArgument, resultOf } from './results.ts';

const MicroDepositsRef = builder.objectRef<MicroDeposits>('MicroDeposits');
MicroDepositsRef.implement({
  description:
    'Two deposits of less than a dollar each, to an account at any bank. A customer who knows their amounts can see the account.',
  fields: (t) => ({
    accountId: t.exposeID('accountId', { nullable: false, description: "Upstream's id of the account." }),
    status: t.field({
      type: MicroDepositStatusEnum,
      nullable: false,
      description: 'Where they stand.',
      resolve: microDepositStatus,
    }),
    statusCode: t.exposeString('status', { nullable: true, description: 'The status as upstream wrote it.' }),
    statusDescription: t.exposeString('statusDescription', {
      nullable: true,
      description: "The status in upstream's words.",
    }),
    createdDate: t.expose('createdDate', { type: 'DateTime', nullable: true, description: 'When they were started.' }),
    routingNumber: t.exposeString('routingNumber', { nullable: true, description: 'Routing number of the bank.' }),
    accountNumberLast4: t.exposeString('accountNumberLast4', {
      nullable: true,
      description: 'Last four digits of the account number; more of it never comes back.',
    }),
    verifiedByAccountId: t.exposeID('verifiedByAccountId', {
      nullable: true,
      description: 'The account that the customer linked meanwhile, which made the amounts unnecessary.',
    }),
    railCode: t.exposeString('rail', { nullable: true, description: 'How the money travels: `ach` or `rtp`.' }),
  }),
});

function payload(name: string, description: string) {
  const ref = builder.objectRef<resolvers.MicroDepositIds>(name);
  ref.implement({
    description,
    fields: (t) => ({
      accountId: t.exposeID('accountId', { nullable: false, description: "Upstream's id of the account." }),
      microDeposits: t.field({
        type: MicroDepositsRef,
        nullable: true,
        description: 'The deposits as they are now.',
        authScopes: { payments: true },
        extensions: { cost: { per: 'operation', calls: 1 } },
        resolve: (ids, _args, ctx) => resolvers.microDeposits(ids, ctx),
      }),
    }),
  });
  return { name, ref };
}

const StartResult = resultOf(
  'StartMicroDeposits',
  payload('StartMicroDepositsPayload', 'The deposits are on their way; they take a day or two.'),
  resolvers.startProblems,
);
const VerifyResult = resultOf(
  'VerifyMicroDeposits',
  payload('VerifyMicroDepositsPayload', 'The amounts are right: the account is verified.'),
  resolvers.verifyProblems,
);

const ReceiverInput = builder.inputType('MicroDepositReceiverInput', {
  description: 'The account that the deposits go to.',
  fields: (t) => ({
    routingNumber: t.string({ required: true, description: 'Routing number of the bank, nine digits.' }),
    accountNumber: t.string({ required: true, description: 'Account number. It is passed on and not kept.' }),
    accountType: t.field({ type: ReceiverAccountTypeEnum, required: true, description: 'Kind of account.' }),
    name: t.string({ required: true, description: 'Name of the account holder.' }),
    memo: t.string({ description: 'Text to show with the deposits.' }),
  }),
});

const customerId = { required: true, description: "Upstream's id of the customer." } as const;

const StartInput = builder.inputType('StartMicroDepositsInput', {
  description: 'Whose account to deposit to.',
  fields: (t) => ({
    customerId: t.id(customerId),
    institutionLoginId: t.id({ description: 'The institution login that the account belongs to, where there is one.' }),
    receiver: t.field({ type: ReceiverInput, required: true, description: 'The account that the deposits go to.' }),
    idempotencyKey: t.string(keyArgument),
  }),
});

const VerifyInput = builder.inputType('VerifyMicroDepositsInput', {
  description: 'What the customer saw on their account.',
  fields: (t) => ({
    customerId: t.id(customerId),
    accountId: t.id({ required: true, description: 'The account id that `startMicroDeposits` answered.' }),
    amounts: t.field({
      type: ['Decimal'],
      required: true,
      description: 'The amounts in US dollars, such as `0.12`, in any order.',
    }),
    idempotencyKey: t.string(keyArgument),
  }),
});

builder.queryFields((t) => ({
  microDeposits: t.field({
    type: MicroDepositsRef,
    nullable: true,
    description: 'What became of deposits; null when there are none that you can see.',
    args: {
      customerId: t.arg.id(customerId),
      accountId: t.arg.id({ required: true, description: 'The account id that `startMicroDeposits` answered.' }),
    },
    authScopes: { payments: true },
    extensions: { cost: { per: 'operation', calls: 1 } },
    resolve: (_query, args, ctx) => resolvers.microDeposits(args, ctx),
  }),
}));

const input = { required: true, description: 'What to do.' } as const;

builder.mutationFields((t) => ({
  startMicroDeposits: t.field({
    type: StartResult,
    nullable: true,
    description:
      'Sends two small deposits to an account, for customers whose bank cannot be connected. They arrive in a day or two.',
    args: { input: t.arg({ type: StartInput, ...input }) },
    authScopes: { $all: { payments: true, 'accounts.write': true } },
    extensions: { cost: { per: 'operation', calls: 1 } },
    resolve: (_root, args, ctx) => resolvers.startMicroDeposits(args.input, ctx),
  }),
  verifyMicroDeposits: t.field({
    type: VerifyResult,
    nullable: true,
    description: 'Says which amounts arrived. Wrong amounts use up one of a few tries.',
    args: { input: t.arg({ type: VerifyInput, ...input }) },
    authScopes: { $all: { payments: true, 'accounts.write': true } },
    extensions: { cost: { per: 'operation', calls: 2 } },
    resolve: (_root, args, ctx) => resolvers.verifyMicroDeposits(args.input, ctx),
  }),
}));
