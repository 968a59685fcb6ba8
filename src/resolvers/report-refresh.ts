import type { RequestContext } from '../context.ts';
import { isProblem, ownProblem, type Problem, type ProblemType } from '../domain/problems.ts';
import { isPurpose, type ReportFacts, refreshFreeUntil, reportTypeOf } from '../domain/reports.ts';
import { type Keyed, madeWithoutId, noSuch, outcomeOf, wasMadeBy } from './outcome.ts';
import { canReach } from './reach.ts';
import { generateProblems, outcome, type ReportOutcome } from './report-changes.ts';
import { asReportProblem } from './report-problems.ts';

export const refreshProblems = [...generateProblems, 'ChargeNotAccepted'] as const satisfies ProblemType[];

export interface RefreshInput extends Keyed {
  readonly customerId: string;
  readonly reportId: string;
  readonly permissiblePurpose?: string | null | undefined;
  readonly acceptCharge?: boolean | null | undefined;
}

export interface RefreshOutcome extends ReportOutcome {
  /** Whether it was charged for. */
  readonly charged: boolean;
}

/** The same report once more, of today. Nobody has to sign in to their bank again. */
export function refreshReport(
  { idempotencyKey, customerId, reportId, permissiblePurpose, acceptCharge }: RefreshInput,
  ctx: RequestContext,
): Promise<RefreshOutcome | Problem> {
  const purpose = permissiblePurpose ?? null;
  return ctx.once<RefreshOutcome>({
    name: 'refreshReport',
    key: idempotencyKey,
    input: { customerId, reportId, purpose, acceptCharge: acceptCharge === true },
    run: () =>
      outcomeOf(
        async () => {
          if (!canReach(ctx.viewer, customerId)) return noSuch('report');
          if (purpose !== null && !isPurpose(purpose)) {
            return ownProblem('InvalidInput', '`permissiblePurpose` is two letters or digits, such as `31`.');
          }
          const report = await ctx.loaders.reports.get({ customerId }, reportId, purpose);
          if (report === null) return noSuch('report');
          if (!ctx.sources.reports.canRepeat(report)) {
            return ownProblem('InvalidInput', `This release cannot refresh a report of type ${report.type}.`);
          }
          const age = await freeAge(report, customerId, ctx);
          if (age === null && acceptCharge !== true) return chargeNotAccepted(report);
          const made = await asRefreshProblem(report, customerId, purpose, age, ctx);
          if (made === null) return madeWithoutId('report');
          return isProblem(made) ? made : { ...outcome(made, customerId, purpose), charged: age === null };
        },
        refreshProblems,
        customerId,
      ),
    async recover(begunAt) {
      const report = await ctx.sources.reports.get({ customerId }, reportId, purpose);
      const listed = (await ctx.sources.reports.list({ customerId })) ?? [];
      const made = listed.find(
        (other) => other.type === report?.type && other.reportId !== reportId && wasMadeBy(begunAt, other.createdDate),
      );
      if (report === null || made === undefined) return null;
      const charged = (await freeAge(report, customerId, ctx)) === null;
      return { ...outcome(made, customerId, purpose), charged };
    },
  });
}

/** How long ago the first report of the type was made, where a refresh is still free; null where it is charged for. */
async function freeAge(report: ReportFacts, customerId: string, ctx: RequestContext): Promise<number | null> {
  const reports = ((await ctx.loaders.reports.list({ customerId })) ?? []).filter(
    (other) => other.consumerId === report.consumerId,
  );
  const until = refreshFreeUntil(report.type, reports);
  const first = Math.min(
    ...reports.filter(({ type }) => type === report.type).map(({ createdDate }) => createdDate ?? 0),
  );
  const now = ctx.now();
  return until !== null && now < until ? now - first : null;
}

function asRefreshProblem(
  report: ReportFacts,
  customerId: string,
  purpose: string | null,
  reportAgeMs: number | null,
  ctx: RequestContext,
): Promise<ReportFacts | Problem | null> {
  const { reports } = ctx.sources;
  const request = reports.requestOf(report);
  return asReportProblem(reports.repeat(report, customerId, purpose, { reportAgeMs }), { ...request, customerId }, ctx);
}

function chargeNotAccepted({ type }: ReportFacts): Problem {
  const always = reportTypeOf(type)?.bankData !== true;
  const why = always
    ? 'Every refresh of this kind of report is charged for'
    : 'The 60 days in which a refresh is free are over';
  return ownProblem('ChargeNotAccepted', `${why}: send \`acceptCharge: true\` to refresh it.`);
}
