import * as resolvers from '../resolvers/pay-statements.ts';
import { builder } from './builder.ts';
import { PayPeriodEnum } from './product-enums.ts';
import { keyArgument, resultOf } from './results.ts';

const PayloadRef = builder.objectRef<resolvers.UploadedOutcome>('UploadPayStatementPayload');
PayloadRef.implement({
  description: 'The pay statement is stored, and reports on income can be made of it.',
  fields: (t) => ({
    assetId: t.exposeID('assetId', { nullable: false, description: "Upstream's id of the file, for reports." }),
  }),
});

const UploadResult = resultOf(
  'UploadPayStatement',
  { name: 'UploadPayStatementPayload', ref: PayloadRef },
  resolvers.uploadProblems,
);

const UploadInput = builder.inputType('UploadPayStatementInput', {
  description: 'A pay statement.',
  fields: (t) => ({
    customerId: t.id({ required: true, description: "Upstream's id of the customer." }),
    payPeriod: t.field({
      type: PayPeriodEnum,
      required: true,
      description: 'Which pay period it is of.',
    }),
    statement: t.string({
      required: true,
      description:
        'A PDF, JPEG or PNG file of 10 MiB at most, in base64: small enough for a request, or sent as a file beside it (GraphQL multipart request). It is passed on and not kept.',
    }),
    idempotencyKey: t.string(keyArgument),
  }),
});

builder.mutationFields((t) => ({
  uploadPayStatement: t.field({
    type: UploadResult,
    nullable: true,
    description: 'Stores a pay statement of a customer, for reports on income.',
    args: { input: t.arg({ type: UploadInput, required: true, description: 'What to do.' }) },
    authScopes: { $all: { 'accounts.write': true, reports: true } },
    extensions: { cost: { per: 'operation', calls: 1 } },
    resolve: (_root, args, ctx) => resolvers.uploadPayStatement(args.input, ctx),
  }),
}));
