import type { Partner } from '../../domain/partner.ts';
import * as resolvers from '../../resolvers/metrics.ts';
import { builder } from '../builder.ts';
import { ConnectionKindEnum } from '../enums.ts';
import { pageArgs } from '../pages.ts';
import { PartnerRef } from '../partner.ts';
import { AuditKindEnum, MetricsScopeEnum, MetricsWindowEnum } from './enums.ts';
import { ExportFormatEnum, ExportTableEnum, MetricsExportRef } from './export.ts';
import { BillableCallsRef, OperationMetricsRef } from './figures.ts';
import { GatewayHealthRef } from './health.ts';
import { AuditLogConnection, RequestLogConnection, WebhookLogConnection } from './logs.ts';
import './changes.ts';
import './support.ts';
import { MetricsRef } from './window.ts';

const windowArg = builder.args((arg) => ({
  window: arg.field({
    type: MetricsWindowEnum,
    required: true,
    defaultValue: 'DAY',
    description: 'The window: each ends with the bucket that is now.',
  }),
}));

const metricsArgs = builder.args((arg) => ({
  scope: arg.field({
    type: MetricsScopeEnum,
    required: true,
    defaultValue: 'AS_DASHBOARD',
    description: 'Which calls are counted.',
  }),
  endpoint: arg.string({ description: "Only calls of this endpoint, by Mastercard's operationId." }),
  institutionId: arg.id({ description: 'Only live calls to this institution.' }),
  connection: arg.field({ type: ConnectionKindEnum, description: 'Only live calls by this kind of connection.' }),
  billable: arg.boolean({ description: 'Only billable calls, or only the others.' }),
}));

const logTimes = builder.args((arg) => ({
  from: arg.field({ type: 'DateTime', description: 'Only what began then or later.' }),
  to: arg.field({ type: 'DateTime', description: 'Only what began before.' }),
}));

const requestLogArgs = builder.args((arg) => ({
  requestId: arg.id({ description: 'Only what this request caused: errors quote it.' }),
  code: arg.string({ description: 'Only failures with this code.' }),
  institutionId: arg.id({ description: 'Only calls about this institution.' }),
  endpoint: arg.string({ description: "Only calls of this endpoint, by Mastercard's operationId." }),
  customerId: arg.id({ description: 'Only calls about this customer; the log itself knows a hash of the id.' }),
  customerHash: arg.string({ description: 'Only calls about the customer of this hash, as entries show it.' }),
  failed: arg.boolean({ description: 'Only failures.' }),
}));

const auditLogArgs = builder.args((arg) => ({
  requestId: arg.id({ description: 'Only what this request did.' }),
  clientId: arg.id({ description: 'Only what this client did.' }),
  customerId: arg.id({ description: 'Only what was about this customer; the log itself knows a hash of the id.' }),
  kind: arg.field({ type: AuditKindEnum, description: 'Only mutations, or only reads.' }),
}));

