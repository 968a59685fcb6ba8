import type { RequestContext } from '../context.ts';
import type { AccountRef } from '../domain/accounts.ts';
import type { Decimal } from '../domain/money.ts';
import { type CalendarDate, dateOf, lastSecondOfDay, startOfDay } from '../domain/time.ts';
import type { DailyBalance } from '../domain/transactions.ts';
import { currencyOf, factsOf } from './accounts.ts';
import type { MoneySource } from './money.ts';

export interface DailyBalancesArgs {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

export interface AccountDay extends DailyBalance {
  readonly account: AccountRef;
}

export async function dailyBalances(
  account: AccountRef,
  { from, to }: DailyBalancesArgs,
  ctx: RequestContext,
): Promise<readonly AccountDay[]> {
  const { customerId, accountId } = account;
  const days = await ctx.sources.transactions.dailyBalances(
    customerId,
    accountId,
    startOfDay(from),
    lastSecondOfDay(to),
  );
  return days.map((day) => ({ ...day, account }));
}

export function dayOf({ date }: AccountDay): CalendarDate | null {
  return date === null ? null : dateOf(date);
}

/** In the currency of the account, which is looked up only when it is asked for. */
export function balanceOf({ account }: AccountDay, amount: Decimal | null, ctx: RequestContext): MoneySource | null {
  if (amount === null) return null;
  return { amount, currency: async () => currencyOf(await factsOf(account.customerId, account.accountId, ctx)) };
}
