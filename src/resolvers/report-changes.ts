import type { RequestContext } from '../context.ts';
import { isProblem, ownProblem, type Problem, type ProblemType } from '../domain/problems.ts';
import { isPurpose, type ReportConstraints, type ReportFacts, type ReportSummary } from '../domain/reports.ts';
import type { CalendarDate, Instant } from '../domain/time.ts';
import { startOfDay } from '../domain/time.ts';
import { type Keyed, madeWithoutId, noSuch, outcomeOf, sharedProblems, wasMadeBy } from './outcome.ts';
import { canReach } from './reach.ts';
import { asReportProblem } from './report-problems.ts';
import { type Report, reportOf } from './reports.ts';

/** A product of the datasource, by its name there. */
export type ReportRequest = Parameters<RequestContext['sources']['reports']['generate']>[0];

export const generateProblems = [
  'NotFound',
  'InvalidInput',
  'NoSuitableAccount',
  'ConsumerMissing',
  'SecurityFreeze',
  'ReportLimitReached',
  'ReportAlreadyRunning',
  'NeedsEnrolment',
  ...sharedProblems,
] as const satisfies ProblemType[];

/** A report by what its acknowledgement says. Serializable: an answer under the same key is made of it. */
export interface ReportOutcome {
  readonly customerId: string;
  readonly purpose: string | null;
  readonly summary: ReportSummary;
}

/** What the request says beside constraints. */
export interface GenerateInput extends ReportConstraints, Keyed {
  readonly customerId: string;
  readonly consumerId?: string | null | undefined;
  readonly permissiblePurpose?: string | null | undefined;
}

type Product = Pick<ReportRequest, 'product' | 'use'>;

/** Reports that are looked at when an answer was lost; there are hardly ever two. */
const mostCandidates = 3;

export function generateReport(
  product: Product,
  { idempotencyKey, customerId, consumerId, permissiblePurpose, ...constraints }: GenerateInput,
  ctx: RequestContext,
): Promise<ReportOutcome | Problem> {
  const purpose = permissiblePurpose ?? null;
  const request: ReportRequest = { ...product, customerId, constraints, purpose };
  return ctx.once<ReportOutcome>({
    name: 'generateReport',
    key: idempotencyKey,
    input: { ...request, consumerId },
    run: () =>
      outcomeOf(
        async () => {
          if (!canReach(ctx.viewer, customerId)) return noSuch('customer');
          const wrong =
            invalid(request) ?? (consumerId == null ? null : await consumerProblem(customerId, consumerId, ctx));
          if (wrong !== null) return wrong;
          const made = await asReportProblem(ctx.sources.reports.generate(request), request, ctx);
          if (made === null) return madeWithoutId('report');
          return isProblem(made) ? made : outcome(made, customerId, purpose);
        },
        generateProblems,
        customerId,
      ),
    async recover(begunAt) {
      const found = await findMade(request, begunAt, ctx);
      return found && outcome(found, customerId, purpose);
    },
  });
}

export function outcome(made: ReportSummary, customerId: string, purpose: string | null): ReportOutcome {
  const { reportId, requestId, requesterName, createdDate, consumerId, type, status } = made;
  return {
    customerId,
    purpose,
    summary: { reportId, requestId, requesterName, createdDate, consumerId, type, status },
  };
}

/** Whether the report was begun after all: one of its type and constraints, of since the time that it was asked for. */
async function findMade(request: ReportRequest, begunAt: Instant, ctx: RequestContext): Promise<ReportFacts | null> {
  const { customerId, purpose } = request;
  const { reports } = ctx.sources;
  const type = reports.typeOf(request);
  const listed = (await reports.list({ customerId })) ?? [];
  const candidates = listed.filter((other) => other.type === type && wasMadeBy(begunAt, other.createdDate));
  for (const { reportId } of candidates.slice(0, mostCandidates)) {
    const report = await reports.get({ customerId }, reportId, purpose);
    if (report !== null && reports.cameOf(request, report)) return report;
  }
  return null;
}

/** The consumer that was named must be the customer's: upstream takes whichever there is. */
async function consumerProblem(customerId: string, consumerId: string, ctx: RequestContext): Promise<Problem | null> {
  const consumer = await ctx.sources.consumers.ofCustomer(customerId);
  if (consumer === null) {
    const customer = await ctx.loaders.customers.byId(customerId);
    return customer === null ? noSuch('customer') : ownProblem('ConsumerMissing', 'The customer has no consumer.');
  }
  if (consumer.consumerId === consumerId) return null;
  return ownProblem('InvalidInput', 'The consumer is not that of the customer.');
}

/** Upstream replaces a date that is not written with ten digits by one of its own, and says nothing. */
const firstDay = '2001-09-10';

/** What upstream would refuse, or silently take otherwise, said before a call is spent on it. */
function invalid({ constraints, purpose }: ReportRequest): Problem | null {
  const refuse = (message: string) => ownProblem('InvalidInput', message);
  if (purpose !== null && !isPurpose(purpose)) {
    return refuse('`permissiblePurpose` is two letters or digits, such as `31`.');
  }
  const { from, to, income, payStatementsFrom, incomeConfidenceMinimum: least, customFields, accountId } = constraints;
  const dates: readonly (CalendarDate | null | undefined)[] = [from, to, income?.from, payStatementsFrom];
  for (const date of dates) {
    if (date != null && startOfDay(date) < startOfDay(firstDay))
      return refuse(`A date must not be before ${firstDay}.`);
  }
  if (from != null && to != null && startOfDay(from) > startOfDay(to)) return refuse('`from` is after `to`.');
  if (least != null && (least < 0 || least > 100)) return refuse('`incomeConfidenceMinimum` is a percentage.');
  if ((customFields?.length ?? 0) > 5) return refuse('A report has five custom fields at most.');
  if (constraints.accountIds?.some((id) => !/^\d+$/.test(id))) return refuse('`accountIds` are ids of accounts.');
  if (accountId != null && !Number.isSafeInteger(Number(accountId)))
    return refuse('`accountId` is the id of an account.');
  if (constraints.assetIds?.length === 0) return refuse('`assetIds` must name at least one pay statement.');
  return null;
}

/** The report of a payload. */
export function madeReport({ customerId, purpose, summary }: ReportOutcome): Report {
  return reportOf(summary, { customerId }, customerId, purpose);
}
