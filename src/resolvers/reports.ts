import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../context.ts';
import { GatewayError, isGatewayError } from '../domain/errors.ts';
import { encodeGlobalId } from '../domain/global-ids.ts';
import {
  refreshFreeUntil as freeUntil,
  isPurpose,
  retainedUntil as keptUntil,
  type ReportContent,
  type ReportFacts,
  type ReportOwner,
  type ReportStatus,
  type ReportSummary,
  reportStatus,
} from '../domain/reports.ts';
import type { Instant } from '../domain/time.ts';
import { ownConsumer } from './consumers.ts';
import { canReach } from './reach.ts';
import { selectsAnyOf } from './selection.ts';

/** A report as far as it is known: what a list says of it, and all of it where that was read. */
export interface Report {
  readonly node: 'Report';
  readonly reportId: string;
  readonly customerId: string;
  readonly consumerId: string | null;
  /** Through whom it is read. */
  readonly owner: ReportOwner;
  /** What it is read for. */
  readonly purpose: string | null;
  readonly summary: ReportSummary;
  readonly facts: ReportFacts | null;
}

interface ReportArgs {
  readonly reportId: string;
  readonly customerId?: string | null | undefined;
  readonly consumerId?: string | null | undefined;
  readonly permissiblePurpose?: string | null | undefined;
}

/** What only the report itself says, and no list. */
const wholeFields = ['content', 'errors', 'title', 'portfolioId', 'customFields'];

/** Null when there is none that the viewer can see. */
export async function report(args: ReportArgs, ctx: RequestContext, info: GraphQLResolveInfo): Promise<Report | null> {
  const { reportId, customerId, consumerId } = args;
  const purpose = purposeOf(args.permissiblePurpose);
  if ((customerId == null) === (consumerId == null)) {
    throw badInput('Give either `customerId` or `consumerId`: it says through whom the report is read.');
  }
  const owner = customerId == null ? { consumerId: consumerId ?? '' } : { customerId };
  if (!(await canReachOwner(owner, ctx))) return null;
  return 'consumerId' in owner || selectsAnyOf(info, wholeFields)
    ? wholeReport(owner, reportId, purpose, ctx)
    : listedReport(owner, reportId, purpose, ctx);
}

/**
 * By its global id, in one call: through the consumer where there is one, which stays when the customer is gone; for an
 * end user, whose consumer the id may not tell truly, through themselves.
 */
export async function reportNode(
  [customerId = '', consumerId = '', reportId = '']: readonly string[],
  ctx: RequestContext,
): Promise<Report | null> {
  if (!canReach(ctx.viewer, customerId)) return null;
  const owner = consumerId === '-' || ctx.viewer.customerId !== undefined ? { customerId } : { consumerId };
  const summary = (await ctx.loaders.reports.list(owner))?.find((other) => other.reportId === reportId);
  return summary === undefined ? null : reportOf(summary, owner, customerId, null);
}

async function canReachOwner(owner: ReportOwner, ctx: RequestContext): Promise<boolean> {
  if ('customerId' in owner) return canReach(ctx.viewer, owner.customerId);
  return ctx.viewer.customerId === undefined || (await ownConsumer(ctx))?.consumerId === owner.consumerId;
}

async function wholeReport(
  owner: ReportOwner,
  reportId: string,
  purpose: string | null,
  ctx: RequestContext,
): Promise<Report | null> {
  const facts = await readWhole(owner, reportId, purpose, ctx);
  if (facts === null) return null;
  const customerId = 'customerId' in owner ? owner.customerId : facts.customerId;
  return customerId === null ? null : { ...reportOf(facts, owner, customerId, purpose), facts };
}

async function listedReport(
  owner: { readonly customerId: string },
  reportId: string,
  purpose: string | null,
  ctx: RequestContext,
): Promise<Report | null> {
  const reports = await ctx.loaders.reports.list(owner);
  const summary = reports?.find((other) => other.reportId === reportId);
  return summary === undefined ? null : reportOf(summary, owner, owner.customerId, purpose);
}

export function reportOf(
  summary: ReportSummary,
  owner: ReportOwner,
  customerId: string,
  purpose: string | null,
): Report {
  const { reportId, consumerId } = summary;
  return { node: 'Report', reportId, customerId, consumerId, owner, purpose, summary, facts: null };
}

/** Upstream says for a missing purpose what it says for many things: that it is this one follows from what was sent. */
async function readWhole(
  owner: ReportOwner,
  reportId: string,
  purpose: string | null,
  ctx: RequestContext,
): Promise<ReportFacts | null> {
  try {
    return await ctx.loaders.reports.get(owner, reportId, purpose);
  } catch (error) {
    const isPurposeMissing =
      purpose === null && isGatewayError(error, 'UPSTREAM_REJECTED') && error.upstreamCode === '10100';
    throw isPurposeMissing
      ? badInput('A report for a credit decision is read for a purpose: give `permissiblePurpose`.')
      : error;
  }
}

/** @throws BAD_USER_INPUT for what cannot be a purpose */
export function purposeOf(code: string | null | undefined): string | null {
  if (code == null) return null;
  if (!isPurpose(code)) throw badInput('`permissiblePurpose` is two letters or digits, such as `31`.');
  return code;
}

export function badInput(message: string): GatewayError {
  return new GatewayError('BAD_USER_INPUT', message, { category: 'CUSTOMER' });
}

export interface PurposeArgs {
  readonly permissiblePurpose?: string | null | undefined;
}

/** All of it, where the report was read; else it is read now. */
async function whole(source: Report, ctx: RequestContext, purpose = source.purpose): Promise<ReportFacts | null> {
  if (source.facts !== null && purpose === source.purpose) return source.facts;
  return readWhole(source.owner, source.reportId, purpose, ctx);
}

export const globalId = ({ customerId, consumerId, reportId }: Report) =>
  encodeGlobalId('Report', customerId, consumerId ?? '-', reportId);

export const status = ({ summary }: Report): ReportStatus => reportStatus(summary.status);

export async function content(
  source: Report,
  { permissiblePurpose }: PurposeArgs,
  ctx: RequestContext,
): Promise<ReportContent | null> {
  // What is not done has none, and is not read for it.
  if (status(source) !== 'SUCCESS') return null;
  return (await whole(source, ctx, purposeOf(permissiblePurpose) ?? source.purpose))?.content ?? null;
}

export async function errors(source: Report, ctx: RequestContext) {
  return (await whole(source, ctx))?.errors ?? null;
}

export async function title(source: Report, ctx: RequestContext) {
  return (await whole(source, ctx))?.title ?? null;
}

export async function portfolioId(source: Report, ctx: RequestContext) {
  return (await whole(source, ctx))?.portfolioId ?? null;
}

export async function customFields(source: Report, ctx: RequestContext) {
  return (await whole(source, ctx))?.customFields ?? null;
}

export const retainedUntil = ({ summary }: Report): Instant | null => keptUntil(summary);

/** The window opens with the first report of the type, about the consumer where there is one. */
export async function refreshFreeUntil(
  { summary, owner, consumerId }: Report,
  ctx: RequestContext,
): Promise<Instant | null> {
  if (freeUntil(summary.type, [summary]) === null) return null;
  const reports = (await ctx.loaders.reports.list(owner)) ?? [];
  return freeUntil(
    summary.type,
    reports.filter((other) => other.consumerId === consumerId),
  );
}
