import type { DashboardOperation } from '../../domain/dashboard-operations.ts';
import type { LeftOutFigure, Metrics, Reconciliation } from '../../domain/metrics.ts';
import { builder } from '../builder.ts';
import { LeftOutEnum, MetricsScopeEnum, MetricsWindowEnum } from './enums.ts';
import {
  CategoryCountRef,
  ChangeRef,
  CodeFigureRef,
  EndpointFigureRef,
  InstitutionFigureRef,
  LatencyByConnectionRef,
  MetricsBucketRef,
  PlatformRateRef,
  RateRef,
} from './figures.ts';

const LeftOutEndpointRef = builder.objectRef<LeftOutFigure['endpoints'][number]>('LeftOutEndpoint');
LeftOutEndpointRef.implement({
  description: 'How many asks of one endpoint were left out.',
  fields: (t) => ({
    endpoint: t.exposeString('endpoint', { nullable: false, description: "Mastercard's operationId." }),
    calls: t.exposeInt('calls', { nullable: false, description: 'How many.' }),
  }),
});

const LeftOutFigureRef = builder.objectRef<LeftOutFigure>('LeftOutFigure');
LeftOutFigureRef.implement({
  description: "What Mastercard's dashboard leaves out, for one reason.",
  fields: (t) => ({
    reason: t.expose('reason', { type: LeftOutEnum, nullable: false, description: 'Why.' }),
    calls: t.exposeInt('calls', { nullable: false, description: 'How many in this window.' }),
    endpoints: t.expose('endpoints', {
      type: [LeftOutEndpointRef],
      nullable: false,
      description: 'By endpoint, most first.',
    }),
  }),
});

const DashboardOperationRef = builder.objectRef<DashboardOperation>('DashboardOperation');
DashboardOperationRef.implement({
  description: "Whether Mastercard's dashboard counts an operation, and which line of its FAQ decides.",
  fields: (t) => ({
    endpoint: t.exposeString('operation', { nullable: false, description: "Mastercard's operationId." }),
    method: t.exposeString('method', { nullable: false, description: 'HTTP method.' }),
    path: t.exposeString('path', { nullable: false, description: 'Path template.' }),
    counted: t.boolean({
      nullable: false,
      description: 'Whether it is counted.',
      resolve: ({ excludedBy }) => excludedBy === null,
    }),
    excludedBy: t.exposeString('excludedBy', {
      nullable: true,
      description: 'The line of the FAQ that leaves it out; null when it is counted.',
    }),
  }),
});

const ReconciliationRef = builder.objectRef<Reconciliation>('Reconciliation');
ReconciliationRef.implement({
  description: "Why the figures differ from those of Mastercard's dashboard. Whatever the scope, it is about all asks.",
  fields: (t) => ({
    counted: t.exposeInt('counted', { nullable: false, description: 'Calls that the dashboard counts.' }),
    total: t.exposeInt('total', { nullable: false, description: 'All asks, those included that needed no call.' }),
    leftOut: t.expose('leftOut', {
      type: [LeftOutFigureRef],
      nullable: false,
      description: 'The difference by reason.',
    }),
    explanation: t.exposeStringList('explanation', {
      nullable: false,
      description: 'The difference in words, with its numbers.',
    }),
    operations: t.expose('operations', {
      type: [DashboardOperationRef],
      nullable: false,
      description: "Every operation of Mastercard's document, and how it is decided.",
    }),
    unmatchedLines: t.exposeStringList('unmatchedLines', {
      nullable: false,
      description: 'Lines of the FAQ that no operation of the document is meant by.',
    }),
    gatewaySigns: t.exposeStringList('gatewaySigns', {
      nullable: false,
      description: "By what an answer is held to come from Mastercard's API gateway: an assumption.",
    }),
  }),
});

const SuccessRatesRef = builder.objectRef<Metrics>('SuccessRates');
SuccessRatesRef.implement({
  description: 'Yours, and that of all partners of this gateway beside it.',
  fields: (t) => ({
    mine: t.expose('mine', { type: RateRef, nullable: false, description: 'Yours.' }),
    minePrevious: t.expose('minePrevious', {
      type: RateRef,
      nullable: false,
      description: 'Yours in the window before.',
    }),
    platform: t.expose('platform', { type: PlatformRateRef, nullable: false, description: 'That of all partners.' }),
    platformPrevious: t.expose('platformPrevious', {
      type: PlatformRateRef,
      nullable: false,
      description: 'That of all partners in the window before.',
    }),
  }),
});

