import { setImmediate as othersFirst } from 'node:timers/promises';
import type { Sources } from '../datasources/open-finance/sources.ts';
import type { CursorCodec } from '../domain/cursors.ts';
import { GatewayError, isGatewayError } from '../domain/errors.ts';
import { dateOf, endOfTomorrow, type Instant, startOfDay } from '../domain/time.ts';
import type {
  Feed,
  FeedEntry,
  FeedRow,
  FeedStore,
  TransactionChange,
  TransactionChangeKind,
  TransactionChanges,
} from '../domain/transaction-feed.ts';
import { maxReadsPerPage, sortInstant, type Transaction } from '../domain/transactions.ts';
import { beginWalk, finishWalk, type ReadWindow, type WalkOptions } from './transaction-walk.ts';

/** Upstream demands a first day: this one is before any transaction it can hold. */
const beginning: Instant = Date.UTC(2000, 0, 1);
/** The moment of a row without any date: it sorts as the oldest. */
const undated: Instant = 0;
const second = 1000;
const dayMs = 24 * 60 * 60 * 1000;
/** Banks change, withdraw and add late what is newer than this; what is older is compared once a week. */
const recentMs = 90 * dayMs;
const sweepEveryMs = 7 * dayMs;
/** Rows that are hashed in one go, some 25 us each: a customer may have thousands, and everybody else waits meanwhile. */
const hashedAtOnce = 100;

export interface ChangesAsked {
  readonly customerId: string;
  /** A cursor; null begins. */
  readonly since: string | null;
  readonly first: number;
}

export interface TransactionChangeLoader {
  /** Null when there is no such customer. @throws BAD_CURSOR, CURSOR_EXPIRED, PAGE_UNSTABLE */
  changes(asked: ChangesAsked): Promise<TransactionChanges | null>;
}

/** How changes are noticed. */
export interface FeedMemory {
  readonly store: FeedStore;
  /** A keyed hash of a row, which says whether it is still the same. */
  readonly hashRow: (text: string) => string;
}

interface Deps {
  readonly sources: Pick<Sources, 'transactions'>;
  readonly cursors: CursorCodec;
  readonly feed: FeedMemory;
  readonly partnerId: string;
  readonly now: () => Instant;
}

/** Where a client is in a feed. */
interface Place {
  readonly epoch: string;
  /** Changes up to this sequence are known to it. */
  readonly sequence: number;
  /** It began when the feed stood here: what was removed before, it never had. */
  readonly began: number;
}

/** What a read leaves unread, by the moment before which it stopped; null when it reached its end. */
type PlaceAfter = (unreadBefore: Instant | null) => Pick<Feed, 'sweptAt' | 'unreadBefore'>;

/** A row that was read just now. */
interface Seen {
  readonly row: Transaction;
  readonly hash: string;
}

/**
 * The changes of a customer's transactions since a client asked last. Upstream has no such list: a stretch of the customer's
 * own is read, compared in the store with what was known of it, and what differs gets the next numbers of the feed.
 */
