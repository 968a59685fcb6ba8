import type { RequestContext } from '../context.ts';
import { isGatewayError } from '../domain/errors.ts';
import { ownProblem, type Problem } from '../domain/problems.ts';
import { isFinal, type ReportFacts } from '../domain/reports.ts';
import type { ReportRequest } from './report-changes.ts';
import { type Report, reportOf } from './reports.ts';

type Asked = Pick<ReportRequest, 'product' | 'use' | 'customerId'>;

/** What upstream's codes mean when a report is asked for. */
export async function asReportProblem(
  making: Promise<ReportFacts | null>,
  request: Asked,
  ctx: RequestContext,
): Promise<ReportFacts | Problem | null> {
  try {
    return await making;
  } catch (error) {
    if (!isGatewayError(error)) throw error;
    const { upstreamCode: code, code: name } = error;
    const about = { upstreamCode: code ?? null, category: error.category };
    if (name === 'NOT_IN_PLAN' || code === '10021') {
      return ownProblem('NeedsEnrolment', 'The partner is not enrolled for this product.', about);
    }
    if (name === 'NOT_FOUND' && code === '10100') {
      return /^retailSales/.test(request.product)
        ? ownProblem('NotFound', 'No sales of this location are known.', about)
        : ownProblem('ConsumerMissing', 'The customer has no consumer.', about);
    }
    // An account that does not suit, an account that is not there, and what else may be wrong with one.
    if ((name === 'UPSTREAM_REJECTED' && (code === '14020' || code === '10106')) || code === '38003') {
      return ownProblem('NoSuitableAccount', 'No account suits the report.', about);
    }
    if (code === '18001') return running(request, ctx);
    throw error;
  }
}

async function running(request: Asked, ctx: RequestContext): Promise<Problem> {
  const { customerId } = request;
  const type = ctx.sources.reports.typeOf(request);
  const reports = (await ctx.sources.reports.list({ customerId })) ?? [];
  const found = reports.find((other) => other.type === type && !isFinal(other.status));
  return ownProblem('ReportAlreadyRunning', 'The same report is being generated already.', {
    upstreamCode: '18001',
    retryable: true,
    retryAfterMs: 20_000,
    customerId,
    reportId: found?.reportId ?? null,
  });
}

/** The report that is under way. */
export async function runningReport({ customerId, reportId }: Problem, ctx: RequestContext): Promise<Report | null> {
  if (customerId === null || reportId == null) return null;
  const reports = await ctx.loaders.reports.list({ customerId });
  const summary = reports?.find((other) => other.reportId === reportId);
  return summary === undefined ? null : reportOf(summary, { customerId }, customerId, null);
}