const LatenciesRef = builder.objectRef<Metrics>('Latencies');
LatenciesRef.implement({
  description: 'Response times.',
  fields: (t) => ({
    current: t.expose('latency', {
      type: LatencyByConnectionRef,
      nullable: false,
      description: 'Of live calls, by how the institution is reached.',
    }),
    previous: t.expose('latencyPrevious', {
      type: LatencyByConnectionRef,
      nullable: false,
      description: 'The same in the window before.',
    }),
    byEndpoint: t.expose('endpoints', {
      type: [EndpointFigureRef],
      nullable: false,
      description: 'Of all calls, live or not, by endpoint.',
    }),
  }),
});

const ErrorsRef = builder.objectRef<Metrics>('ErrorFigures');
ErrorsRef.implement({
  description: 'Calls that failed.',
  fields: (t) => ({
    total: t.expose('errors', { type: ChangeRef, nullable: false, description: 'All of them.' }),
    byCategory: t.expose('categories', {
      type: [CategoryCountRef],
      nullable: false,
      description: 'By where they come from, all four.',
    }),
    byCode: t.expose('codes', { type: [CodeFigureRef], nullable: false, description: 'By code, most frequent first.' }),
  }),
});

export const MetricsRef = builder.objectRef<Metrics>('Metrics');
MetricsRef.implement({
  description: "The figures of one window, by the definitions of Mastercard's metrics dashboard.",
  fields: (t) => ({
    window: t.field({
      type: MetricsWindowEnum,
      nullable: false,
      description: 'The window.',
      resolve: ({ args }) => args.window,
    }),
    scope: t.field({
      type: MetricsScopeEnum,
      nullable: false,
      description: 'Which calls are counted.',
      resolve: ({ args }) => args.scope,
    }),
    from: t.expose('from', { type: 'DateTime', nullable: false, description: 'Where it begins.' }),
    to: t.expose('to', {
      type: 'DateTime',
      nullable: false,
      description: 'Where its last bucket ends, in the future.',
    }),
    bucketSeconds: t.exposeInt('bucketSeconds', { nullable: false, description: 'How long a bucket is.' }),
    generatedAt: t.expose('generatedAt', { type: 'DateTime', nullable: false, description: 'When it was read.' }),
    collectingSince: t.expose('collectingSince', {
      type: 'DateTime',
      nullable: true,
      description: 'Begin of the oldest bucket that is kept; null before the first call.',
    }),
    successRate: t.field({
      type: SuccessRatesRef,
      nullable: false,
      description: 'Successful calls among all.',
      resolve: (metrics) => metrics,
    }),
    series: t.expose('buckets', {
      type: [MetricsBucketRef],
      nullable: false,
      description: 'The buckets, oldest first; those without calls too.',
    }),
    calls: t.expose('calls', { type: ChangeRef, nullable: false, description: 'How many calls.' }),
    latency: t.field({
      type: LatenciesRef,
      nullable: false,
      description: 'Response times.',
      resolve: (metrics) => metrics,
    }),
    errors: t.field({
      type: ErrorsRef,
      nullable: false,
      description: 'Calls that failed.',
      resolve: (metrics) => metrics,
    }),
    dataProblems: t.expose('dataProblems', {
      type: [CodeFigureRef],
      nullable: false,
      description:
        'Troubles inside answers that were successful by their response code, such as an account that could not be aggregated. Not among the errors.',
    }),
    activeAccounts: t.expose('activeAccounts', {
      type: ChangeRef,
      nullable: false,
      description: 'Different accounts whose data a successful call brought.',
    }),
    endpoints: t.expose('endpoints', { type: [EndpointFigureRef], nullable: false, description: 'By endpoint.' }),
    institutions: t.expose('institutions', {
      type: [InstitutionFigureRef],
      nullable: false,
      description: 'Live calls by institution.',
    }),
    reconciliation: t.expose('reconciliation', {
      type: ReconciliationRef,
      nullable: false,
      description: "Why these figures and Mastercard's may differ.",
    }),
  }),
});
