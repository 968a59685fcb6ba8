import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../context.ts';
import type { Decimal } from '../domain/money.ts';
import { isProblem, ownProblem, type Problem, type ProblemType } from '../domain/problems.ts';
import type { CalendarDate } from '../domain/time.ts';
import type { TxPushSubscription } from '../domain/tx-push.ts';
import { type Keyed, madeWithoutId, noSuch, outcomeOf, sharedProblems } from './outcome.ts';
import { canReach, requirePartnerWide } from './reach.ts';
import { transaction } from './transactions.ts';

export const subscribeProblems = ['NotFound', 'InvalidInput', ...sharedProblems] as const satisfies ProblemType[];
export const unsubscribeProblems = ['NotFound', ...sharedProblems] as const satisfies ProblemType[];
export const testProblems = ['NotFound', 'InvalidInput', ...sharedProblems] as const satisfies ProblemType[];

interface AccountIds {
  readonly customerId: string;
  readonly accountId: string;
}

export interface SubscribedOutcome {
  readonly subscriptions: readonly TxPushSubscription[];
}

/**
 * The keys that notifications are signed with are handed on and never kept: whoever asks again under the same idempotency
 * key learns what was made, without them.
 */
export async function subscribeTxPush(
  {
    idempotencyKey,
    customerId,
    accountId,
    callbackUrl,
  }: AccountIds & Keyed & { readonly callbackUrl?: string | null | undefined },
  ctx: RequestContext,
): Promise<SubscribedOutcome | Problem> {
  requirePartnerWide(ctx.viewer);
  let made: readonly TxPushSubscription[] | undefined;
  const outcome = await ctx.once<SubscribedOutcome>({
    name: 'subscribeTxPush',
    key: idempotencyKey,
    input: { customerId, accountId, callbackUrl },
    run: () =>
      outcomeOf(async () => {
        if (callbackUrl == null) return subscribeHere({ customerId, accountId }, ctx);
        if (!URL.canParse(callbackUrl)) return ownProblem('InvalidInput', '`callbackUrl` must be a URL.');
        made = await ctx.sources.txPush.subscribe(customerId, accountId, callbackUrl);
        await ctx.txPushListener.forget({ customerId, accountId });
        return withoutKeys(made);
      }, subscribeProblems),
  });
  return isProblem(outcome) || made === undefined ? outcome : { subscriptions: made };
}

/** The gateway itself listens: it keeps the keys, and tells whoever is subscribed to the customer's events. */
async function subscribeHere(account: AccountIds, ctx: RequestContext): Promise<SubscribedOutcome | Problem> {
  const listener = ctx.txPushListener.newUrl();
  if (listener === null) {
    return ownProblem('InvalidInput', '`callbackUrl` is needed: nobody said by `PUBLIC_URL` where this gateway is.');
  }
  const made = await ctx.sources.txPush.subscribe(account.customerId, account.accountId, listener.url);
  const keys = made.flatMap(({ signingKey }) => (signingKey === null ? [] : [signingKey]));
  await ctx.txPushListener.keep(listener.token, account, [...new Set(keys)]);
  return withoutKeys(made);
}

const withoutKeys = (made: readonly TxPushSubscription[]): SubscribedOutcome => ({
  subscriptions: made.map((subscription) => ({ ...subscription, signingKey: null })),
});

export interface UnsubscribedOutcome {
  readonly accountId: string;
}

export function unsubscribeTxPush(
  { idempotencyKey, customerId, accountId }: AccountIds & Keyed,
  ctx: RequestContext,
): Promise<UnsubscribedOutcome | Problem> {
  requirePartnerWide(ctx.viewer);
  return ctx.once<UnsubscribedOutcome>({
    name: 'unsubscribeTxPush',
    key: idempotencyKey,
    input: { customerId, accountId },
    run: () =>
      outcomeOf(async () => {
        await ctx.sources.txPush.unsubscribe(customerId, accountId);
        await ctx.txPushListener.forget({ customerId, accountId });
        return { accountId };
      }, unsubscribeProblems),
  });
}

export interface DeletedSubscription {
  readonly deletedSubscriptionId: string;
}

interface SubscriptionIds {
  readonly customerId: string;
  readonly subscriptionId: string;
}

export function deleteTxPushSubscription(
  { idempotencyKey, customerId, subscriptionId }: SubscriptionIds & Keyed,
  ctx: RequestContext,
): Promise<DeletedSubscription | Problem> {
  requirePartnerWide(ctx.viewer);
  return ctx.once<DeletedSubscription>({
    name: 'deleteTxPushSubscription',
    key: idempotencyKey,
    input: { customerId, subscriptionId },
    run: () =>
      outcomeOf(async () => {
        await ctx.sources.txPush.remove(customerId, subscriptionId);
        return { deletedSubscriptionId: subscriptionId };
      }, unsubscribeProblems),
  });
}

export interface TestedOutcome extends AccountIds {
  readonly transactionId: string;
}

interface TestInput extends AccountIds, Keyed {
  readonly amount: Decimal;
  readonly description: string;
  readonly date: CalendarDate;
  readonly pending?: boolean | null | undefined;
}

export function testTxPush(
  { idempotencyKey, customerId, accountId, pending, ...row }: TestInput,
  ctx: RequestContext,
): Promise<TestedOutcome | Problem> {
  return ctx.once<TestedOutcome>({
    name: 'testTxPush',
    key: idempotencyKey,
    input: { customerId, accountId, pending, ...row },
    run: () =>
      outcomeOf(async () => {
        if (!canReach(ctx.viewer, customerId)) return noSuch('account');
        const transactionId = await ctx.sources.txPush.test(customerId, accountId, {
          ...row,
          pending: pending ?? false,
        });
        return transactionId === null ? madeWithoutId('transaction') : { customerId, accountId, transactionId };
      }, testProblems),
  });
}

export function testedTransaction(ids: TestedOutcome, ctx: RequestContext, info: GraphQLResolveInfo) {
  return transaction(ids, ctx, info);
}