export function createTransactionChangeLoader(deps: Deps): TransactionChangeLoader {
  const { sources, cursors, partnerId, now } = deps;
  const { store: feeds, hashRow } = deps.feed;

  return {
    async changes(asked) {
      try {
        return await answer(asked);
      } catch (error) {
        if (!isGatewayError(error, 'NOT_FOUND')) throw error;
        await feeds.eraseFeed({ partnerId, customerId: asked.customerId });
        return null;
      }
    },
  };

  async function answer({ customerId, since, first }: ChangesAsked): Promise<TransactionChanges> {
    const key = { partnerId, customerId };
    const binding = [partnerId, customerId];
    const from = since === null ? null : placeOf(cursors.decode('feed', since, binding));
    const known = await feeds.readFeed(key);
    if (from !== null) refuseExpired(from, known);

    const sync = createSync(customerId);
    // A client that is catching up has enough to read without asking for more.
    const isBehind = from !== null && (await feeds.feedEntriesAfter(key, from.sequence, first)).length === first;
    if (!isBehind) await sync.latest(known);
    const feed = await feeds.readFeed(key);
    // Erased while it was read: who began with it begins again.
    if (feed === null) throw expired();
    if (from !== null) refuseExpired(from, feed);

    const place = from ?? { epoch: feed.epoch, sequence: 0, began: feed.head };
    const pending = () => feeds.feedEntriesAfter(key, place.sequence, first + 1);
    let entries = await pending();
    const missing = entries.slice(0, first).filter((entry) => entry.state !== 'removed' && !sync.has(entry));
    if (missing.length > 0) {
      await sync.around(feed, missing);
      entries = await pending();
    }

    const told = entries.slice(0, first);
    const unread = told.findIndex((entry) => entry.state !== 'removed' && !sync.has(entry));
    const delivered = unread === -1 ? told : told.slice(0, unread);
    const sequence = delivered.at(-1)?.sequence ?? place.sequence;
    const after = { ...place, sequence };
    return {
      changes: delivered.flatMap((entry) => changeOf(entry, place, customerId, sync.row(entry))),
      cursor: cursors.encode('feed', [after.epoch, String(after.sequence), String(after.began)], binding),
      hasMore: isBehind || entries.length > delivered.length || feed.unreadBefore !== null,
    };
  }

  /** Reads of one ask, all together as many as a page of a list may cost. */
  function createSync(customerId: string) {
    const key = { partnerId, customerId };
    const seen = new Map<string, Seen>();
    let readsLeft = maxReadsPerPage;
    const read: ReadWindow = (window) => {
      readsLeft -= 1;
      return sources.transactions.list(
        { customerId, accountId: null },
        { ...window, fresh: true, includePending: true },
      );
    };

    /** Reads from `to` back to `from`, as far as it gets, and takes it in. */
    async function takeIn(feed: Feed | null, from: Instant, to: Instant, placeAfter: PlaceAfter): Promise<void> {
      const all = { sort: 'DESC', shadow: 'INCLUDE', first: Number.MAX_SAFE_INTEGER } as const;
      const options: WalkOptions = { ...all, from, to, reads: readsLeft };
      const walk = await finishWalk(beginWalk(options, null), options, read);
      const rows: FeedRow[] = [];
      for (const row of walk.rows) {
        if (rows.length > 0 && rows.length % hashedAtOnce === 0) await othersFirst();
        const hash = hashRow(JSON.stringify(row));
        const { accountId, transactionId } = row;
        seen.set(idOf(row), { row, hash });
        rows.push({
          accountId,
          transactionId,
          at: sortInstant(row) ?? undated,
          hash,
          isShadow: row.status === 'shadow',
        });
      }
      const unread = walk.rest === null ? null : walk.rest.to + second;
      const reached = unread ?? (from === beginning ? undated : from);
      const stretch = { version: feed?.version ?? null, from: reached, to, rows, ...placeAfter(unread) };
      await feeds.takeInFeed(key, stretch, now().toString(36), now());
    }

    return {
      has: (entry: FeedEntry) => seen.get(idOf(entry))?.hash === entry.hash,
      row: (entry: FeedEntry) => seen.get(idOf(entry))?.row ?? null,

      /** What is newest; everything, where that is due; and more of what an earlier read did not get to. */
      async latest(feed: Feed | null): Promise<void> {
        const to = endOfTomorrow(now());
        if (feed === null || now() - feed.sweptAt >= sweepEveryMs) {
          const sweptAt = now();
          return takeIn(feed, beginning, to, (unreadBefore) => ({ sweptAt, unreadBefore }));
        }
        const recent = startOfDay(dateOf(now() - recentMs));
        const { sweptAt, unreadBefore: left } = feed;
        // Where it does not get so far back, what is older was read before, and is compared within the week.
        await takeIn(feed, recent, to, (stoppedAt) => ({
          sweptAt,
          unreadBefore: left === null ? null : Math.min(left, stoppedAt ?? recent),
        }));
        const next = left === null || readsLeft === 0 ? null : await feeds.readFeed(key);
        if (next === null || next.unreadBefore === null) return;
        await takeIn(next, beginning, next.unreadBefore - second, (unreadBefore) => ({ sweptAt, unreadBefore }));
      },

      /** The time around the first of these rows, and as many of the others as are in it. */
      async around(feed: Feed, [first, ...others]: readonly FeedEntry[]): Promise<void> {
        if (first === undefined || readsLeft === 0) return;
        const near = others.map(({ at }) => at).filter((at) => Math.abs(at - first.at) <= recentMs);
        const from = Math.min(first.at, ...near);
        await takeIn(feed, from === undated ? beginning : from, Math.max(first.at, ...near), () => feed);
      },
    };
  }

  function refuseExpired(place: Place, feed: Feed | null): void {
    const isForgotten = feed !== null && Math.max(place.sequence, place.began) < feed.forgottenTo;
    if (feed === null || feed.epoch !== place.epoch || isForgotten) throw expired();
  }
}

const idOf = ({ accountId, transactionId }: Pick<FeedRow, 'accountId' | 'transactionId'>) =>
  `${accountId} ${transactionId}`;

function placeOf([epoch = '', sequence, began]: readonly string[]): Place {
  return { epoch, sequence: Number(sequence), began: Number(began) };
}

/** Nothing for what was gone already when the client began. */
function changeOf(
  entry: FeedEntry,
  { sequence, began }: Place,
  customerId: string,
  row: Transaction | null,
): readonly TransactionChange[] {
  if (entry.state !== 'live' && entry.sequence <= began) return [];
  const { accountId, transactionId } = entry;
  const transaction = entry.state === 'removed' ? null : row;
  return [{ kind: kindOf(entry, sequence), customerId, accountId, transactionId, transaction }];
}

function kindOf({ state, addedAt }: FeedEntry, sequence: number): TransactionChangeKind {
  if (state !== 'live') return state === 'shadow' ? 'SHADOW' : 'REMOVED';
  return addedAt > sequence ? 'ADDED' : 'CHANGED';
}

function expired(): GatewayError {
  return new GatewayError('CURSOR_EXPIRED', 'The cursor is older than what is remembered of this customer.', {
    category: 'CUSTOMER',
  });
}
