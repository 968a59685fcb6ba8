import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../context.ts';
import type { Problem, ProblemType } from '../domain/problems.ts';
import { account } from './accounts.ts';
import { type Keyed, noSuch, outcomeOf, sharedProblems } from './outcome.ts';
import { canReach } from './reach.ts';

export const loadHistoryProblems = [
  'NotFound',
  'MfaRequired',
  'ConnectionNeedsFix',
  'InstitutionUnavailable',
  'AccountClosed',
  'PlanDoesNotAllow',
  ...sharedProblems,
] as const satisfies ProblemType[];

export interface HistoryOutcome {
  readonly customerId: string;
  readonly accountId: string;
}

export function loadTransactionHistory(
  { idempotencyKey, customerId, accountId }: HistoryOutcome & Keyed,
  ctx: RequestContext,
): Promise<HistoryOutcome | Problem> {
  return ctx.once<HistoryOutcome>({
    name: 'loadTransactionHistory',
    key: idempotencyKey,
    input: { customerId, accountId },
    run: () =>
      outcomeOf(
        async () => {
          if (!canReach(ctx.viewer, customerId)) return noSuch('account');
          const known = await ctx.sources.accounts.list(customerId, 'simple');
          const own = known?.find((candidate) => candidate.accountId === accountId);
          if (own === undefined) return noSuch('account');
          await ctx.sources.history.load(customerId, accountId, own.institutionId);
          return { customerId, accountId };
        },
        loadHistoryProblems,
        customerId,
      ),
  });
}

export function accountOfHistory(ids: HistoryOutcome, ctx: RequestContext, info: GraphQLResolveInfo) {
  return account(ids, ctx, info);
}
