import type { Instant } from './time.ts';
import type { Transaction } from './transactions.ts';

/** What became of a row since a client looked last. */
export type TransactionChangeKind = 'ADDED' | 'CHANGED' | 'SHADOW' | 'REMOVED';

/** One row of the feed, in its newest state. */
export interface TransactionChange {
  readonly kind: TransactionChangeKind;
  readonly customerId: string;
  readonly accountId: string;
  readonly transactionId: string;
  /** Null where it was removed. */
  readonly transaction: Transaction | null;
}

export interface TransactionChanges {
  /** Each row once, in the order in which the changes were noticed. */
  readonly changes: readonly TransactionChange[];
  /** Where the next ask goes on. */
  readonly cursor: string;
  /** There is more to be had at once: ask again. */
  readonly hasMore: boolean;
}

/** Whose feed it is. */
export interface FeedKey {
  readonly partnerId: string;
  readonly customerId: string;
}

/** A row as upstream has it, without what is in it. */
export interface FeedRow {
  readonly accountId: string;
  readonly transactionId: string;
  /** The moment that upstream sorts and filters by. */
  readonly at: Instant;
  /** A keyed hash of all that is in the row. */
  readonly hash: string;
  readonly isShadow: boolean;
}

export type FeedRowState = 'live' | 'shadow' | 'removed';

/** A row that changed, and when in the order of all changes. */
export interface FeedEntry {
  readonly accountId: string;
  readonly transactionId: string;
  readonly at: Instant;
  readonly hash: string;
  readonly state: FeedRowState;
  /** Of its last change. */
  readonly sequence: number;
  /** Of the change that brought it, or brought it back. */
  readonly addedAt: number;
}

/** Where a feed stands. */
export interface Feed {
  /** When it was begun: differs after it was erased and begun anew. */
  readonly epoch: string;
  /** Rises with every read that was taken in. */
  readonly version: number;
  /** Sequence of the last change. */
  readonly head: number;
  /** Removed rows up to this sequence are forgotten. */
  readonly forgottenTo: number;
  /** All rows older than this are still to be read; null when none are. */
  readonly unreadBefore: Instant | null;
  /** When a read of everything began last. */
  readonly sweptAt: Instant;
}

/** A stretch of a customer's list as one read found it. */
export interface FeedRead {
  /** Version of the feed when the read began; null where there was none. */
  readonly version: number | null;
  /** Both inclusive. All rows between them are in `rows`, and no others. */
  readonly from: Instant;
  readonly to: Instant;
  /** Newest first. */
  readonly rows: readonly FeedRow[];
  readonly unreadBefore: Instant | null;
  readonly sweptAt: Instant;
}

/** What is remembered of customers' transactions: which rows, and that they changed. */
export interface FeedStore {
  /** Null where there is none, or none any more. */
  readFeed(key: FeedKey): Promise<Feed | null>;
  /**
   * Compares a read with what was known of its stretch, in one transaction. Answers false, and does nothing, when another
   * read was taken in since this one began: of two that overlap nobody knows which saw the newer rows.
   */
  takeInFeed(key: FeedKey, read: FeedRead, newEpoch: string, nowMs: number): Promise<boolean>;
  /** Changes after a sequence, in their order. */
  feedEntriesAfter(key: FeedKey, sequence: number, limit: number): Promise<readonly FeedEntry[]>;
  eraseFeed(key: FeedKey): Promise<void>;
}
