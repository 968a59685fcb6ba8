import type { RequestContext } from '../context.ts';
import type { Consumer } from '../domain/consumers.ts';
import type { CustomerRef } from '../domain/customers.ts';
import type { ReportOwner, ReportSummary } from '../domain/reports.ts';
import { badInput, type PurposeArgs, purposeOf, type Report, reportOf } from './reports.ts';

interface ListArgs extends PurposeArgs {
  readonly first?: number | null | undefined;
}

export const defaultReports = 20;
export const mostReports = 100;

/** Upstream does not page them. */
function newest(reports: readonly ReportSummary[] | null, first: number | null | undefined): readonly ReportSummary[] {
  const count = first ?? defaultReports;
  if (count < 0 || count > mostReports) throw badInput(`\`first\` is between 0 and ${mostReports}.`);
  const dated = (reports ?? []).toSorted((left, right) => (right.createdDate ?? 0) - (left.createdDate ?? 0));
  return dated.slice(0, count);
}

export async function reportsOfCustomer(
  { customerId }: CustomerRef,
  { permissiblePurpose, first }: ListArgs,
  ctx: RequestContext,
): Promise<readonly Report[]> {
  const purpose = purposeOf(permissiblePurpose);
  const owner = { customerId };
  const reports = newest(await ctx.loaders.reports.list(owner), first);
  return reports.map((summary) => reportOf(summary, owner, customerId, purpose));
}

export async function reportsOfConsumer(
  { consumerId, customerId }: Consumer,
  { permissiblePurpose, first }: ListArgs,
  ctx: RequestContext,
): Promise<readonly Report[]> {
  const purpose = purposeOf(permissiblePurpose);
  const owner = { consumerId };
  const reports = newest(await ctx.loaders.reports.list(owner), first);
  return reports.map((summary) => reportOf({ ...summary, consumerId }, owner, customerId ?? '-', purpose));
}

export interface PortfolioOutcome {
  readonly portfolioId: string;
  readonly reports: readonly Report[];
}

interface PortfolioArgs extends PurposeArgs {
  readonly portfolioId: string;
}

/** Null when there is none that the viewer can see. */
export function portfolio(
  { customerId }: CustomerRef,
  args: PortfolioArgs,
  ctx: RequestContext,
): Promise<PortfolioOutcome | null> {
  return portfolioOf({ customerId }, customerId, args, ctx);
}

export function portfolioOfConsumer(
  { consumerId, customerId }: Consumer,
  args: PortfolioArgs,
  ctx: RequestContext,
): Promise<PortfolioOutcome | null> {
  return portfolioOf({ consumerId }, customerId ?? '-', args, ctx);
}

/** A portfolio says too little of its reports for their ids: the list says the rest. */
async function portfolioOf(
  owner: ReportOwner,
  customerId: string,
  args: PortfolioArgs,
  ctx: RequestContext,
): Promise<PortfolioOutcome | null> {
  const purpose = purposeOf(args.permissiblePurpose);
  const [found, listed] = await Promise.all([
    ctx.sources.reports.portfolio(owner, args.portfolioId),
    ctx.loaders.reports.list(owner),
  ]);
  if (found === null) return null;
  const known = new Map(listed?.map((summary) => [summary.reportId, summary]));
  const reports = found.reports.map((summary) => known.get(summary.reportId) ?? summary);
  return { ...found, reports: reports.map((summary) => reportOf(summary, owner, customerId, purpose)) };
}
