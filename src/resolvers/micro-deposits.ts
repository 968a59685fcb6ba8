import type { RequestContext } from '../context.ts';
import type { MicroDepositReceiver, MicroDeposits } from '../domain/micro-deposits.ts';
import type { Decimal } from '../domain/money.ts';
import { ownProblem, type Problem, type ProblemType } from '../domain/problems.ts';
import { type Keyed, madeWithoutId, noSuch, outcomeOf, sharedProblems } from './outcome.ts';
import { canReach } from './reach.ts';

export const startProblems = [
  'NotFound',
  'InvalidInput',
  'MicroDepositsAlreadyMade',
  'TooSoon',
  'PlanDoesNotAllow',
  ...sharedProblems,
] as const satisfies ProblemType[];
export const verifyProblems = [
  'NotFound',
  'InvalidInput',
  'MicroDepositsNotReady',
  'MicroDepositsDoNotMatch',
  'MicroDepositsTriesUsedUp',
  'TooSoon',
  'PlanDoesNotAllow',
  ...sharedProblems,
] as const satisfies ProblemType[];

export interface MicroDepositIds {
  readonly customerId: string;
  readonly accountId: string;
}

/** Null when there are none that the viewer can see. */
export function microDeposits(
  { customerId, accountId }: MicroDepositIds,
  ctx: RequestContext,
): Promise<MicroDeposits | null> | null {
  return canReach(ctx.viewer, customerId) ? ctx.sources.microDeposits.get(customerId, accountId) : null;
}

interface StartInput extends Keyed {
  readonly customerId: string;
  readonly institutionLoginId?: string | null | undefined;
  readonly receiver: MicroDepositReceiver;
}

export function startMicroDeposits(
  { idempotencyKey, customerId, institutionLoginId, receiver }: StartInput,
  ctx: RequestContext,
): Promise<MicroDepositIds | Problem> {
  return ctx.once<MicroDepositIds>({
    name: 'startMicroDeposits',
    key: idempotencyKey,
    input: { customerId, institutionLoginId, receiver },
    run: () =>
      outcomeOf(async () => {
        if (!canReach(ctx.viewer, customerId)) return noSuch('customer');
        const accountId = await ctx.sources.microDeposits.initiate(
          customerId,
          receiver,
          institutionLoginId ?? undefined,
        );
        return accountId === null ? madeWithoutId('deposits') : { customerId, accountId };
      }, startProblems),
  });
}

interface VerifyInput extends MicroDepositIds, Keyed {
  readonly amounts: readonly Decimal[];
}

/** A lost answer is looked up: whoever is verified gave the right amounts. */
export function verifyMicroDeposits(
  { idempotencyKey, customerId, accountId, amounts }: VerifyInput,
  ctx: RequestContext,
): Promise<MicroDepositIds | Problem> {
  const done = { customerId, accountId };
  return ctx.once<MicroDepositIds>({
    name: 'verifyMicroDeposits',
    key: idempotencyKey,
    input: { customerId, accountId, amounts },
    run: () =>
      outcomeOf(async () => {
        if (!canReach(ctx.viewer, customerId)) return noSuch('account');
        if (amounts.some((amount) => !(Number(amount) > 0 && Number(amount) < 1))) {
          return ownProblem('InvalidInput', 'Each of `amounts` must be more than 0 and less than 1 US dollar.');
        }
        await ctx.sources.microDeposits.verify(customerId, accountId, amounts);
        return done;
      }, verifyProblems),
    async recover() {
      const found = await ctx.sources.microDeposits.get(customerId, accountId);
      return found?.status === 'Verified' ? done : null;
    },
  });
}
