import type { RequestContext } from '../context.ts';
import type { Problem, ProblemType } from '../domain/problems.ts';
import type { AccountsOutcome } from './account-changes.ts';
import { type Keyed, outcomeOf, sharedProblems } from './outcome.ts';
import { requirePartnerWide } from './reach.ts';

export const migrateProblems = ['NotFound', 'InvalidInput', ...sharedProblems] as const satisfies ProblemType[];

export interface MigratedLogin extends AccountsOutcome {
  readonly previousInstitutionLoginId: string;
  readonly institutionLoginId: string | null;
}

/** The id of the login may be another afterwards; the accounts keep theirs. */
export function migrateInstitutionLogin(
  {
    idempotencyKey,
    customerId,
    institutionLoginId,
  }: Keyed & { readonly customerId: string; readonly institutionLoginId: string },
  ctx: RequestContext,
): Promise<MigratedLogin | Problem> {
  requirePartnerWide(ctx.viewer);
  return ctx.once<MigratedLogin>({
    name: 'migrateInstitutionLogin',
    key: idempotencyKey,
    input: { customerId, institutionLoginId },
    run: () =>
      outcomeOf(async () => {
        const accounts = await ctx.sources.institutionLogins.migrate(customerId, institutionLoginId);
        return {
          customerId,
          accountIds: accounts.map((account) => account.accountId),
          previousInstitutionLoginId: institutionLoginId,
          institutionLoginId: accounts[0]?.institutionLoginId ?? null,
        };
      }, migrateProblems),
  });
}
