import type { ThirdPartyAccess, ThirdPartyProduct } from '../domain/third-party-access.ts';
import * as resolvers from '../resolvers/third-party-access.ts';
import { builder } from './builder.ts';
import { keyArgument, resultOf } from './results.ts';

const ProductRef = builder.objectRef<ThirdPartyProduct>('ThirdPartyProduct');
ProductRef.implement({
  description: 'One product that a third party may ask for, of one account.',
  fields: (t) => ({
    productCode: t.exposeString('product', {
      nullable: true,
      description: 'Such as `moneyTransferDetails` or `availableBalance`.',
    }),
    accountPseudonym: t.exposeString('accountPseudonym', {
      nullable: true,
      description: 'What the third party knows the account by.',
    }),
    payerPartnerId: t.exposeID('payerPartnerId', {
      nullable: true,
      description: 'Who is billed; null for the third party.',
    }),
    maxCalls: t.exposeInt('maxCalls', { nullable: true, description: 'How often it may ask; null without limit.' }),
    startTime: t.expose('startTime', { type: 'DateTime', nullable: true, description: 'From when on.' }),
    endTime: t.expose('endTime', { type: 'DateTime', nullable: true, description: 'Until when.' }),
  }),
});

const AccessRef = builder.objectRef<ThirdPartyAccess>('ThirdPartyAccess');
AccessRef.implement({
  description: 'What another partner of Mastercard may ask about accounts of a customer, without you.',
  fields: (t) => ({
    receiptId: t.exposeID('receiptId', {
      nullable: false,
      description: 'Id of the receipt, and the access key: the third party sends it with its calls.',
    }),
    customerPseudonym: t.exposeString('customerPseudonym', {
      nullable: true,
      description: 'What the third party knows the customer by.',
    }),
    thirdPartyPartnerId: t.exposeID('thirdPartyPartnerId', { nullable: true, description: 'Who may ask.' }),
    products: t.expose('products', { type: [ProductRef], nullable: false, description: 'What for.' }),
    timestamp: t.expose('timestamp', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was given or changed.',
    }),
  }),
});

const ProductInput = builder.inputType('ThirdPartyProductInput', {
  description: 'One product of one account.',
  fields: (t) => ({
    product: t.string({ required: true, description: 'Such as `moneyTransferDetails` or `availableBalance`.' }),
    accountId: t.id({ required: true, description: 'The account.' }),
    payerPartnerId: t.id({ description: 'Who is billed; the third party unless given.' }),
    maxCalls: t.int({ description: 'How often it may ask; without limit unless given.' }),
    startTime: t.field({ type: 'DateTime', required: true, description: 'From when on.' }),
    endTime: t.field({ type: 'DateTime', required: true, description: 'Until when.' }),
  }),
});

const subject = {
  customerId: { required: true, description: 'Whose accounts they are.' },
  thirdPartyPartnerId: { required: true, description: 'Who may ask: a partner id of Mastercard.' },
  receiptId: { required: true, description: 'Id of the receipt.' },
} as const;

const GrantInput = builder.inputType('GrantThirdPartyAccessInput', {
  description: 'Who may ask what, about whom.',
  fields: (t) => ({
    customerId: t.id(subject.customerId),
    thirdPartyPartnerId: t.id(subject.thirdPartyPartnerId),
    products: t.field({ type: [ProductInput], required: true, description: 'What for.' }),
    idempotencyKey: t.string(keyArgument),
  }),
});
const UpdateInput = builder.inputType('UpdateThirdPartyAccessInput', {
  description: 'What may be asked from now on. Customer and third party stay.',
  fields: (t) => ({
    receiptId: t.id(subject.receiptId),
    customerId: t.id(subject.customerId),
    thirdPartyPartnerId: t.id(subject.thirdPartyPartnerId),
    products: t.field({ type: [ProductInput], required: true, description: 'What for.' }),
    idempotencyKey: t.string(keyArgument),
  }),
});
const RevokeInput = builder.inputType('RevokeThirdPartyAccessInput', {
  description: 'What to take back.',
  fields: (t) => ({ receiptId: t.id(subject.receiptId), idempotencyKey: t.string(keyArgument) }),
});

function accessPayload(name: string, description: string) {
  const ref = builder.objectRef<ThirdPartyAccess>(name);
  ref.implement({
    description,
    fields: (t) => ({
      access: t.field({
        type: AccessRef,
        nullable: false,
        description: 'The access as it is now.',
        resolve: (access) => access,
      }),
    }),
  });
  return { name, ref };
}

const RevokedRef = builder.objectRef<resolvers.RevokedAccess>('RevokeThirdPartyAccessPayload');
RevokedRef.implement({
  description: 'The third party may ask no more.',
  fields: (t) => ({
    revokedReceiptId: t.exposeID('receiptId', { nullable: false, description: 'Id of the receipt that was.' }),
  }),
});

const input = { required: true, description: 'What to do.' } as const;
const platform = { platform: true } as const;
const oneCall = { cost: { per: 'operation', calls: 1 } } as const;

builder.mutationFields((t) => ({
  grantThirdPartyAccess: t.field({
    type: resultOf(
      'GrantThirdPartyAccess',
      accessPayload('GrantThirdPartyAccessPayload', 'The third party may ask.'),
      resolvers.accessProblems,
    ),
    nullable: true,
    description: 'Lets another partner of Mastercard ask about accounts of a customer.',
    args: { input: t.arg({ type: GrantInput, ...input }) },
    authScopes: platform,
    extensions: oneCall,
    resolve: (_root, args, ctx) => resolvers.grantThirdPartyAccess(args.input, ctx),
  }),
  updateThirdPartyAccess: t.field({
    type: resultOf(
      'UpdateThirdPartyAccess',
      accessPayload('UpdateThirdPartyAccessPayload', 'The third party may ask what was said last.'),
      resolvers.accessProblems,
    ),
    nullable: true,
    description: 'Changes what another partner may ask.',
    args: { input: t.arg({ type: UpdateInput, ...input }) },
    authScopes: platform,
    extensions: oneCall,
    resolve: (_root, args, ctx) => resolvers.updateThirdPartyAccess(args.input, ctx),
  }),
  revokeThirdPartyAccess: t.field({
    type: resultOf(
      'RevokeThirdPartyAccess',
      { name: 'RevokeThirdPartyAccessPayload', ref: RevokedRef },
      resolvers.revokeProblems,
    ),
    nullable: true,
    description: 'Takes the access of another partner back.',
    args: { input: t.arg({ type: RevokeInput, ...input }) },
    authScopes: platform,
    extensions: oneCall,
    resolve: (_root, args, ctx) => resolvers.revokeThirdPartyAccess(args.input, ctx),
  }),
}));
