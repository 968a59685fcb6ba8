import type { RequestContext } from '../context.ts';
import type { DownloadFormat, DownloadLink, DownloadTarget } from '../domain/downloads.ts';
import { isGatewayError } from '../domain/errors.ts';
import { ownProblem, type Problem, type ProblemType } from '../domain/problems.ts';
import { outcomeOf } from './outcome.ts';
import { type PurposeArgs, purposeOf, type Report, status } from './reports.ts';
import type { ListedStatement } from './statements.ts';

export const reportDownloadProblems = [
  'NotFound',
  'ReportNotReady',
  'FormatNotAvailable',
  'InvalidInput',
] as const satisfies ProblemType[];

/** As long as a poller waits before it looks again. */
const lookAgainMs = 20_000;

interface ReportDownloadArgs extends PurposeArgs {
  readonly format: DownloadFormat;
}

/** A link that was tried: upstream is asked for the report in that format, and what it says decides. Its body is not read. */
export function reportDownload(
  report: Report,
  { format, permissiblePurpose }: ReportDownloadArgs,
  ctx: RequestContext,
): Promise<DownloadLink | Problem> {
  const purpose = purposeOf(permissiblePurpose) ?? report.purpose;
  const { customerId, owner, reportId } = report;
  return outcomeOf(async () => {
    if (status(report) !== 'SUCCESS') return notReady(report);
    const isRead = format === 'JSON' && report.facts !== null && purpose === report.purpose;
    if (!isRead) {
      try {
        (await ctx.sources.reports.download(owner, reportId, purpose, format)).close();
      } catch (error) {
        const isPurposeMissing = purpose === null && isGatewayError(error, 'UPSTREAM_REJECTED');
        if (isPurposeMissing && error.upstreamCode === '10100') return purposeMissing();
        throw error;
      }
    }
    return ctx.linkTo({ kind: 'report', customerId, owner, reportId, purpose, format });
  }, reportDownloadProblems);
}

function notReady(report: Report): Problem {
  const hasFailed = status(report) === 'FAILURE';
  return ownProblem('ReportNotReady', hasFailed ? 'The report has failed.' : 'The report is not finished yet.', {
    retryable: !hasFailed,
    retryAfterMs: hasFailed ? null : lookAgainMs,
  });
}

function purposeMissing(): Problem {
  return ownProblem(
    'InvalidInput',
    'A report for a credit decision is read for a purpose: give `permissiblePurpose`.',
    { field: 'permissiblePurpose' },
  );
}

/** Null where there is no statement. Nothing is asked of upstream: that would be billed. */
export function statementDownload({ customerId, assetId }: ListedStatement, ctx: RequestContext): DownloadLink | null {
  return assetId === null ? null : assetLink({ customerId, assetId, from: 'statement' }, ctx);
}

/** A document by its ids. */
export interface Asset {
  readonly customerId: string;
  readonly assetId: string;
}

export function assetDownload({ customerId, assetId }: Asset, ctx: RequestContext): DownloadLink {
  return assetLink({ customerId, assetId, from: 'asset' }, ctx);
}

function assetLink(asset: Omit<Extract<DownloadTarget, { kind: 'asset' }>, 'kind'>, ctx: RequestContext): DownloadLink {
  return ctx.linkTo({ kind: 'asset', ...asset });
}
