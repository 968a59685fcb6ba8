import type { RequestContext } from '../context.ts';
import type { Connection } from '../domain/connections.ts';
import { GatewayError } from '../domain/errors.ts';
import type { GatewayHealth } from '../domain/gateway-health.ts';
import type {
  BillableCalls,
  Metrics,
  MetricsArgs,
  MetricsChange,
  MetricsOwners,
  OperationMetrics,
} from '../domain/metrics.ts';
import {
  type ExportFormat,
  type ExportTable,
  exportOf,
  type MetricsExport,
  rowsOfBillable,
  rowsOfOperations,
  rowsOfWindow,
} from '../domain/metrics-export.ts';
import type {
  AuditLogEntry,
  AuditLogFilter,
  RequestLogEntry,
  RequestLogFilter,
  WebhookLogEntry,
  WebhookLogFilter,
} from '../domain/metrics-log.ts';
import type { MetricsWindow } from '../domain/metrics-windows.ts';
import type { Partner } from '../domain/partner.ts';
import type { SupportBundle, SupportFilter } from '../domain/support.ts';
import { type PageArgs, pageOf } from './page.ts';
import { requirePartnerWide, requireScope } from './reach.ts';

/** Whose figures are read: one partner, a project, or every partner of the gateway. */
export interface MetricsOwner {
  readonly owners: MetricsOwners;
}

export interface Project extends MetricsOwner {
  readonly name: string;
  readonly partners: readonly Partner[];
}

/** Every partner, for an operator. */
export interface Platform extends MetricsOwner {
  readonly partners: readonly Partner[];
}

export const ownerOf = ({ partnerId }: Partner): MetricsOwner => ({ owners: [partnerId] });

export async function metrics({ owners }: MetricsOwner, args: MetricsArgs, ctx: RequestContext): Promise<Metrics> {
  const view = { owners, seesAll: ctx.viewer.scopes.has('platform'), nameOf: ctx.institutionName };
  return answered(ctx.insights.metrics(view, args));
}

export async function operations(
  { owners }: MetricsOwner,
  { window }: { readonly window: MetricsWindow },
  ctx: RequestContext,
): Promise<readonly OperationMetrics[]> {
  return answered(ctx.insights.operations(owners, window));
}

export async function billableCalls({ owners }: MetricsOwner, ctx: RequestContext): Promise<readonly BillableCalls[]> {
  return answered(ctx.insights.billable(owners));
}

export async function metricsExport(
  owner: MetricsOwner,
  { table, format, ...args }: MetricsArgs & { readonly table: ExportTable; readonly format: ExportFormat },
  ctx: RequestContext,
): Promise<MetricsExport> {
  return exportOf(table, format, await exportRows(owner, table, args, ctx), ctx.now());
}

async function exportRows(owner: MetricsOwner, table: ExportTable, args: MetricsArgs, ctx: RequestContext) {
  if (table === 'BILLABLE') return rowsOfBillable(await billableCalls(owner, ctx));
  if (table === 'OPERATIONS') return rowsOfOperations(await operations(owner, args, ctx));
  return rowsOfWindow(table, await metrics(owner, args, ctx));
}

export async function requestLog(
  { owners }: MetricsOwner,
  args: RequestLogFilter & PageArgs,
  ctx: RequestContext,
): Promise<Connection<RequestLogEntry>> {
  return answered(ctx.insights.requests(partnersOf(owners, ctx), args, pageOf(args)));
}

export async function webhookLog(
  { owners }: MetricsOwner,
  args: WebhookLogFilter & PageArgs,
  ctx: RequestContext,
): Promise<Connection<WebhookLogEntry>> {
  return answered(ctx.insights.webhooks(partnersOf(owners, ctx), args, pageOf(args)));
}

export async function auditLog(
  { owners }: MetricsOwner,
  args: AuditLogFilter & PageArgs,
  ctx: RequestContext,
): Promise<Connection<AuditLogEntry>> {
  return answered(ctx.insights.audits(partnersOf(owners, ctx), args, pageOf(args)));
}

export function health(partner: Partner, ctx: RequestContext): Promise<GatewayHealth> {
  return ctx.insights.health(partner);
}

