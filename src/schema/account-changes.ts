import * as resolvers from '../resolvers/account-changes.ts';
import { AccountRef } from './accounts.ts';
import { builder } from './builder.ts';
import { liveResultOf, waitForArgument } from './pending.ts';
import { keyArgument, resultOf } from './results.ts';

function accountsPayload(name: string, description: string) {
  const ref = builder.objectRef<resolvers.AccountsOutcome>(name);
  ref.implement({
    description,
    fields: (t) => ({
      accounts: t.field({
        type: [AccountRef],
        nullable: true,
        description: 'The accounts as they are now.',
        authScopes: { accounts: true },
        extensions: { cost: { per: 'operation', calls: 1 } },
        resolve: (outcome, _args, ctx) => resolvers.accountsOf(outcome, ctx),
      }),
    }),
  });
  return { name, ref };
}

const RefreshAccountsResult = liveResultOf(
  'RefreshAccountsResult',
  accountsPayload('RefreshAccountsPayload', 'The institution was asked, and answered.'),
  resolvers.refreshProblems,
);
const AddTestAccountsResult = resultOf(
  'AddTestAccounts',
  accountsPayload('AddTestAccountsPayload', 'The accounts of the sign-in profile were added.'),
  resolvers.addProblems,
);

const DeletedAccountRef = builder.objectRef<resolvers.DeletedAccount>('DeleteAccountPayload');
DeletedAccountRef.implement({
  description: 'The account is no longer shared.',
  fields: (t) => ({
    deletedAccountId: t.exposeID('deletedAccountId', { nullable: false, description: "Upstream's id of the account." }),
  }),
});
const DeleteAccountResult = resultOf(
  'DeleteAccount',
  { name: 'DeleteAccountPayload', ref: DeletedAccountRef },
  resolvers.removeProblems,
);

const DeletedLoginRef = builder.objectRef<resolvers.DeletedLogin>('DeleteInstitutionLoginPayload');
DeletedLoginRef.implement({
  description: 'The login and all its accounts are no longer shared.',
  fields: (t) => ({
    deletedInstitutionLoginId: t.exposeID('deletedInstitutionLoginId', {
      nullable: false,
      description: "Upstream's id of the login.",
    }),
  }),
});
const DeleteInstitutionLoginResult = resultOf(
  'DeleteInstitutionLogin',
  { name: 'DeleteInstitutionLoginPayload', ref: DeletedLoginRef },
  resolvers.removeProblems,
);

const customerId = { required: true, description: "Upstream's id of the customer." } as const;
const institutionLoginId = { required: true, description: "Upstream's id of the institution login." } as const;

const RefreshInput = builder.inputType('RefreshAccountsInput', {
  description: 'Which login to refresh.',
  fields: (t) => ({
    customerId: t.id(customerId),
    institutionLoginId: t.id(institutionLoginId),
    idempotencyKey: t.string(keyArgument),
  }),
});

const AddInput = builder.inputType('AddTestAccountsInput', {
  description: 'Which sign-in profile of which test institution to add.',
  fields: (t) => ({
    customerId: t.id(customerId),
    institutionId: t.id({ required: true, description: 'A test institution: 102105 is FinBank Profiles - A.' }),
    username: t.string({
      required: true,
      description: 'Anything, or what selects a sign-in profile at FinBank (101732).',
    }),
    password: t.string({ required: true, description: 'The profile, such as `profile_03`.' }),
    idempotencyKey: t.string(keyArgument),
  }),
});

const DeleteAccountInput = builder.inputType('DeleteAccountInput', {
  description: 'Which account to delete.',
  fields: (t) => ({
    customerId: t.id(customerId),
    accountId: t.id({ required: true, description: "Upstream's id of the account." }),
    idempotencyKey: t.string(keyArgument),
  }),
});

const DeleteLoginInput = builder.inputType('DeleteInstitutionLoginInput', {
  description: 'Which login to delete.',
  fields: (t) => ({
    customerId: t.id(customerId),
    institutionLoginId: t.id(institutionLoginId),
    idempotencyKey: t.string(keyArgument),
  }),
});

const input = { required: true, description: 'What to do.' } as const;

builder.mutationFields((t) => ({
  refreshAccounts: t.field({
    type: RefreshAccountsResult,
    nullable: true,
    description:
      'Asks the institution for the present data of all accounts of a login. Takes up to three minutes: ask again after `Pending`. Only ever at the wish of a person: Mastercard refreshes daily by itself and forbids automation.',
    args: { input: t.arg({ type: RefreshInput, ...input }), waitFor: t.arg.int(waitForArgument) },
    authScopes: { 'accounts.write': true },
    extensions: { live: true, cost: { per: 'operation', calls: 2 } },
    resolve: (_root, args, ctx) => resolvers.refreshAccounts(args.input, args, ctx),
  }),
  addTestAccounts: t.field({
    type: AddTestAccountsResult,
    nullable: true,
    description:
      'Adds the accounts of a test institution to a testing customer without Connect. Sandbox partners only.',
    args: { input: t.arg({ type: AddInput, ...input }) },
    authScopes: { 'accounts.write': true },
    extensions: { live: true, cost: { per: 'operation', calls: 3 } },
    resolve: (_root, args, ctx) => resolvers.addTestAccounts(args.input, ctx),
  }),
  deleteAccount: t.field({
    type: DeleteAccountResult,
    nullable: true,
    description: 'Stops sharing one account.',
    args: { input: t.arg({ type: DeleteAccountInput, ...input }) },
    authScopes: { 'accounts.write': true },
    extensions: { cost: { per: 'operation', calls: 2 } },
    resolve: (_root, args, ctx) => resolvers.deleteAccount(args.input, ctx),
  }),
  deleteInstitutionLogin: t.field({
    type: DeleteInstitutionLoginResult,
    nullable: true,
    description: 'Stops sharing all accounts of a login.',
    args: { input: t.arg({ type: DeleteLoginInput, ...input }) },
    authScopes: { 'accounts.write': true },
    extensions: { cost: { per: 'operation', calls: 2 } },
    resolve: (_root, args, ctx) => resolvers.deleteInstitutionLogin(args.input, ctx),
  }),
}));
