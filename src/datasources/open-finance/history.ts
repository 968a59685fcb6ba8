import type { Endpoint } from '../upstream/exchange.ts';
import { type Ask, type Changed, changing } from './ask.ts';
import { nothing } from './nothing.ts';

/** Asks the bank for up to three minutes, and goes on when nobody waits any more. Billed once for a customer. */
const loadHistory: Endpoint<null> = {
  operation: 'LoadHistoricTransactionsForCustomerAccount',
  method: 'POST',
  path: '/aggregation/v1/customers/{customerId}/accounts/{accountId}/transactions/historic',
  product: 'Historic transactions',
  family: 'refresh',
  latency: 'live',
  live: true,
  billable: true,
  idempotent: false,
  cache: null,
  response: nothing,
};

export interface HistorySource {
  /** Brings the transactions of the 24 months before the account was added. Another time it finds nothing more to do. */
  load(customerId: string, accountId: string, institutionId: string | null): Promise<void>;
}

export function historySource(ask: Ask, changed: Changed): HistorySource {
  return {
    async load(customerId, accountId, institutionId) {
      const institution = institutionId === null ? {} : { institutionId };
      const asked = ask(loadHistory, { customerId, params: { customerId, accountId }, body: {}, ...institution });
      await changing(asked, () => changed(customerId));
    },
  };
}
