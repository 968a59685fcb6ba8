import DataLoader from 'dataloader';
import type { Sources } from '../datasources/open-finance/sources.ts';
import type { Connection, PageRequest } from '../domain/connections.ts';
import type { CursorCodec } from '../domain/cursors.ts';
import { endOfTomorrow, type Instant, lastSecondOfDay, startOfDay } from '../domain/time.ts';
import type { Transaction, TransactionFilter, TransactionOwner } from '../domain/transactions.ts';
import { type Batches, unwatched } from './batches.ts';
import { connectionOf } from './transaction-connection.ts';
import type { Place } from './transaction-order.ts';
import { type SharablePage, shareCustomerPage, worthSharing } from './transaction-sharing.ts';
import { beginWalk, finishWalk, type ReadWindow, type Walk } from './transaction-walk.ts';

/** Upstream demands a first day: this one is before any transaction it can hold. */
const beginning: Instant = Date.UTC(2000, 0, 1);

/** One page of one list of transactions. */
export interface TransactionPageKey extends PageRequest {
  readonly owner: TransactionOwner;
  readonly filter: TransactionFilter;
}

export interface TransactionLoader {
  page(key: TransactionPageKey): Promise<Connection<Transaction>>;
  /** One row by its ids; null when the account has no such row. */
  byId(customerId: string, accountId: string, transactionId: string): Promise<Transaction | null>;
}

/** With what tells it from all others. */
interface NamedPageKey extends TransactionPageKey {
  readonly name: string;
}

/** A page that was asked for, with its cursor opened. */
interface PlannedPage extends SharablePage {
  readonly key: NamedPageKey;
  readonly after: Place | null;
}

interface Deps {
  readonly batches?: Batches;
  readonly sources: Sources;
  readonly cursors: CursorCodec;
  readonly partnerId: string;
  readonly now: () => Instant;
}

export function createTransactionLoader({
  sources,
  cursors,
  partnerId,
  now,
  batches = unwatched,
}: Deps): TransactionLoader {
  const pages = new DataLoader<NamedPageKey, Connection<Transaction>, string>(
    batches('transaction pages', async (keys) => {
      const planned = keys.map(plan);
      const begun = beginSharing(planned, sources);
      return Promise.all(
        planned.map(async (page) => {
          if (page instanceof Error) return page;
          try {
            const walk = await (begun.get(page) ?? beginWalk(page.options, page.after));
            const ended = await finishWalk(walk, page.options, readerOf(sources, page, page.accountId));
            const { key, options, after } = page;
            const binding = bindingOf(partnerId, key);
            return connectionOf(ended, { name: key.name, cursors, binding, options, after });
          } catch (error) {
            return error as Error;
          }
        }),
      );
    }),
    { cacheKeyFn: ({ name }) => name },
  );
  const rows = new DataLoader<readonly [string, string, string], Transaction | null, string>(
    batches('transactions', (ids) =>
      Promise.all(ids.map(([customerId, accountId, id]) => sources.transactions.get(customerId, accountId, id))),
    ),
    { cacheKeyFn: (ids) => ids.join('|') },
  );

  return {
    page: (key) => pages.load({ ...key, name: nameOf(key) }),
    byId: (customerId, accountId, transactionId) => rows.load([customerId, accountId, transactionId]),
  };

  /** A page whose cursor or dates are bad fails alone. */
  function plan(key: NamedPageKey): PlannedPage | Error {
    try {
      return planned(key);
    } catch (error) {
      return error as Error;
    }
  }

  function planned(key: NamedPageKey): PlannedPage {
    const { from, to, sort, shadow } = key.filter;
    const opened = key.after === null ? null : openCursor(key.after, key);
    return {
      key,
      accountId: key.owner.accountId,
      after: opened?.place ?? null,
      options: {
        from: from === null ? beginning : startOfDay(from),
        to: opened?.to ?? (to === null ? endOfTomorrow(now()) : lastSecondOfDay(to)),
        sort,
        shadow,
        first: key.first,
      },
    };
  }

  function openCursor(cursor: string, key: TransactionPageKey): { place: Place; to: Instant } {
    const [at, id = '', to] = cursors.decode('transactions', cursor, bindingOf(partnerId, key));
    return { place: { key: Number(at), id }, to: Number(to) };
  }
}

function nameOf(key: TransactionPageKey): string {
  const { owner, after } = key;
  const account = owner.accountId ?? '';
  return `${listNameOf(key)} ${owner.accountId === null ? 'all' : account.length}:${account} ${after}`;
}

/** What pages of several accounts of a customer have to share. The lengths keep what clients send apart. */
function listNameOf({ owner: { customerId }, filter, first }: TransactionPageKey): string {
  const { from, to, includePending, shadow, sort } = filter;
  return `${customerId.length}:${customerId} ${from} ${to} ${includePending} ${shadow} ${sort} ${first}`;
}

function bindingOf(partnerId: string, { owner, filter }: TransactionPageKey): string[] {
  const { from, to, includePending, shadow, sort } = filter;
  return [
    partnerId,
    owner.customerId,
    owner.accountId ?? '-',
    from ?? '',
    to ?? '',
    String(includePending),
    shadow,
    sort,
  ];
}

/** Pages that one read of their customer can begin, each with that beginning. */
function beginSharing(planned: readonly (PlannedPage | Error)[], sources: Sources): Map<PlannedPage, Promise<Walk>> {
  const begun = new Map<PlannedPage, Promise<Walk>>();
  const firstPages = planned.filter(
    (page) => !(page instanceof Error) && page.key.after === null && page.accountId !== null,
  );
  const groups = Map.groupBy(firstPages as PlannedPage[], ({ key }) => listNameOf(key));
  for (const [first, ...others] of groups.values()) {
    if (first === undefined || !worthSharing([first, ...others])) continue;
    const shared = shareCustomerPage([first, ...others], readerOf(sources, first, null));
    for (const page of [first, ...others])
      begun.set(
        page,
        shared.then((walks) => walks.get(page) as Walk),
      );
  }
  return begun;
}

function readerOf(sources: Sources, { key }: PlannedPage, accountId: string | null): ReadWindow {
  const { includePending } = key.filter;
  return (window) =>
    sources.transactions.list({ customerId: key.owner.customerId, accountId }, { ...window, includePending });
}
