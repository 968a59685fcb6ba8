import type {
  BillableCalls,
  CategoryCount,
  Change,
  CodeFigure,
  EndpointFigure,
  InstitutionFigure,
  Latency,
  LatencyByConnection,
  MetricsBucket,
  OperationMetrics,
  PlatformRate,
  Rate,
} from '../../domain/metrics.ts';
import { builder } from '../builder.ts';
import { ErrorCategoryEnum } from '../enums.ts';
import { PlatformRateStateEnum } from './enums.ts';

export const RateRef = builder.objectRef<Rate>('SuccessRate');
RateRef.implement({
  description: 'How many calls were successful, by their response code alone.',
  fields: (t) => ({
    calls: t.exposeInt('calls', { nullable: false, description: 'All calls.' }),
    successful: t.exposeInt('successful', { nullable: false, description: 'The successful ones.' }),
    rate: t.exposeFloat('rate', {
      nullable: true,
      description: 'From 0 to 1; null without calls, which is neither: draw a gap.',
    }),
  }),
});

export const PlatformRateRef = builder.objectRef<PlatformRate>('PlatformSuccessRate');
PlatformRateRef.implement({
  description:
    "The success rate of all partners of this gateway, on the endpoints that you called in the window. It is not Mastercard's own platform rate, which is that of all its partners.",
  fields: (t) => ({
    state: t.expose('state', { type: PlatformRateStateEnum, nullable: false, description: 'Whether it can be told.' }),
    rate: t.exposeFloat('rate', { nullable: true, description: 'From 0 to 1; null unless it is shown.' }),
  }),
});

const LatencyRef = builder.objectRef<Latency>('Latency');
LatencyRef.implement({
  description: 'Times between sending a call and the last byte of its answer, without our queue.',
  fields: (t) => ({
    calls: t.exposeInt('calls', { nullable: false, description: 'Calls with an answer.' }),
    median: t.exposeFloat('median', { nullable: true, description: 'Milliseconds, within 1 %; null without calls.' }),
    p90: t.exposeFloat('p90', {
      nullable: true,
      description: 'What nine of ten calls did not exceed: milliseconds, within 1 %; null without calls.',
    }),
  }),
});

export const LatencyByConnectionRef = builder.objectRef<LatencyByConnection>('ConnectionLatencies');
LatencyByConnectionRef.implement({
  description:
    "Response times of live calls by how Mastercard reaches the institution. Answers from Mastercard's database say nothing about a bank and are not among them.",
  fields: (t) => ({
    direct: t.expose('direct', { type: LatencyRef, nullable: false, description: 'Through OAuth.' }),
    legacy: t.expose('legacy', { type: LatencyRef, nullable: false, description: 'Without OAuth.' }),
    blended: t.expose('blended', { type: LatencyRef, nullable: false, description: 'All of them together.' }),
  }),
});

export const ChangeRef = builder.objectRef<Change>('MetricChange');
ChangeRef.implement({
  description: 'A figure and what it was in the window before.',
  fields: (t) => ({
    current: t.exposeInt('current', { nullable: false, description: 'In this window.' }),
    previous: t.exposeInt('previous', { nullable: false, description: 'In the window before, of the same length.' }),
  }),
});

export const CategoryCountRef = builder.objectRef<CategoryCount>('ErrorCategoryCount');
CategoryCountRef.implement({
  description: 'How many calls failed for reasons of one category.',
  fields: (t) => ({
    category: t.expose('category', { type: ErrorCategoryEnum, nullable: false, description: 'Where it comes from.' }),
    calls: t.exposeInt('calls', { nullable: false, description: 'How many.' }),
  }),
});

export const CodeFigureRef = builder.objectRef<CodeFigure>('ErrorCodeFigure');
CodeFigureRef.implement({
  description: 'How often one code came, what it means and what to do.',
  fields: (t) => ({
    category: t.expose('category', { type: ErrorCategoryEnum, nullable: false, description: 'Where it comes from.' }),
    code: t.exposeString('code', {
      nullable: false,
      description:
        "Mastercard's code; `HTTP_` and the status where it sent none; one of this gateway's where no call was made; `other` for those beyond 200 a day that nobody has described.",
    }),
    calls: t.exposeInt('calls', { nullable: false, description: 'How often.' }),
    share: t.exposeFloat('share', { nullable: false, description: 'Of all calls of the window, from 0 to 1.' }),
    firstSeen: t.expose('firstSeen', {
      type: 'DateTime',
      nullable: false,
      description: 'Begin of the first bucket it came in.',
    }),
    lastSeen: t.expose('lastSeen', {
      type: 'DateTime',
      nullable: false,
      description: 'Begin of the last bucket it came in.',
    }),
    meaning: t.exposeString('meaning', { nullable: true, description: 'What it means; null where nobody knows.' }),
    remedy: t.exposeString('remedy', { nullable: true, description: 'What to do; null where nobody knows.' }),
  }),
});

