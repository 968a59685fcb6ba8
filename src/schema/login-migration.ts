import { accountsOf } from '../resolvers/account-changes.ts';
import * as resolvers from '../resolvers/login-migration.ts';
import { AccountRef } from './accounts.ts';
import { builder } from './builder.ts';
import { keyArgument, resultOf } from './results.ts';

const MigrateRef = builder.objectRef<resolvers.MigratedLogin>('MigrateInstitutionLoginPayload');
MigrateRef.implement({
  description: 'The accounts are reached by OAuth from now on. They keep their ids; the login may have another.',
  fields: (t) => ({
    previousInstitutionLoginId: t.exposeID('previousInstitutionLoginId', {
      nullable: false,
      description: 'The login that was.',
    }),
    institutionLoginId: t.exposeID('institutionLoginId', {
      nullable: true,
      description: 'The login that is: put it in the place of the other.',
    }),
    accounts: t.field({
      type: [AccountRef],
      nullable: true,
      description: 'The accounts as they are now.',
      authScopes: { accounts: true },
      extensions: { cost: { per: 'operation', calls: 1 } },
      resolve: (migrated, _args, ctx) => accountsOf(migrated, ctx),
    }),
  }),
});

const MigrateInput = builder.inputType('MigrateInstitutionLoginInput', {
  description: 'Which login to move.',
  fields: (t) => ({
    customerId: t.id({ required: true, description: "Upstream's id of the customer." }),
    institutionLoginId: t.id({ required: true, description: "Upstream's id of the institution login." }),
    idempotencyKey: t.string(keyArgument),
  }),
});

builder.mutationFields((t) => ({
  migrateInstitutionLogin: t.field({
    type: resultOf(
      'MigrateInstitutionLogin',
      { name: 'MigrateInstitutionLoginPayload', ref: MigrateRef },
      resolvers.migrateProblems,
    ),
    nullable: true,
    description: 'Moves a login from credentials to the OAuth connection of its institution.',
    args: { input: t.arg({ type: MigrateInput, required: true, description: 'What to do.' }) },
    authScopes: { platform: true },
    extensions: { cost: { per: 'operation', calls: 1 } },
    resolve: (_root, args, ctx) => resolvers.migrateInstitutionLogin(args.input, ctx),
  }),
}));
