import type { GraphQLResolveInfo } from 'graphql';
import type { RequestContext } from '../context.ts';
import type { Decimal } from '../domain/money.ts';
import {
  type IndicatorInput,
  type IndicatorPurpose,
  type IndicatorRef,
  indicatorStatus,
  type PaymentIndicators,
} from '../domain/payment-indicators.ts';
import { ownProblem, type Problem, type ProblemType } from '../domain/problems.ts';
import { type CalendarDate, dateOf, startOfDay } from '../domain/time.ts';
import { currencyOf, factsOf } from './accounts.ts';
import type { MoneySource } from './money.ts';
import { type Keyed, madeWithoutId, noSuch, outcomeOf, sharedProblems } from './outcome.ts';
import { canReach } from './reach.ts';
import { selectsBelow } from './selection.ts';

export const startProblems = [
  'NotFound',
  'InvalidInput',
  'PlanDoesNotAllow',
  ...sharedProblems,
] as const satisfies ProblemType[];

interface StartInput extends Omit<IndicatorInput, 'settleByDate'>, Keyed {
  readonly settleByDate?: CalendarDate | null | undefined;
  readonly customerId: string;
  readonly accountId: string;
  readonly purpose: IndicatorPurpose;
}

const daysAhead = 10;
/** Until an ACH payment of today is usually drawn. */
const usualDays = 2;
const dayMs = 86_400_000;

/** Starts the job. Its id is all that is kept of it: the scores are read where they are selected. */
export function startPaymentIndicators(
  { idempotencyKey, customerId, accountId, purpose, ...input }: StartInput,
  ctx: RequestContext,
): Promise<IndicatorRef | Problem> {
  return ctx.once<IndicatorRef>({
    name: 'startPaymentIndicators',
    key: idempotencyKey,
    input: { customerId, accountId, purpose, ...input },
    run: () =>
      outcomeOf(async () => {
        if (!canReach(ctx.viewer, customerId)) return noSuch('account');
        const payment = { ...input, settleByDate: input.settleByDate ?? dateOf(ctx.now() + usualDays * dayMs) };
        const wrong = flaw(payment, ctx.now());
        if (wrong !== null) return ownProblem('InvalidInput', wrong);
        const job = await ctx.sources.paymentIndicators.generate(purpose, customerId, accountId, payment);
        return job === null ? madeWithoutId('job') : { customerId, accountId, payRequestId: job.payRequestId, purpose };
      }, startProblems),
  });
}

/** What upstream would refuse, said before it is paid for. */
function flaw({ settleByDate, amount }: IndicatorInput, now: number): string | null {
  if (!(Number(amount) > 0)) return '`amount` must be more than 0.';
  const away = startOfDay(settleByDate) - now;
  if (away < -dayMs || away > daysAhead * dayMs) return '`settleByDate` must be within ten days from today.';
  return null;
}

/** Null when there is no such job that the viewer can see. */
export function paymentIndicators(
  job: IndicatorRef,
  ctx: RequestContext,
  info: GraphQLResolveInfo,
): Promise<PaymentIndicators | null> | null {
  if (!canReach(ctx.viewer, job.customerId)) return null;
  return ctx.sources.paymentIndicators.get(job, selectsBelow(info, 'reasons'));
}

export function money(of: PaymentIndicators, amount: Decimal | null, ctx: RequestContext): MoneySource | null {
  if (amount === null) return null;
  return {
    amount,
    currency: async () => currencyOf(await factsOf(of.customerId, of.accountId, ctx)),
  };
}

/** Upstream makes the scores in seconds; null once there is nothing to wait for. */
export function pollAfterMs(found: PaymentIndicators): number | null {
  return indicatorStatus(found) === 'IN_PROGRESS' ? 2_000 : null;
}
