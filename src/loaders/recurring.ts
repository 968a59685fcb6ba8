import DataLoader from 'dataloader';
import type { Sources } from '../datasources/open-finance/sources.ts';
import { noStreams, type RecurringStreams } from '../domain/recurring.ts';
import { type Batches, unwatched } from './batches.ts';

/** Whose streams: one account's, or those over all accounts of the customer. */
interface Key {
  readonly customerId: string;
  readonly accountId: string | null;
}

export interface RecurringLoader {
  ofAccount(customerId: string, accountId: string): Promise<RecurringStreams>;
  ofCustomer(customerId: string): Promise<RecurringStreams>;
}

/** One call per customer, for whichever of its accounts are asked about in a tick. */
export function createRecurringLoader(sources: Sources, batches: Batches = unwatched): RecurringLoader {
  const streams = new DataLoader<Key, RecurringStreams, string>(
    batches('recurring', async (keys) => {
      const byCustomer = Map.groupBy(keys, ({ customerId }) => customerId);
      const found = new Map(
        [...byCustomer].map(([customerId, own]) => [customerId, sources.recurring.find(customerId, wanted(own))]),
      );
      return Promise.all(
        keys.map(async ({ customerId, accountId }) => {
          try {
            const all = await found.get(customerId);
            return (accountId === null ? all?.all : all?.byAccount.get(accountId)) ?? noStreams;
          } catch (error) {
            return error as Error;
          }
        }),
      );
    }),
    { cacheKeyFn: ({ customerId, accountId }) => `${customerId}|${accountId ?? ''}` },
  );

  return {
    ofAccount: (customerId, accountId) => streams.load({ customerId, accountId }),
    ofCustomer: (customerId) => streams.load({ customerId, accountId: null }),
  };
}

/** Null for all: who asks about the customer as a whole gets each account with it. */
function wanted(keys: readonly Key[]): readonly string[] | null {
  const ids = keys.map(({ accountId }) => accountId);
  return ids.includes(null) ? null : ids.filter((id) => id !== null).sort();
}