export const EndpointFigureRef = builder.objectRef<EndpointFigure>('EndpointFigure');
EndpointFigureRef.implement({
  description: 'The calls of one endpoint.',
  fields: (t) => ({
    endpoint: t.exposeString('endpoint', { nullable: false, description: "Mastercard's operationId." }),
    method: t.exposeString('method', { nullable: true, description: 'HTTP method.' }),
    path: t.exposeString('path', { nullable: true, description: 'Path template, never with ids.' }),
    successRate: t.expose('mine', { type: RateRef, nullable: false, description: 'How many were successful.' }),
    latency: t.expose('latency', {
      type: LatencyRef,
      nullable: false,
      description: 'Response times of all its calls, live or not.',
    }),
  }),
});

export const InstitutionFigureRef = builder.objectRef<InstitutionFigure>('InstitutionFigure');
InstitutionFigureRef.implement({
  description: 'The live calls to one institution.',
  fields: (t) => ({
    institutionId: t.exposeID('institutionId', {
      nullable: true,
      description: 'Its id; null for calls that brought data of several institutions, which are attributed to none.',
    }),
    name: t.exposeString('name', { nullable: false, description: 'Its name, or what the calls have in common.' }),
    successRate: t.expose('mine', { type: RateRef, nullable: false, description: 'How many were successful.' }),
    latency: t.expose('latency', { type: LatencyRef, nullable: false, description: 'Response times.' }),
  }),
});

export const MetricsBucketRef = builder.objectRef<MetricsBucket>('MetricsBucket');
MetricsBucketRef.implement({
  description: 'One bucket of a window.',
  fields: (t) => ({
    at: t.expose('at', { type: 'DateTime', nullable: false, description: 'Where it begins.' }),
    mine: t.expose('mine', { type: RateRef, nullable: false, description: 'Success rate and volume.' }),
    platform: t.expose('platform', { type: PlatformRateRef, nullable: false, description: 'That of all partners.' }),
    errors: t.expose('errors', {
      type: [CategoryCountRef],
      nullable: false,
      description: 'Failed calls, all four categories.',
    }),
    dataProblems: t.exposeInt('dataProblems', {
      nullable: false,
      description: 'Troubles inside answers that were successful.',
    }),
    latency: t.expose('latency', {
      type: LatencyByConnectionRef,
      nullable: false,
      description: 'Response times of its live calls.',
    }),
  }),
});

export const OperationMetricsRef = builder.objectRef<OperationMetrics>('OperationFigure');
OperationMetricsRef.implement({
  description: 'The GraphQL operations of one name. They are not calls: one operation may need none, or many.',
  fields: (t) => ({
    name: t.exposeString('name', {
      nullable: false,
      description: 'Name of the operation; `anonymous` without one, `other` beyond 500 names a day.',
    }),
    type: t.exposeString('type', { nullable: false, description: '`query`, `mutation` or `subscription`.' }),
    operations: t.exposeInt('operations', { nullable: false, description: 'How many ran.' }),
    ok: t.exposeInt('ok', { nullable: false, description: 'Without an error. A problem of a result union is none.' }),
    partial: t.exposeInt('partial', { nullable: false, description: 'With data and errors.' }),
    failed: t.exposeInt('failed', { nullable: false, description: 'With errors and no data.' }),
    refused: t.exposeInt('refused', { nullable: false, description: 'Refused by a rule, such as a limit or a scope.' }),
    aborted: t.exposeInt('aborted', { nullable: false, description: 'Whose client went away.' }),
    upstreamCalls: t.exposeInt('upstreamCalls', { nullable: false, description: 'Calls to Mastercard they caused.' }),
    latency: t.expose('latency', { type: LatencyRef, nullable: false, description: 'How long they took to run.' }),
  }),
});

export const BillableCallsRef = builder.objectRef<BillableCalls>('BillableCalls');
BillableCallsRef.implement({
  description: "Billable calls of one product in one month. Mastercard's billing report holds no others.",
  fields: (t) => ({
    partnerId: t.exposeID('partnerId', { nullable: false, description: 'The partner that made them.' }),
    month: t.exposeString('month', { nullable: false, description: 'Month in UTC, such as `2026-11`.' }),
    product: t.exposeString('product', { nullable: false, description: 'What they are billed as.' }),
    calls: t.exposeInt('calls', { nullable: false, description: 'How many.' }),
    items: t.exposeInt('items', {
      nullable: false,
      description: 'What they are billed for: one each, or each section of each account of a bundle.',
    }),
    waivedItems: t.exposeInt('waivedItems', {
      nullable: false,
      description: 'Items that nobody pays for, by the environment of the partner or the type of the customer.',
    }),
  }),
});
