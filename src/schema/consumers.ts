import type { Consumer } from '../domain/consumers.ts';
import { encodeGlobalId } from '../domain/global-ids.ts';
import * as resolvers from '../resolvers/consumers.ts';
import { builder } from './builder.ts';
import { CustomerRef } from './customers.ts';
import { idDescription, NodeRef } from './nodes.ts';
import { keyArgument, resultOf } from './results.ts';

export const ConsumerRef = builder.objectRef<Consumer>('Consumer');

ConsumerRef.implement({
  description:
    'The person behind a customer, to whom credit reports belong. It outlives the customer and cannot be deleted.',
  interfaces: [NodeRef],
  fields: (t) => ({
    id: t.id({
      nullable: false,
      description: idDescription,
      extensions: { known: true },
      resolve: ({ consumerId }) => encodeGlobalId('Consumer', consumerId),
    }),
    consumerId: t.exposeID('consumerId', {
      nullable: false,
      description: "Upstream's id of the consumer.",
      extensions: { known: true },
    }),
    customerId: t.exposeID('customerId', {
      nullable: true,
      description: "Upstream's id of the customer it was created for, who may be gone.",
    }),
    firstName: t.exposeString('firstName', { nullable: true, description: 'First name.' }),
    lastName: t.exposeString('lastName', { nullable: true, description: 'Last name.' }),
    suffix: t.exposeString('suffix', { nullable: true, description: 'Suffix of the name, such as `Jr`.' }),
    address: t.exposeString('address', { nullable: true, description: 'Street address.' }),
    city: t.exposeString('city', { nullable: true, description: 'City.' }),
    state: t.exposeString('state', { nullable: true, description: 'State, two letters.' }),
    zip: t.exposeString('zip', { nullable: true, description: 'ZIP code.' }),
    phone: t.exposeString('phone', { nullable: true, description: 'Phone number.' }),
    email: t.exposeString('email', { nullable: true, description: 'E-mail address.' }),
    ssnLast4: t.exposeString('ssnLast4', {
      nullable: true,
      description: 'Last four digits of the social security number; more of it never comes back.',
    }),
    birthday: t.field({ type: 'Date', nullable: true, description: 'Date of birth.', resolve: resolvers.birthdayOf }),
    createdDate: t.expose('createdDate', { type: 'DateTime', nullable: true, description: 'When it was created.' }),
  }),
});

builder.objectField(CustomerRef, 'consumer', (t) =>
  t.field({
    type: ConsumerRef,
    nullable: true,
    description: 'The consumer of this customer; null when none was created.',
    authScopes: { identity: true },
    extensions: { known: true, cost: { per: 'customer', calls: 1 } },
    resolve: (customer, _args, ctx) => resolvers.consumerOfCustomer(customer, ctx),
  }),
);

builder.queryFields((t) => ({
  consumer: t.field({
    type: ConsumerRef,
    nullable: true,
    description: 'A consumer by its id; null when there is none that you can see. Works after its customer is deleted.',
    args: { consumerId: t.arg.id({ required: true, description: "Upstream's id of the consumer." }) },
    authScopes: { identity: true },
    extensions: { cost: { per: 'operation', calls: 1 } },
    resolve: (_query, args, ctx, info) => resolvers.consumer(args, ctx, info),
  }),
}));

const facts = (t: Parameters<Parameters<typeof builder.inputType>[1]['fields']>[0]) => ({
  suffix: t.string({ description: 'Suffix of the name, such as `Jr`.' }),
  address: t.string({ description: 'Street address.' }),
  city: t.string({ description: 'City.' }),
  zip: t.string({ description: 'ZIP code.' }),
  phone: t.string({ description: 'Phone number. A new consumer needs `phone` or `email`.' }),
  email: t.string({ description: 'E-mail address. A new consumer needs `phone` or `email`.' }),
  ssn: t.string({ description: 'Social security number. A new consumer needs `ssn` or `birthday`.' }),
  birthday: t.field({ type: 'Date', description: 'Date of birth. A new consumer needs `ssn` or `birthday`.' }),
  idempotencyKey: t.string(keyArgument),
});

const CreateInput = builder.inputType('CreateConsumerInput', {
  description: 'The person behind a customer. There is one for each customer.',
  fields: (t) => ({
    customerId: t.id({ required: true, description: "Upstream's id of the customer." }),
    firstName: t.string({ required: true, description: 'First name.' }),
    lastName: t.string({ required: true, description: 'Last name.' }),
    state: t.string({ required: true, description: 'State, two letters.' }),
    ...facts(t),
  }),
});

const UpdateInput = builder.inputType('UpdateConsumerInput', {
  description: 'What to change; the rest stays.',
  fields: (t) => ({
    consumerId: t.id({ required: true, description: "Upstream's id of the consumer." }),
    firstName: t.string({ description: 'First name.' }),
    lastName: t.string({ description: 'Last name.' }),
    state: t.string({ description: 'State, two letters.' }),
    ...facts(t),
  }),
});

function consumerPayload(name: string, description: string) {
  const ref = builder.objectRef<resolvers.ConsumerOutcome>(name);
  ref.implement({
    description,
    fields: (t) => ({
      consumer: t.field({
        type: ConsumerRef,
        nullable: true,
        description: 'The consumer as it is now.',
        authScopes: { identity: true },
        extensions: { cost: { per: 'operation', calls: 1 } },
        resolve: (outcome, _args, ctx) => resolvers.consumerOf(outcome, ctx),
      }),
    }),
  });
  return { name, ref };
}

const CreateConsumerResult = resultOf(
  'CreateConsumer',
  consumerPayload('CreateConsumerPayload', 'The consumer was created.'),
  resolvers.createConsumerProblems,
);
const UpdateConsumerResult = resultOf(
  'UpdateConsumer',
  consumerPayload('UpdateConsumerPayload', 'The consumer was changed.'),
  resolvers.updateConsumerProblems,
);
const input = { required: true, description: 'What to do.' } as const;

builder.mutationFields((t) => ({
  createConsumer: t.field({
    type: CreateConsumerResult,
    nullable: true,
    description: 'Creates the consumer of a customer. It can be changed, and never be deleted.',
    args: { input: t.arg({ type: CreateInput, ...input }) },
    authScopes: { $all: { 'customers.write': true, identity: true } },
    extensions: { cost: { per: 'operation', calls: 2 } },
    resolve: (_root, args, ctx) => resolvers.createConsumer(args.input, ctx),
  }),
  updateConsumer: t.field({
    type: UpdateConsumerResult,
    nullable: true,
    description: 'Changes a consumer.',
    args: { input: t.arg({ type: UpdateInput, ...input }) },
    authScopes: { $all: { 'customers.write': true, identity: true } },
    extensions: { cost: { per: 'operation', calls: 2 } },
    resolve: (_root, args, ctx) => resolvers.updateConsumer(args.input, ctx),
  }),
}));
