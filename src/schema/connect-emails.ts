import type { ConnectEmail } from '../domain/connect.ts';
import { linkProblems } from '../resolvers/connect.ts';
import * as resolvers from '../resolvers/connect-emails.ts';
import { builder } from './builder.ts';
import { LinkRef } from './connect.ts';
import {
  BorrowerInput,
  customerIdArgument,
  EmailInput,
  institutionSettingsArgument,
  linkOptions,
  reportOptions,
} from './connect-inputs.ts';
import { resultOf } from './results.ts';

function emailResult(mutation: string, description: string) {
  const name = `${mutation}Payload`;
  const ref = builder.objectRef<ConnectEmail>(name);
  ref.implement({
    description,
    fields: (t) => ({
      link: t.field({
        type: LinkRef,
        nullable: false,
        description: 'The link in the mail.',
        resolve: (email) => email,
      }),
      to: t.exposeString('to', { nullable: false, description: 'To whom it was sent.' }),
      subject: t.exposeString('subject', { nullable: true, description: 'Its subject, as Mastercard sent it.' }),
    }),
  });
  return resultOf(mutation, { name, ref }, linkProblems);
}

const EmailLinkInput = builder.inputType('SendConnectEmailInput', {
  description: 'To whom, and what mail and page are like.',
  fields: (t) => ({
    customerId: t.id(customerIdArgument),
    consumerId: t.id({ required: true, description: 'The consumer of the customer.' }),
    email: t.field({ type: EmailInput, required: true, description: 'The mail.' }),
    ...linkOptions(t),
    ...institutionSettingsArgument(t),
    ...reportOptions(t),
  }),
});
const JointEmailInput = builder.inputType('SendJointBorrowerConnectEmailInput', {
  description: 'To which two, and what mail and page are like. An experience is needed, of the client or of its own.',
  fields: (t) => ({
    primary: t.field({ type: BorrowerInput, required: true, description: 'Who goes first.' }),
    joint: t.field({ type: BorrowerInput, required: true, description: 'Who goes second, in the same session.' }),
    email: t.field({ type: EmailInput, required: true, description: 'The mail.' }),
    ...linkOptions(t),
    ...institutionSettingsArgument(t),
    ...reportOptions(t),
  }),
});
const results = {
  email: emailResult('SendConnectEmail', 'The mail was sent.'),
  jointEmail: emailResult('SendJointBorrowerConnectEmail', 'The mail was sent.'),
};

const input = { required: true, description: 'What to do.' } as const;
const oneCall = { cost: { per: 'operation', calls: 1 } } as const;
const connect = { connect: true } as const;

builder.mutationFields((t) => ({
  sendConnectEmail: t.field({
    type: results.email,
    nullable: true,
    description: 'Lets Mastercard send a customer a mail with a link to Connect.',
    args: { input: t.arg({ type: EmailLinkInput, ...input }) },
    authScopes: connect,
    extensions: oneCall,
    resolve: (_root, args, ctx) => resolvers.sendConnectEmail(args.input, ctx),
  }),
  sendJointBorrowerConnectEmail: t.field({
    type: results.jointEmail,
    nullable: true,
    description: 'Lets Mastercard send two borrowers a mail with a link to Connect.',
    args: { input: t.arg({ type: JointEmailInput, ...input }) },
    authScopes: connect,
    extensions: oneCall,
    resolve: (_root, args, ctx) => resolvers.sendJointBorrowerConnectEmail(args.input, ctx),
  }),
}));