/** @throws BAD_USER_INPUT when the time is asked for backwards */
export async function supportBundle(filter: SupportFilter, ctx: RequestContext): Promise<SupportBundle> {
  requirePartnerWide(ctx.viewer);
  const { from, to } = filter;
  if (from != null && to != null && from >= to) {
    throw badInput('`from` must be before `to`.');
  }
  return answered(ctx.insights.supportBundle(ctx.viewer.partner, filter));
}

/** The projects that the viewer's partner belongs to. */
export function projects({ projects = [] }: Partner, ctx: RequestContext): readonly Project[] {
  return projects.map((name) => projectOf(name, ctx));
}

/** Null for one that the viewer's partner does not belong to, as for one that nobody has. */
export function project({ name }: { readonly name: string }, ctx: RequestContext): Project | null {
  requirePartnerWide(ctx.viewer);
  const isMember = ctx.viewer.partner.projects?.includes(name) || ctx.viewer.scopes.has('platform');
  const found = projectOf(name, ctx);
  return isMember && found.partners.length > 0 ? found : null;
}

/** Null for one that this gateway does not serve. */
export function platform(
  { partnerId }: { readonly partnerId?: string | null | undefined },
  ctx: RequestContext,
): Platform | null {
  requirePartnerWide(ctx.viewer);
  const all = ctx.insights.partners();
  if (partnerId === null || partnerId === undefined) return { owners: null, partners: all };
  const one = all.filter((partner) => partner.partnerId === partnerId);
  return one.length === 0 ? null : { owners: [partnerId], partners: one };
}

export interface MetricsChangedArgs {
  readonly project?: string | null | undefined;
  readonly platform: boolean;
  readonly partnerId?: string | null | undefined;
  readonly everySeconds: number;
  readonly after?: string | null | undefined;
}

const fewestSeconds = 2;
const mostSeconds = 300;

/**
 * That the figures of the viewer's partner, of a project, of all partners or of one of them are different now.
 *
 * @throws BAD_USER_INPUT for two at once or another pace, NOT_FOUND for a project that is not the viewer's, and a partner that
 * this gateway does not serve
 */
export function metricsChanged(
  { project: name = null, platform: all, partnerId: one = null, everySeconds, after = null }: MetricsChangedArgs,
  ctx: RequestContext,
): Promise<AsyncGenerator<MetricsChange>> {
  requirePartnerWide(ctx.viewer);
  if (all) requireScope(ctx.viewer, 'platform');
  if (all && name !== null) throw badInput('Name a project or ask for the platform, not both.');
  if (!all && one !== null) throw badInput('Ask for the `platform` to name a partner of it.');
  if (everySeconds < fewestSeconds || everySeconds > mostSeconds) {
    throw badInput(`\`everySeconds\` is ${fewestSeconds} to ${mostSeconds}.`);
  }
  const { partnerId } = ctx.viewer.partner;
  const owners = (): MetricsOwners => {
    if (!all && name === null) return [partnerId];
    const found = name === null ? platform({ partnerId: one }, ctx) : project({ name }, ctx);
    if (found !== null) return found.owners;
    const what = name === null ? 'partner' : 'project';
    throw new GatewayError('NOT_FOUND', `There is no such ${what} for this viewer.`, { category: 'CUSTOMER' });
  };
  owners();
  const { lastEventId, placed, gone } = ctx.streamPlace();
  const binding = ['metricsChanged', partnerId, String(all), one ?? name ?? ''];
  const everyMs = everySeconds * 1_000;
  return answered(ctx.insights.changes({ owners, binding, everyMs, after: lastEventId ?? after, placed, gone }));
}

function badInput(message: string): GatewayError {
  return new GatewayError('BAD_USER_INPUT', message, { category: 'CUSTOMER' });
}

function projectOf(name: string, ctx: RequestContext): Project {
  const partners = ctx.insights.partners().filter(({ projects = [] }) => projects.includes(name));
  return { name, partners, owners: partners.map(({ partnerId }) => partnerId) };
}

function partnersOf(owners: MetricsOwners, ctx: RequestContext): readonly string[] {
  return owners ?? ctx.insights.partners().map(({ partnerId }) => partnerId);
}

/** A store that is away costs its figures alone, under a name. */
async function answered<T>(figures: Promise<T>): Promise<T> {
  try {
    return await figures;
  } catch (cause) {
    if (cause instanceof GatewayError) throw cause;
    throw new GatewayError('METRICS_UNAVAILABLE', 'The store of metrics and logs does not answer.', {
      category: 'OTHER',
      retryable: true,
      cause,
    });
  }
}
