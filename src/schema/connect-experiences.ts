import type { ConnectExperience } from '../domain/connect.ts';
import * as resolvers from '../resolvers/connect-experiences.ts';
import { builder } from './builder.ts';
import { keyArgument, resultOf } from './results.ts';

const ExperienceRef = builder.objectRef<ConnectExperience>('ConnectExperience');
ExperienceRef.implement({
  description: 'How Connect looks and what it is for: brand, institutions to begin with, report to generate.',
  fields: (t) => ({
    experienceId: t.exposeID('experienceId', { nullable: false, description: 'What links take as `experience`.' }),
    applicationName: t.exposeString('applicationName', {
      nullable: true,
      description: 'The registered application it belongs to.',
    }),
    productCodes: t.exposeStringList('productCodes', {
      nullable: false,
      description: 'Codes of the products it uses, such as `ABC`.',
    }),
  }),
});

const DuplicateInput = builder.inputType('DuplicateConnectExperienceInput', {
  description: 'What to copy, and for whom.',
  fields: (t) => ({
    experienceId: t.id({ required: true, description: 'The experience to copy.' }),
    indirectPartnerId: t.id({ required: true, description: 'The indirect partner who gets the copy; a number.' }),
    idempotencyKey: t.string(keyArgument),
  }),
});

const DuplicateRef = builder.objectRef<resolvers.DuplicatedExperience>('DuplicateConnectExperiencePayload');
DuplicateRef.implement({
  description: 'The experience was copied.',
  fields: (t) => ({
    experienceId: t.exposeID('experienceId', { nullable: false, description: 'The copy.' }),
  }),
});

const DuplicateResult = resultOf(
  'DuplicateConnectExperience',
  { name: 'DuplicateConnectExperiencePayload', ref: DuplicateRef },
  resolvers.duplicateProblems,
);

const input = { required: true, description: 'What to do.' } as const;
const oneCall = { cost: { per: 'operation', calls: 1 } } as const;

builder.mutationFields((t) => ({
  duplicateConnectExperience: t.field({
    type: DuplicateResult,
    nullable: true,
    description: 'Copies an experience for an indirect partner.',
    args: { input: t.arg({ type: DuplicateInput, ...input }) },
    authScopes: { platform: true },
    extensions: oneCall,
    resolve: (_root, args, ctx) => resolvers.duplicateConnectExperience(args.input, ctx),
  }),
}));

builder.queryFields((t) => ({
  connectExperiences: t.field({
    type: [ExperienceRef],
    nullable: true,
    description: 'The experiences of one of your applications; empty when it has none.',
    args: {
      applicationName: t.arg.string({ required: true, description: 'The name it was registered with.' }),
      productCodes: t.arg.stringList({ description: 'Only experiences that use all of these products.' }),
    },
    authScopes: { connect: true },
    extensions: oneCall,
    resolve: (_root, args, ctx) => resolvers.connectExperiences(args, ctx),
  }),
}));
