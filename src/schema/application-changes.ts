import type { RegisteredApplication } from '../domain/applications.ts';
import * as resolvers from '../resolvers/application-changes.ts';
import { statusName } from '../resolvers/applications.ts';
import { customerOf } from '../resolvers/customer-changes.ts';
import { ApplicationStatusEnum } from './applications.ts';
import { builder } from './builder.ts';
import { CustomerRef } from './customers.ts';
import { keyArgument, resultOf } from './results.ts';

const OwnerInput = builder.inputType('ApplicationOwnerInput', {
  description: 'The company that an application belongs to. For the registration only; customers do not see it.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'Name.' }),
    addressLine1: t.string({ required: true, description: 'First line of the address.' }),
    addressLine2: t.string({ required: true, description: 'Second line of the address.' }),
    city: t.string({ required: true, description: 'City.' }),
    state: t.string({ required: true, description: 'State.' }),
    postalCode: t.string({ required: true, description: 'ZIP or postal code.' }),
    country: t.string({ required: true, description: 'Country, such as `USA`.' }),
  }),
});

const RegisterInput = builder.inputType('RegisterApplicationInput', {
  description: 'What institutions show of an application, and whose it is.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'Name.' }),
    description: t.string({ required: true, description: 'What it does, in a sentence.' }),
    url: t.string({ required: true, description: 'Its https address.' }),
    logo: t.string({ required: true, description: 'A square SVG, as text, smaller than 50 KB.' }),
    owner: t.field({ type: OwnerInput, required: true, description: 'Whose it is.' }),
    idempotencyKey: t.string(keyArgument),
  }),
});
const UpdateInput = builder.inputType('UpdateApplicationInput', {
  description: 'An application, all of it: what is not repeated is not kept.',
  fields: (t) => ({
    preAppId: t.id({ required: true, description: 'Id of its application for registration.' }),
    name: t.string({ required: true, description: 'Name.' }),
    description: t.string({ required: true, description: 'What it does, in a sentence.' }),
    url: t.string({ required: true, description: 'Its https address.' }),
    logo: t.string({ required: true, description: 'A square SVG, as text, smaller than 50 KB.' }),
    owner: t.field({ type: OwnerInput, required: true, description: 'Whose it is.' }),
    idempotencyKey: t.string(keyArgument),
  }),
});
const AssignInput = builder.inputType('AssignApplicationInput', {
  description: 'Which application a customer uses.',
  fields: (t) => ({
    customerId: t.id({ required: true, description: "Upstream's id of the customer." }),
    applicationId: t.id({ required: true, description: 'An approved application.' }),
    idempotencyKey: t.string(keyArgument),
  }),
});

function registrationPayload(name: string, description: string) {
  const ref = builder.objectRef<RegisteredApplication>(name);
  ref.implement({
    description,
    fields: (t) => ({
      preAppId: t.exposeID('preAppId', { nullable: false, description: 'Id of its application for registration.' }),
      status: t.field({
        type: ApplicationStatusEnum,
        nullable: false,
        description: 'Where its registration stands.',
        resolve: statusName,
      }),
      statusCode: t.exposeString('status', { nullable: true, description: 'The status as upstream wrote it.' }),
    }),
  });
  return { name, ref };
}

const AssignRef = builder.objectRef<resolvers.AssignedApplication>('AssignApplicationPayload');
AssignRef.implement({
  description: 'The customer uses the application from now on, for good.',
  fields: (t) => ({
    applicationId: t.exposeID('applicationId', { nullable: false, description: 'The application.' }),
    customer: t.field({
      type: CustomerRef,
      nullable: true,
      description: 'The customer.',
      authScopes: { customers: true },
      extensions: { cost: { per: 'operation', calls: 1 } },
      resolve: (assigned, _args, ctx, info) => customerOf(assigned, ctx, info),
    }),
  }),
});

const results = {
  register: resultOf(
    'RegisterApplication',
    registrationPayload('RegisterApplicationPayload', 'The application was handed in.'),
    resolvers.registerProblems,
  ),
  update: resultOf(
    'UpdateApplication',
    registrationPayload('UpdateApplicationPayload', 'The change was handed in, and is looked at anew.'),
    resolvers.updateProblems,
  ),
  assign: resultOf('AssignApplication', { name: 'AssignApplicationPayload', ref: AssignRef }, resolvers.updateProblems),
};

const input = { required: true, description: 'What to do.' } as const;
const oneCall = { cost: { per: 'operation', calls: 1 } } as const;

builder.mutationFields((t) => ({
  registerApplication: t.field({
    type: results.register,
    nullable: true,
    description: 'Hands in an application for registration with the institutions that sign in by OAuth.',
    args: { input: t.arg({ type: RegisterInput, ...input }) },
    authScopes: { platform: true },
    extensions: oneCall,
    resolve: (_root, args, ctx) => resolvers.registerApplication(args.input, ctx),
  }),
  updateApplication: t.field({
    type: results.update,
    nullable: true,
    description: 'Hands in a changed application. It is pending again.',
    args: { input: t.arg({ type: UpdateInput, ...input }) },
    authScopes: { platform: true },
    extensions: oneCall,
    resolve: (_root, args, ctx) => resolvers.updateApplication(args.input, ctx),
  }),
  assignApplication: t.field({
    type: results.assign,
    nullable: true,
    description: 'Says which application a customer uses at institutions that sign in by OAuth. It cannot be changed.',
    args: { input: t.arg({ type: AssignInput, ...input }) },
    authScopes: { platform: true },
    extensions: oneCall,
    resolve: (_root, args, ctx) => resolvers.assignApplication(args.input, ctx),
  }),
}));