/** What a partner, a project and the whole platform have alike. */
function metricsFields<Owner extends object>(
  ref: ReturnType<typeof builder.objectRef<Owner>>,
  ownerOf: (parent: Owner) => resolvers.MetricsOwner,
): void {
  const authScopes = { metrics: true } as const;
  builder.objectFields(ref, (t) => ({
    metrics: t.field({
      type: MetricsRef,
      nullable: true,
      description: "Figures of a window, as Mastercard's metrics dashboard defines them.",
      args: { ...windowArg, ...metricsArgs },
      authScopes,
      resolve: (parent, args, ctx) => resolvers.metrics(ownerOf(parent as Owner), args, ctx),
    }),
    operations: t.field({
      type: [OperationMetricsRef],
      nullable: true,
      description:
        'GraphQL operations of a window by name, most frequent first. A series of its own, never mixed with calls.',
      args: windowArg,
      authScopes,
      resolve: (parent, args, ctx) => resolvers.operations(ownerOf(parent as Owner), args, ctx),
    }),
    billableByProductAndMonth: t.field({
      type: [BillableCallsRef],
      nullable: true,
      description: 'Billable calls by product and month, newest month first.',
      authScopes,
      resolve: (parent, _args, ctx) => resolvers.billableCalls(ownerOf(parent as Owner), ctx),
    }),
    metricsExport: t.field({
      type: MetricsExportRef,
      nullable: true,
      description: 'A table of the figures as a file, CSV or JSON. Window and filters are those of `metrics`.',
      args: {
        table: t.arg({ type: ExportTableEnum, required: true, description: 'Which table.' }),
        format: t.arg({
          type: ExportFormatEnum,
          required: true,
          defaultValue: 'CSV',
          description: 'How it is written.',
        }),
        ...windowArg,
        ...metricsArgs,
      },
      authScopes,
      resolve: (parent, args, ctx) => resolvers.metricsExport(ownerOf(parent as Owner), args, ctx),
    }),
    requestLog: t.field({
      type: RequestLogConnection,
      nullable: true,
      description: 'The log of calls, newest first. All that is set must fit.',
      args: { ...pageArgs, ...requestLogArgs, ...logTimes },
      authScopes,
      resolve: (parent, args, ctx) => resolvers.requestLog(ownerOf(parent as Owner), args, ctx),
    }),
    auditLog: t.field({
      type: AuditLogConnection,
      nullable: true,
      description: 'Who did or read what, about whom, newest first. All that is set must fit.',
      args: { ...pageArgs, ...auditLogArgs, ...logTimes },
      authScopes,
      resolve: (parent, args, ctx) => resolvers.auditLog(ownerOf(parent as Owner), args, ctx),
    }),
    webhookLog: t.field({
      type: WebhookLogConnection,
      nullable: true,
      description: 'The log of webhook events, newest first.',
      args: {
        ...pageArgs,
        ...logTimes,
        customerId: t.arg.id({ description: 'Only events about this customer.' }),
      },
      authScopes,
      resolve: (parent, args, ctx) => resolvers.webhookLog(ownerOf(parent as Owner), args, ctx),
    }),
  }));
}

const ProjectRef = builder.objectRef<resolvers.Project>('Project');
ProjectRef.implement({
  description: 'A group of partners whose metrics may be read together.',
  fields: (t) => ({
    name: t.exposeString('name', { nullable: false, description: 'What it is called.' }),
    partnerIds: t.idList({
      nullable: false,
      description: 'The partners in it.',
      resolve: ({ partners }) => partners.map(({ partnerId }) => partnerId),
    }),
  }),
});

const PlatformRef = builder.objectRef<resolvers.Platform>('Platform');
PlatformRef.implement({
  description: 'All partners of this gateway, or the one that was asked for, for whoever operates it.',
  fields: (t) => ({
    partners: t.expose('partners', {
      type: [PartnerRef],
      nullable: false,
      description: 'Each of them.',
      authScopes: { platform: true },
    }),
  }),
});

metricsFields<Partner>(PartnerRef, resolvers.ownerOf);
metricsFields(ProjectRef, (project) => project);
metricsFields(PlatformRef, (platform) => platform);

builder.objectFields(PartnerRef, (t) => ({
  health: t.field({
    type: GatewayHealthRef,
    nullable: true,
    description: 'How access to Mastercard is, as this instance sees it.',
    authScopes: { metrics: true },
    resolve: (partner, _args, ctx) => resolvers.health(partner, ctx),
  }),
  projects: t.field({
    type: [ProjectRef],
    nullable: false,
    description: 'The projects that the partner belongs to.',
    authScopes: { metrics: true },
    resolve: (partner, _args, ctx) => resolvers.projects(partner, ctx),
  }),
}));

builder.queryFields((t) => ({
  project: t.field({
    type: ProjectRef,
    nullable: true,
    description: 'A project by its name; null unless your partner belongs to it.',
    args: { name: t.arg.string({ required: true, description: 'What it is called.' }) },
    authScopes: { metrics: true },
    resolve: (_query, args, ctx) => resolvers.project(args, ctx),
  }),
  platform: t.field({
    type: PlatformRef,
    nullable: true,
    description:
      'All partners of this gateway, or one of them; null for one that there is not. Takes the scope `platform`.',
    args: { partnerId: t.arg.id({ description: 'Only this partner, by the number that Mastercard gave it.' }) },
    authScopes: { platform: true },
    resolve: (_query, args, ctx) => resolvers.platform(args, ctx),
  }),
}));
