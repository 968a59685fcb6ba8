import type { RequestContext } from '../context.ts';
import { flawOfStatement, type PayPeriod } from '../domain/pay-statements.ts';
import { ownProblem, type Problem, type ProblemType } from '../domain/problems.ts';
import { type Keyed, madeWithoutId, noSuch, outcomeOf, sharedProblems } from './outcome.ts';
import { canReach } from './reach.ts';

export const uploadProblems = ['NotFound', 'InvalidInput', ...sharedProblems] as const satisfies ProblemType[];

export interface UploadedOutcome {
  readonly assetId: string;
}

interface UploadInput extends Keyed {
  readonly customerId: string;
  readonly payPeriod: PayPeriod;
  readonly statement: string;
}

export function uploadPayStatement(
  { idempotencyKey, customerId, payPeriod, statement }: UploadInput,
  ctx: RequestContext,
): Promise<UploadedOutcome | Problem> {
  return ctx.once<UploadedOutcome>({
    name: 'uploadPayStatement',
    key: idempotencyKey,
    input: { customerId, payPeriod, statement },
    run: () =>
      outcomeOf(async () => {
        if (!canReach(ctx.viewer, customerId)) return noSuch('customer');
        const flaw = flawOfStatement(statement);
        if (flaw !== null) return ownProblem('InvalidInput', flaw);
        const assetId = await ctx.sources.assets.storePayStatement(customerId, payPeriod, statement);
        return assetId === null ? madeWithoutId('asset') : { assetId };
      }, uploadProblems),
  });
}
