import type { CustomField, ReportError } from '../domain/reports.ts';
import * as lists from '../resolvers/report-lists.ts';
import * as resolvers from '../resolvers/reports.ts';
import { builder } from './builder.ts';
import { ConsumerRef } from './consumers.ts';
import { CustomerRef } from './customers.ts';
import { ReportStatusEnum } from './enums.ts';
import { idDescription, NodeRef } from './nodes.ts';
import { ReportContentUnion } from './report-contents.ts';

export const ReportRef = builder.objectRef<resolvers.Report>('Report');

const ErrorRef = builder.objectRef<ReportError>('ReportError');
ErrorRef.implement({
  description: 'Why a report could not be made, or not all of it.',
  fields: (t) => ({
    code: t.exposeString('code', { nullable: true, description: "Mastercard's code." }),
    message: t.exposeString('message', { nullable: true, description: 'What it says, for developers.' }),
    accountId: t.exposeID('accountId', { nullable: true, description: 'The account that it is about.' }),
    assetId: t.exposeID('assetId', { nullable: true, description: 'The stored statement that it is about.' }),
  }),
});

const CustomFieldRef = builder.objectRef<CustomField>('ReportCustomField');
CustomFieldRef.implement({
  description: 'Something of your own that the report carries, such as the number of a loan.',
  fields: (t) => ({
    label: t.exposeString('label', { nullable: true, description: 'What it is.' }),
    value: t.exposeString('value', { nullable: true, description: 'Its value.' }),
    shown: t.exposeBoolean('shown', { nullable: true, description: 'Whether the PDF shows it.' }),
  }),
});

const purpose = {
  description:
    'Why it is read, as a permissible purpose code of two letters or digits such as `31`: reports for a credit decision demand one.',
} as const;

/** What the list does not say costs a call for each report. */
const whole = { cost: { per: 'report', calls: 1 } } as const;

ReportRef.implement({
  description:
    'A verification, cash-flow or analytics report. It is made in the background: its `content` is null until it has succeeded.',
  interfaces: [NodeRef],
  fields: (t) => ({
    id: t.id({ nullable: false, description: idDescription, extensions: { known: true }, resolve: resolvers.globalId }),
    reportId: t.exposeID('reportId', {
      nullable: false,
      description: "Upstream's id of the report.",
      extensions: { known: true },
    }),
    customerId: t.exposeID('customerId', {
      nullable: false,
      description: "Upstream's id of the customer it was made for, who may be gone.",
      extensions: { known: true },
    }),
    consumerId: t.exposeID('consumerId', {
      nullable: true,
      description: "Upstream's id of the consumer it is about; null for a report about accounts alone.",
    }),
    typeCode: t.string({
      nullable: true,
      description: 'The type as upstream wrote it, such as `voa` or `cfrp`.',
      resolve: ({ summary }) => summary.type,
    }),
    status: t.field({
      type: ReportStatusEnum,
      nullable: false,
      description: 'How far it is.',
      resolve: resolvers.status,
    }),
    statusCode: t.string({
      nullable: true,
      description: 'The status as upstream wrote it.',
      resolve: ({ summary }) => summary.status,
    }),
    createdDate: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was asked for.',
      resolve: ({ summary }) => summary.createdDate,
    }),
    requestId: t.id({
      nullable: true,
      description: "Upstream's id of the request, for a support case.",
      resolve: ({ summary }) => summary.requestId,
    }),
    requesterName: t.string({
      nullable: true,
      description: 'Who asked for it.',
      resolve: ({ summary }) => summary.requesterName,
    }),
    title: t.string({
      nullable: true,
      description: 'Its title.',
      extensions: whole,
      resolve: (report, _args, ctx) => resolvers.title(report, ctx),
    }),
    portfolioId: t.id({
      nullable: true,
      description: 'The set of reports that it belongs to; null for products that have none.',
      extensions: whole,
      resolve: (report, _args, ctx) => resolvers.portfolioId(report, ctx),
    }),
    customFields: t.field({
      type: [CustomFieldRef],
      nullable: true,
      description: 'What it carries of your own.',
      extensions: whole,
      resolve: (report, _args, ctx) => resolvers.customFields(report, ctx),
    }),
    errors: t.field({
      type: [ErrorRef],
      nullable: true,
      description: 'Why it failed; empty when it did not.',
      extensions: whole,
      resolve: (report, _args, ctx) => resolvers.errors(report, ctx),
    }),
    content: t.field({
      type: ReportContentUnion,
      nullable: true,
      description: 'What is in it; null until it has succeeded.',
      args: {
        permissiblePurpose: t.arg.string({
          description: 'Takes the place of the purpose that was given where the report was asked for.',
        }),
      },
      extensions: whole,
      resolve: (report, args, ctx) => resolvers.content(report, args, ctx),
    }),
    retainedUntil: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'Until when Mastercard keeps it: six years where it is about a consumer, else not known.',
      resolve: resolvers.retainedUntil,
    }),
    refreshFreeUntil: t.field({
      type: 'DateTime',
      nullable: true,
      description:
        'Until when `refreshReport` is free: 60 days from the first report of this type for the consumer. Null where every refresh is charged for, as with payroll and pay statements.',
      extensions: { cost: { per: 'customer', calls: 1 } },
      resolve: (report, _args, ctx) => resolvers.refreshFreeUntil(report, ctx),
    }),
  }),
});

