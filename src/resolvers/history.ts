import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../context.ts';
import type { Pending } from '../domain/pending.ts';
import type { Problem, ProblemType } from '../domain/problems.ts';
import { account } from './accounts.ts';
import { type Keyed, noSuch, outcomeOf, sharedProblems } from './outcome.ts';
import { liveChange, type Waiting } from './pending.ts';
import { canReach } from './reach.ts';

export const loadHistoryProblems = [
  'NotFound',
  'MfaRequired',
  'ConnectionNeedsFix',
  'InstitutionUnavailable',
  'AccountClosed',
  'PlanDoesNotAllow',
  'InstitutionThrottled',
  'TookTooLong',
  ...sharedProblems,
] as const satisfies ProblemType[];

export interface HistoryOutcome {
  readonly customerId: string;
  readonly accountId: string;
}

export function loadTransactionHistory(
  { idempotencyKey, customerId, accountId }: HistoryOutcome & Keyed,
  waiting: Waiting,
  ctx: RequestContext,
): Promise<HistoryOutcome | Problem | Pending> {
  const load = (institutionId: string | null) => ctx.lasting().history.load(customerId, accountId, institutionId);
  const effect = {
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
          await ctx.joined(`history:${customerId}:${accountId}`, () => load(own.institutionId));
          return { customerId, accountId };
        },
        loadHistoryProblems,
        customerId,
      ),
  };
  return liveChange<HistoryOutcome>(() => ctx.once(effect), loadHistoryProblems, waiting, ctx);
}

export function accountOfHistory(ids: HistoryOutcome, ctx: RequestContext, info: GraphQLResolveInfo) {
  return account(ids, ctx, info);
}
