import type { RequestContext } from '../context.ts';
import type { ConnectExperience } from '../domain/connect.ts';
import { isGatewayError } from '../domain/errors.ts';
import { ownProblem, type Problem, type ProblemType } from '../domain/problems.ts';
import { type Keyed, madeWithoutId, outcomeOf, sharedProblems } from './outcome.ts';
import { requirePartnerWide } from './reach.ts';

export const duplicateProblems = ['NotFound', 'InvalidInput', ...sharedProblems] as const satisfies ProblemType[];

/** Empty when the application has none, or there is no such application: upstream does not tell them apart. */
export async function connectExperiences(
  { applicationName, productCodes }: { applicationName: string; productCodes?: readonly string[] | null | undefined },
  { sources, viewer }: RequestContext,
): Promise<readonly ConnectExperience[]> {
  requirePartnerWide(viewer);
  try {
    return await sources.connect.experiences(applicationName, productCodes ?? []);
  } catch (error) {
    if (isGatewayError(error, 'NOT_FOUND')) return [];
    throw error;
  }
}

export interface DuplicatedExperience {
  readonly experienceId: string;
}

export function duplicateConnectExperience(
  {
    idempotencyKey,
    experienceId,
    indirectPartnerId,
  }: Keyed & { readonly experienceId: string; readonly indirectPartnerId: string },
  ctx: RequestContext,
): Promise<DuplicatedExperience | Problem> {
  requirePartnerWide(ctx.viewer);
  return ctx.once<DuplicatedExperience>({
    name: 'duplicateConnectExperience',
    key: idempotencyKey,
    input: { experienceId, indirectPartnerId },
    run: () =>
      outcomeOf(async () => {
        if (!/^\d{1,15}$/.test(indirectPartnerId)) {
          return ownProblem('InvalidInput', '`indirectPartnerId` must be a number.', { field: 'indirectPartnerId' });
        }
        const copy = await ctx.sources.connect.duplicateExperience(experienceId, indirectPartnerId);
        return copy === null ? madeWithoutId('experience') : { experienceId: copy };
      }, duplicateProblems),
  });
}