const listOf = 'Newest first. One call, however many there are and however many are asked for by id.';

const listArgs = builder.args((arg) => ({
  first: arg.int({
    defaultValue: lists.defaultReports,
    description: `How many, at most ${lists.mostReports}.`,
  }),
  permissiblePurpose: arg.string(purpose),
}));

const list = { cost: { per: 'customer', calls: 1 }, list: { of: 'report', size: 'first' } } as const;

builder.objectField(CustomerRef, 'reports', (t) =>
  t.field({
    type: [ReportRef],
    nullable: true,
    description: `Reports that were made for the customer. ${listOf}`,
    args: listArgs,
    authScopes: { reports: true },
    extensions: { known: true, ...list },
    resolve: (customer, args, ctx) => lists.reportsOfCustomer(customer, args, ctx),
  }),
);

builder.objectField(ConsumerRef, 'reports', (t) =>
  t.field({
    type: [ReportRef],
    nullable: true,
    description: `Reports about the consumer, also after the customer was deleted. ${listOf}`,
    args: listArgs,
    authScopes: { reports: true },
    extensions: list,
    resolve: (consumer, args, ctx) => lists.reportsOfConsumer(consumer, args, ctx),
  }),
);

const PortfolioRef = builder.objectRef<lists.PortfolioOutcome>('ReportPortfolio');
PortfolioRef.implement({
  description: 'The newest report of each type, as one set.',
  fields: (t) => ({
    portfolioId: t.exposeID('portfolioId', {
      nullable: false,
      description: 'The id of the set. With a number in it, the set as it was then; without, as it is now.',
    }),
    reports: t.field({
      type: [ReportRef],
      nullable: false,
      description: 'The newest of each type.',
      authScopes: { reports: true },
      extensions: { list: { of: 'report', size: 50 } },
      resolve: ({ reports }) => reports,
    }),
  }),
});

const portfolioArgs = builder.args((arg) => ({
  portfolioId: arg.id({ required: true, description: 'The id of the set, as a report has it.' }),
  permissiblePurpose: arg.string(purpose),
}));

builder.objectField(CustomerRef, 'portfolio', (t) =>
  t.field({
    type: PortfolioRef,
    nullable: true,
    description: 'A set of reports that were made for the customer; null when there is none with that id.',
    args: portfolioArgs,
    authScopes: { reports: true },
    extensions: { known: true, cost: { per: 'customer', calls: 2 } },
    resolve: (customer, args, ctx) => lists.portfolio(customer, args, ctx),
  }),
);

builder.objectField(ConsumerRef, 'portfolio', (t) =>
  t.field({
    type: PortfolioRef,
    nullable: true,
    description: 'A set of reports about the consumer; null when there is none with that id.',
    args: portfolioArgs,
    authScopes: { reports: true },
    extensions: { cost: { per: 'customer', calls: 2 } },
    resolve: (consumer, args, ctx) => lists.portfolioOfConsumer(consumer, args, ctx),
  }),
);

builder.queryFields((t) => ({
  report: t.field({
    type: ReportRef,
    nullable: true,
    description:
      'A report, through its customer or through its consumer; null when there is none that you can see. A finished one with all that is in it is one call, and so is the status of any number of one customer.',
    args: {
      reportId: t.arg.id({ required: true, description: "Upstream's id of the report." }),
      customerId: t.arg.id({ description: "Upstream's id of the customer it was made for." }),
      consumerId: t.arg.id({ description: 'Instead of the customer, who may be gone.' }),
      permissiblePurpose: t.arg.string(purpose),
    },
    authScopes: { reports: true },
    extensions: { cost: { per: 'operation', calls: 2 } },
    resolve: (_query, args, ctx, info) => resolvers.report(args, ctx, info),
  }),
}));
