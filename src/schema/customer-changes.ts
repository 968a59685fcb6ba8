import { consumerOf } from '../resolvers/consumers.ts';
import * as resolvers from '../resolvers/customer-changes.ts';
import { builder } from './builder.ts';
import { ConsumerRef } from './consumers.ts';
import { CustomerRef } from './customers.ts';
import { keyArgument, resultOf } from './results.ts';

const CustomerInput = (name: string, description: string) =>
  builder.inputType(name, {
    description,
    fields: (t) => ({
      username: t.string({
        required: true,
        description:
          'Unique across all plans and partners, and never free again: 6 to 255 letters, digits and `!@.#$%&*_-+`.',
      }),
      firstName: t.string({ description: 'First name.' }),
      lastName: t.string({ description: 'Last name.' }),
      phone: t.string({ description: 'Phone number, at most 15 characters.' }),
      email: t.string({ description: 'E-mail address.' }),
      applicationId: t.string({ description: 'The registered application that OAuth institutions are shown.' }),
      idempotencyKey: t.string(keyArgument),
    }),
  });

/** Each mutation has a payload type of its own: they grow apart. */
function customerPayload(name: string, description: string) {
  const ref = builder.objectRef<resolvers.CustomerOutcome>(name);
  ref.implement({
    description,
    fields: (t) => ({
      customer: t.field({
        type: CustomerRef,
        nullable: true,
        description: 'The customer as it is now.',
        authScopes: { customers: true },
        extensions: { cost: { per: 'operation', calls: 1 } },
        resolve: (outcome, _args, ctx, info) => resolvers.customerOf(outcome, ctx, info),
      }),
    }),
  });
  return { name, ref };
}

const CreateTestingCustomerResult = resultOf(
  'CreateTestingCustomer',
  customerPayload('CreateTestingCustomerPayload', 'A testing customer was created.'),
  resolvers.createProblems.testing,
);
const CreateActiveCustomerResult = resultOf(
  'CreateActiveCustomer',
  customerPayload('CreateActiveCustomerPayload', 'An active customer was created.'),
  resolvers.createProblems.active,
);
const UpdateCustomerResult = resultOf(
  'UpdateCustomer',
  customerPayload('UpdateCustomerPayload', 'The customer was changed.'),
  resolvers.updateProblems,
);

const DeletePayload = builder.objectRef<resolvers.DeletedCustomer>('DeleteCustomerPayload');
DeletePayload.implement({
  description: 'The customer and all its accounts are gone, for good. Its consumer stays.',
  fields: (t) => ({
    deletedCustomerId: t.exposeID('customerId', {
      nullable: false,
      description: "Upstream's id of the customer that was.",
    }),
    keptConsumer: t.field({
      type: ConsumerRef,
      nullable: true,
      description:
        'The consumer of the customer, which stays: Mastercard keeps report records of a consumer for six years, and reports remain readable through it.',
      authScopes: { identity: true },
      extensions: { cost: { per: 'operation', calls: 2 } },
      resolve: ({ consumerId }, _args, ctx) => (consumerId === null ? null : consumerOf({ consumerId }, ctx)),
    }),
  }),
});
const DeleteCustomerResult = resultOf(
  'DeleteCustomer',
  { name: 'DeleteCustomerPayload', ref: DeletePayload },
  resolvers.deleteProblems,
);

const UpdateInput = builder.inputType('UpdateCustomerInput', {
  description: 'What to change; the rest stays.',
  fields: (t) => ({
    customerId: t.id({ required: true, description: "Upstream's id of the customer." }),
    firstName: t.string({ description: 'New first name.' }),
    lastName: t.string({ description: 'New last name.' }),
    idempotencyKey: t.string(keyArgument),
  }),
});

const DeleteInput = builder.inputType('DeleteCustomerInput', {
  description: 'Whom to delete.',
  fields: (t) => ({
    customerId: t.id({ required: true, description: "Upstream's id of the customer." }),
    idempotencyKey: t.string(keyArgument),
  }),
});

const TestingInput = CustomerInput('CreateTestingCustomerInput', 'A testing customer: mock data only, free of charge.');
const ActiveInput = CustomerInput(
  'CreateActiveCustomerInput',
  'An active customer: real institutions, billable in production.',
);
const input = { required: true, description: 'What to do.' } as const;

builder.mutationFields((t) => ({
  createTestingCustomer: t.field({
    type: CreateTestingCustomerResult,
    nullable: true,
    description: 'Creates a customer for test institutions. A partner may have 500 of them.',
    args: { input: t.arg({ type: TestingInput, ...input }) },
    authScopes: { 'customers.write': true },
    extensions: { cost: { per: 'operation', calls: 2 } },
    resolve: (_root, args, ctx) => resolvers.createCustomer('testing', args.input, ctx),
  }),
  createActiveCustomer: t.field({
    type: CreateActiveCustomerResult,
    nullable: true,
    description: 'Creates a customer for real institutions. Each one is billed in production.',
    args: { input: t.arg({ type: ActiveInput, ...input }) },
    authScopes: { $all: { 'customers.write': true, billing: true } },
    extensions: { cost: { per: 'operation', calls: 2, billable: 1, product: 'Customers' } },
    resolve: (_root, args, ctx) => resolvers.createCustomer('active', args.input, ctx),
  }),
  updateCustomer: t.field({
    type: UpdateCustomerResult,
    nullable: true,
    description: 'Changes the name of a customer.',
    args: { input: t.arg({ type: UpdateInput, ...input }) },
    authScopes: { 'customers.write': true },
    extensions: { cost: { per: 'operation', calls: 1 } },
    resolve: (_root, args, ctx) => resolvers.updateCustomer(args.input, ctx),
  }),
  deleteCustomer: t.field({
    type: DeleteCustomerResult,
    nullable: true,
    description: 'Deletes a customer with all its accounts, for good. Its consumer cannot be deleted and stays.',
    args: { input: t.arg({ type: DeleteInput, ...input }) },
    authScopes: { 'customers.write': true },
    extensions: { cost: { per: 'operation', calls: 3 } },
    resolve: (_root, args, ctx, info) => resolvers.deleteCustomer(args.input, ctx, info),
  }),
}));
