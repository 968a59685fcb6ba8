import type { ConnectLink } from '../domain/connect.ts';
import { linkProblems } from '../resolvers/connect.ts';
import * as resolvers from '../resolvers/switch-links.ts';
import { builder } from './builder.ts';
import { LinkRef } from './connect.ts';
import { customerIdArgument, LanguageEnum } from './connect-inputs.ts';
import { keyArgument, resultOf } from './results.ts';

const AccountTypeEnum = builder.enumType('DepositAccountType', {
  description: 'Kind of an account that a salary goes to.',
  values: {
    CHECKING: { value: 'checking', description: 'A checking account.' },
    SAVINGS: { value: 'savings', description: 'A savings account.' },
  } as const,
});

const ContextEnum = builder.enumType('TransferContext', {
  description: 'Where the link to Transfer is opened.',
  values: {
    EMAIL: { value: 'EMAIL', description: 'From an e-mail.' },
    SMS: { value: 'SMS', description: 'From a text message.' },
    WEB: { value: 'WEB', description: 'On a web page.' },
    MOBILE: { value: 'MOBILE', description: 'In a mobile app.' },
  } as const,
});

const AccountInput = builder.inputType('DepositAccountInput', {
  description: 'An account that a salary, or a part of it, goes to.',
  fields: (t) => ({
    accountNumber: t.string({ required: true, description: 'Account number, 4 to 17 digits. Never logged or kept.' }),
    routingNumber: t.string({ required: true, description: 'Routing number of the bank, nine digits.' }),
    type: t.field({ type: AccountTypeEnum, required: true, description: 'What kind of account it is.' }),
    title: t.string({ description: 'How the page calls it, such as `My savings account`.' }),
  }),
});

const ExternalInput = builder.inputType('TransferExternalInput', {
  description: 'An employee or a branch of yours, on whose behalf switches can be looked at afterwards.',
  fields: (t) => ({
    externalId: t.id({ required: true, description: 'An id of your own, for `externalDepositSwitches`.' }),
    context: t.field({ type: ContextEnum, required: true, description: 'Where the link is opened.' }),
  }),
});

const AgreementInput = builder.inputType('ServiceAgreementInput', {
  description: 'The terms that the customer has accepted in your application already.',
  fields: (t) => ({
    language: t.string({ required: true, description: 'Language in which they were shown, such as `en`.' }),
    acceptedDate: t.field({ type: 'DateTime', required: true, description: 'When they were accepted.' }),
  }),
});

const Input = builder.inputType('GenerateDepositSwitchLinkInput', {
  description: 'Whose salary goes where, and what the page is like.',
  fields: (t) => ({
    customerId: t.id(customerIdArgument),
    accounts: t.field({ type: [AccountInput], required: true, description: 'Where it may go: the customer chooses.' }),
    external: t.field({ type: ExternalInput, description: 'Who opened the link for the customer.' }),
    agreement: t.field({ type: AgreementInput, description: 'So that the page need not ask for it again.' }),
    redirectUri: t.string({
      description: "Where the customer comes back to. On the client's allow-list; needed unless the page is embedded.",
    }),
    experience: t.string({
      description: "`default` for your partner's own, or a GUID: of Transfer, not of Connect. None when left out.",
    }),
    language: t.field({ type: LanguageEnum, description: 'English or Spanish; English unless you say otherwise.' }),
    idempotencyKey: t.string(keyArgument),
  }),
});

const name = 'GenerateDepositSwitchLinkPayload';
const PayloadRef = builder.objectRef<ConnectLink>(name);
PayloadRef.implement({
  description: 'A link to switch a salary was made.',
  fields: (t) => ({
    link: t.field({
      type: LinkRef,
      nullable: false,
      description: 'The link. `depositSwitches` of the customer say what becomes of it.',
      resolve: (link) => link,
    }),
  }),
});

builder.mutationField('generateDepositSwitchLink', (t) =>
  t.field({
    type: resultOf('GenerateDepositSwitchLink', { name, ref: PayloadRef }, linkProblems),
    nullable: true,
    description: 'Makes a link to Transfer, where a customer has their employer pay their salary into other accounts.',
    args: { input: t.arg({ type: Input, required: true, description: 'What to do.' }) },
    authScopes: { connect: true },
    extensions: { cost: { per: 'operation', calls: 1 } },
    resolve: (_root, args, ctx) => resolvers.generateDepositSwitchLink(args.input, ctx),
  }),
);
