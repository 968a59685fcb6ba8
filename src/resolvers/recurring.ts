import type { RequestContext } from '../context.ts';
import type { AccountRef } from '../domain/accounts.ts';
import type { CustomerRef } from '../domain/customers.ts';
import type { CurrencyCode, Decimal } from '../domain/money.ts';
import type { RecurringStream, RecurringStreams } from '../domain/recurring.ts';
import { currencyOf, factsOf } from './accounts.ts';
import type { MoneySource } from './money.ts';

/** A stream, and how its currency is found out: it is that of the account, or of the accounts, that it was found in. */
export interface StreamOf {
  readonly stream: RecurringStream;
  readonly currency: () => CurrencyCode | Promise<CurrencyCode>;
}

export interface StreamsOf {
  readonly inflows: readonly StreamOf[];
  readonly outflows: readonly StreamOf[];
}

export async function recurringOfAccount(
  { customerId, accountId }: AccountRef,
  ctx: RequestContext,
): Promise<StreamsOf> {
  const streams = await ctx.loaders.recurring.ofAccount(customerId, accountId);
  return withCurrency(streams, async () => currencyOf(await factsOf(customerId, accountId, ctx)));
}

export async function recurringOfCustomer({ customerId }: CustomerRef, ctx: RequestContext): Promise<StreamsOf> {
  const streams = await ctx.loaders.recurring.ofCustomer(customerId);
  return withCurrency(streams, async () => {
    const accounts = await ctx.loaders.accounts.ofCustomer(customerId);
    return currencyOf(accounts?.[0] ?? null);
  });
}

function withCurrency({ inflows, outflows }: RecurringStreams, currency: StreamOf['currency']): StreamsOf {
  const each = (streams: readonly RecurringStream[]) => streams.map((stream) => ({ stream, currency }));
  return { inflows: each(inflows), outflows: each(outflows) };
}

export function money({ currency }: StreamOf, amount: Decimal | null): MoneySource | null {
  return amount === null ? null : { amount, currency };
}
