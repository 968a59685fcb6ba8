import type { AccountRef } from '../../domain/accounts.ts';
import type { AccountBalance } from '../../domain/balances.ts';
import type { Endpoint } from '../upstream/exchange.ts';
import type { Ask } from './ask.ts';
import { body, decimal, epoch, mapped, object, text } from './wire.ts';

const unknownBalance: AccountBalance = {
  available: null,
  availableDate: null,
  cleared: null,
  clearedDate: null,
  currency: 'USD',
};

const balance = mapped(
  object({
    availableBalance: decimal,
    availableBalanceDate: epoch,
    clearedBalance: decimal,
    clearedBalanceDate: epoch,
    currency: text,
  }),
  (wire): AccountBalance => ({
    available: wire.availableBalance,
    availableDate: wire.availableBalanceDate,
    cleared: wire.clearedBalance,
    clearedDate: wire.clearedBalanceDate,
    currency: wire.currency ?? 'USD',
  }),
);

/** Not cached: upstream has a cache of its own, and the sum of two would be older than what was asked for. */
const getLiveBalance: Endpoint<AccountBalance> = {
  operation: 'GetAvailableBalanceLive',
  method: 'GET',
  path: '/aggregation/v1/customers/{customerId}/accounts/{accountId}/availableBalance/live',
  product: 'Live Balance',
  family: 'balances',
  latency: 'live',
  live: true,
  billable: true,
  idempotent: true,
  cache: null,
  response: body(balance, (answer) => answer ?? unknownBalance),
};

export interface BalanceSource {
  /** @param minutes the oldest that will do; 0 asks the institution. Always sent: upstream's default has changed before. */
  live(account: AccountRef, institutionId: string | null, minutes: number): Promise<AccountBalance>;
}

export function balanceSource(ask: Ask): BalanceSource {
  return {
    live: ({ customerId, accountId }, institutionId, minutes) =>
      ask(getLiveBalance, {
        customerId,
        params: { customerId, accountId },
        query: { balance_cache_interval: minutes },
        ...(minutes === 0 && { maxAgeMs: 0 }),
        ...(institutionId !== null && { institutionId }),
      }),
  };
}
