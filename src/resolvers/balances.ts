import type { RequestContext } from '../context.ts';
import type { Account, AccountRef } from '../domain/accounts.ts';
import type { AccountBalance } from '../domain/balances.ts';
import type { Decimal, Money } from '../domain/money.ts';
import { currencyOf } from './accounts.ts';
import { liveOutcome } from './pending.ts';
import { maxAgeOf, type PremiumArgs, premiumProblems } from './premium.ts';

export function liveBalance(account: AccountRef, args: PremiumArgs, ctx: RequestContext) {
  const maxAgeMs = maxAgeOf(args);
  return liveOutcome<AccountBalance>(() => ctx.loaders.premium.balance(account, maxAgeMs), premiumProblems, args, ctx);
}

/** As of the last aggregation: part of the account list, and free. Null where the institution states neither amount. */
export function availableBalance(account: Account): AccountBalance | null {
  const available = account.detail?.values.availableBalanceAmount ?? null;
  if (available === null && account.balance === null) return null;
  return {
    available,
    availableDate: available === null ? null : (account.detail?.values.dateAsOf ?? account.balanceDate),
    cleared: account.balance,
    clearedDate: account.balanceDate,
    currency: currencyOf(account),
  };
}

export function moneyOf({ currency }: AccountBalance, amount: Decimal | null): Money | null {
  return amount === null ? null : { amount, currency };
}
