import type { RequestContext } from '../context.ts';
import type { AccountRef } from '../domain/accounts.ts';
import type { AccountOwners } from '../domain/owners.ts';
import { ownProblem, type ProblemType } from '../domain/problems.ts';
import { liveOutcome, liveProblems } from './pending.ts';
import { maxAgeOf, type PremiumArgs } from './premium.ts';

export const ownerProblems = [
  ...liveProblems,
  'OwnerDataMissing',
  'AccountTypeNotSupported',
] as const satisfies ProblemType[];

export function owners(account: AccountRef, args: PremiumArgs, ctx: RequestContext) {
  const maxAgeMs = maxAgeOf(args);
  return liveOutcome<AccountOwners>(
    async () => {
      const found = await ctx.loaders.premium.owners(account, maxAgeMs);
      return found.owners.length > 0 ? found : nobody();
    },
    ownerProblems,
    args,
    ctx,
  );
}

function nobody() {
  return ownProblem('OwnerDataMissing', 'The institution says nothing about who owns the account.', {
    category: 'FINANCIAL_INSTITUTION',
  });
}
