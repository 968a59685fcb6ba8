import type { ConnectLink } from '../domain/connect.ts';
import * as resolvers from '../resolvers/connect.ts';
import { AggregationProblemRef } from './aggregation-problems.ts';
import { builder } from './builder.ts';
import {
  BorrowerInput,
  customerIdArgument,
  institutionSettingsArgument,
  linkOptions,
  pageOptions,
  reportOptions,
} from './connect-inputs.ts';
import { resultOf } from './results.ts';

export const LinkRef = builder.objectRef<ConnectLink>('ConnectLink');
LinkRef.implement({
  description:
    'A page of Mastercard on which one customer adds or repairs accounts. Whoever has the link is the customer: hand it to nobody else, and do not log it.',
  fields: (t) => ({
    url: t.exposeString('url', {
      nullable: false,
      description: "Where to send the customer, or what to open with Mastercard's Connect SDK.",
    }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the link ends, two hours after it was made; null where it does not say.',
    }),
    experience: t.exposeString('experience', {
      nullable: true,
      description: 'The experience it was made with; null for the generic one, without brand and report.',
    }),
  }),
});

/** Each mutation has a payload type of its own: they grow apart. */
function linkResult(mutation: string, description: string) {
  const name = `${mutation}Payload`;
  const ref = builder.objectRef<ConnectLink>(name);
  ref.implement({
    description,
    fields: (t) => ({
      link: t.field({
        type: LinkRef,
        nullable: false,
        description: 'The link. Ask for it when the customer is about to open it.',
        resolve: (link) => link,
      }),
    }),
  });
  return resultOf(mutation, { name, ref }, resolvers.linkProblems);
}

const FullInput = builder.inputType('GenerateConnectLinkInput', {
  description: 'For whom, and what the page is like.',
  fields: (t) => ({
    customerId: t.id(customerIdArgument),
    consumerId: t.id({ description: 'The consumer, where the experience generates a report.' }),
    ...linkOptions(t),
    ...institutionSettingsArgument(t),
    ...reportOptions(t),
  }),
});
const LiteInput = builder.inputType('GenerateConnectLiteLinkInput', {
  description: 'For whom, where, and what the page is like.',
  fields: (t) => ({
    customerId: t.id(customerIdArgument),
    institutionId: t.id({ required: true, description: 'Where the customer signs in.' }),
    ...linkOptions(t),
  }),
});
const FixInput = builder.inputType('GenerateConnectFixLinkInput', {
  description: 'Which login to repair, and what the page is like.',
  fields: (t) => ({
    customerId: t.id(customerIdArgument),
    institutionLoginId: t.id({
      required: true,
      description: 'The login to repair: `institutionLoginId` of the problem, the account or the login.',
    }),
    ...linkOptions(t),
  }),
});
const FixOptionsInput = builder.inputType('ConnectFixLinkOptionsInput', {
  description: 'What the page that repairs a login is like.',
  fields: pageOptions,
});
const MicroDepositInput = builder.inputType('GenerateMicroDepositConnectLinkInput', {
  description: 'Whose account, and what the page is like.',
  fields: (t) => ({
    customerId: t.id(customerIdArgument),
    accountId: t.id({ required: true, description: 'The account that the two deposits went to.' }),
    ...linkOptions(t),
  }),
});
const JointInput = builder.inputType('GenerateJointBorrowerConnectLinkInput', {
  description: 'For which two, and what the page is like.',
  fields: (t) => ({
    primary: t.field({ type: BorrowerInput, required: true, description: 'Who goes first.' }),
    joint: t.field({ type: BorrowerInput, required: true, description: 'Who goes second, in the same session.' }),
    ...linkOptions(t),
    ...institutionSettingsArgument(t),
    ...reportOptions(t),
  }),
});
const results = {
  full: linkResult('GenerateConnectLink', 'A link to Connect was made.'),
  lite: linkResult('GenerateConnectLiteLink', 'A link to one institution was made.'),
  fix: linkResult('GenerateConnectFixLink', 'A link to repair a login was made.'),
  microDeposit: linkResult('GenerateMicroDepositConnectLink', 'A link to verify two deposits was made.'),
  joint: linkResult('GenerateJointBorrowerConnectLink', 'A link for two borrowers was made.'),
};

const input = { required: true, description: 'What to do.' } as const;
const oneCall = { cost: { per: 'operation', calls: 1 } } as const;
const connect = { connect: true } as const;

builder.objectField(AggregationProblemRef, 'fixLink', (t) =>
  t.field({
    type: results.fix,
    nullable: true,
    description:
      'A link on which the customer repairs it; null where it is not fixable. Ask for it when the customer is about to open it.',
    args: { options: t.arg({ type: FixOptionsInput, description: 'What the page is like.' }) },
    authScopes: connect,
    extensions: { cost: { per: 'account', calls: 1 } },
    resolve: resolvers.fixLink,
  }),
);

builder.mutationFields((t) => ({
  generateConnectLink: t.field({
    type: results.full,
    nullable: true,
    description: 'Makes a link on which a customer finds their institutions, signs in, and chooses accounts to share.',
    args: { input: t.arg({ type: FullInput, ...input }) },
    authScopes: connect,
    extensions: oneCall,
    resolve: (_root, args, ctx) => resolvers.generateConnectLink(args.input, ctx),
  }),
  generateConnectLiteLink: t.field({
    type: results.lite,
    nullable: true,
    description: 'Makes a link to sign in to one institution, for applications that show the institutions themselves.',
    args: { input: t.arg({ type: LiteInput, ...input }) },
    authScopes: connect,
    extensions: oneCall,
    resolve: (_root, args, ctx) => resolvers.generateConnectLiteLink(args.input, ctx),
  }),
  generateConnectFixLink: t.field({
    type: results.fix,
    nullable: true,
    description: 'Makes a link on which a customer repairs a login. For problems that are `fixable`.',
    args: { input: t.arg({ type: FixInput, ...input }) },
    authScopes: connect,
    extensions: oneCall,
    resolve: (_root, args, ctx) => resolvers.generateConnectFixLink(args.input, ctx),
  }),
  generateMicroDepositConnectLink: t.field({
    type: results.microDeposit,
    nullable: true,
    description: 'Makes a link on which a customer enters the amounts of two deposits, to verify an account.',
    args: { input: t.arg({ type: MicroDepositInput, ...input }) },
    authScopes: connect,
    extensions: oneCall,
    resolve: (_root, args, ctx) => resolvers.generateMicroDepositConnectLink(args.input, ctx),
  }),
  generateJointBorrowerConnectLink: t.field({
    type: results.joint,
    nullable: true,
    description: 'Makes a link on which two borrowers, one after the other, share their accounts.',
    args: { input: t.arg({ type: JointInput, ...input }) },
    authScopes: connect,
    extensions: oneCall,
    resolve: (_root, args, ctx) => resolvers.generateJointBorrowerConnectLink(args.input, ctx),
  }),
}));
