import DataLoader from 'dataloader';
import type { Sources } from '../datasources/open-finance/sources.ts';
import type { Account, AccountTier } from '../domain/accounts.ts';
import { type Batches, unwatched } from './batches.ts';

/** Accounts by way of their customer's list: one call, however many of them are asked for. */
export interface AccountLoader {
  /** Null when there is no such customer. */
  ofCustomer(customerId: string): Promise<readonly Account[] | null>;
  /** Null when the customer has no such account. */
  byId(customerId: string, accountId: string): Promise<Account | null>;
  /** As `byId`, without waiting: undefined until the customer's list has been read. */
  peek(customerId: string, accountId: string): Account | null | undefined;
  /** All accounts of a customer, without waiting: none until their list has been read. */
  known(customerId: string): readonly Account[];
}

/** For as long as upstream's answer is in memory it is one and the same. */
const indexes = new WeakMap<readonly Account[], ReadonlyMap<string, Account>>();

function byId(accounts: readonly Account[]): ReadonlyMap<string, Account> {
  const known = indexes.get(accounts);
  if (known !== undefined) return known;
  const index = new Map(accounts.map((account) => [account.accountId, account]));
  indexes.set(accounts, index);
  return index;
}

/** @param tier the one list that serves the whole operation; both are never read. */
export function createAccountLoader(sources: Sources, tier: AccountTier, batches: Batches = unwatched): AccountLoader {
  const read = new Map<string, ReadonlyMap<string, Account>>();
  const lists = new DataLoader<string, readonly Account[] | null>(
    batches('accounts', (customerIds) =>
      Promise.all(
        customerIds.map(async (customerId) => {
          try {
            const accounts = await sources.accounts.list(customerId, tier);
            read.set(customerId, accounts === null ? new Map() : byId(accounts));
            return accounts;
          } catch (error) {
            return error as Error;
          }
        }),
      ),
    ),
  );

  return {
    ofCustomer: (customerId) => lists.load(customerId),
    async byId(customerId, accountId) {
      await lists.load(customerId);
      return read.get(customerId)?.get(accountId) ?? null;
    },
    peek(customerId, accountId) {
      const accounts = read.get(customerId);
      return accounts && (accounts.get(accountId) ?? null);
    },
    known: (customerId) => [...(read.get(customerId)?.values() ?? [])],
  };
}
