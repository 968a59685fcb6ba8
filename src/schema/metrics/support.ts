import type { SupportBundle, SupportCase } from '../../domain/support.ts';
import * as resolvers from '../../resolvers/metrics.ts';
import { builder } from '../builder.ts';
import { RequestLogEntryRef } from './logs.ts';

const SupportCaseRef = builder.objectRef<SupportCase>('SupportCase');
SupportCaseRef.implement({
  description: 'The text of a support case, ready to be pasted, and the door to take it to.',
  fields: (t) => ({
    subject: t.exposeString('subject', {
      nullable: false,
      description:
        '`LOCKED`, `THROTTLED`, `WRONG_KEY`, `WRONG_SECRET`, `INSTITUTION`, `PLATFORM`, `FEATURE` or `OTHER`.',
    }),
    door: t.string({ nullable: false, description: 'Where to open it.', resolve: ({ door }) => door.name }),
    url: t.string({ nullable: false, description: 'The page of that door.', resolve: ({ door }) => door.url }),
    category: t.string({
      nullable: true,
      description: 'The category to choose; null where there is none.',
      resolve: ({ door }) => door.category,
    }),
    issueType: t.string({
      nullable: true,
      description: 'The issue type to choose; null where there is none.',
      resolve: ({ door }) => door.issueType,
    }),
    summary: t.exposeString('summary', { nullable: false, description: 'For the first field of the form.' }),
    description: t.exposeString('description', { nullable: false, description: 'For the description.' }),
    note: t.exposeString('note', { nullable: true, description: 'What to know before; null when there is nothing.' }),
  }),
});

const SupportBundleRef = builder.objectRef<SupportBundle>('SupportBundle');
SupportBundleRef.implement({
  description: "What support needs to look into something: names, times and codes. Nobody's data, and no secret.",
  fields: (t) => ({
    fileName: t.exposeString('fileName', { nullable: false, description: 'A name for the file.' }),
    case: t.expose('case', { type: SupportCaseRef, nullable: false, description: 'The case to open.' }),
    calls: t.expose('calls', {
      type: [RequestLogEntryRef],
      nullable: false,
      description: 'The calls, oldest first, 500 at most.',
    }),
    json: t.exposeString('json', { nullable: false, description: 'Everything, as a JSON file to attach.' }),
  }),
});

const SupportBundleInput = builder.inputType('CreateSupportBundleInput', {
  description: 'What the bundle is to be about. Without anything: the last hour.',
  fields: (t) => ({
    requestId: t.id({ description: 'A request, as errors quote it.' }),
    institutionId: t.id({ description: 'An institution.' }),
    from: t.field({ type: 'DateTime', description: 'Only what began then or later.' }),
    to: t.field({ type: 'DateTime', description: 'Only what began before.' }),
    isFeatureRequest: t.boolean({ description: 'Whether something is wished for, rather than broken.' }),
  }),
});

builder.mutationFields((t) => ({
  createSupportBundle: t.field({
    type: SupportBundleRef,
    nullable: true,
    description: 'Collects what support needs to look into a request, an institution or a time.',
    args: { input: t.arg({ type: SupportBundleInput, required: true, description: 'What it is to be about.' }) },
    authScopes: { metrics: true },
    resolve: (_root, { input }, ctx) => resolvers.supportBundle(input, ctx),
  }),
}));
