import type { FeedEntry, FeedRead, FeedRow } from '../domain/transaction-feed.ts';

/** What a read changes: rows with the next sequences. */
export interface FeedDiff {
  readonly entries: readonly FeedEntry[];
  /** Sequence of the last of them. */
  readonly head: number;
}

const keyOf = ({ accountId, transactionId }: Pick<FeedRow, 'accountId' | 'transactionId'>) =>
  `${accountId} ${transactionId}`;

/**
 * Compares a read with what is known: rows that are new, back or different get the next sequences in the order of the read,
 * then those that are not there any more. What happened outside of the stretch that was read stays as it is.
 */
export function diffFeed(known: readonly FeedEntry[], { from, to, rows }: FeedRead, head: number): FeedDiff {
  const before = new Map(known.map((entry) => [keyOf(entry), entry]));
  const entries: FeedEntry[] = [];
  let sequence = head;
  const put = (entry: Omit<FeedEntry, 'sequence' | 'addedAt'>, addedAt: number | null) => {
    sequence += 1;
    entries.push({ ...entry, sequence, addedAt: addedAt ?? sequence });
  };
  const found = new Set<string>();
  for (const { isShadow, ...row } of rows) {
    const key = keyOf(row);
    if (found.has(key)) continue;
    found.add(key);
    const old = before.get(key);
    const state = isShadow ? 'shadow' : 'live';
    if (old === undefined) put({ ...row, state }, null);
    else if (old.state !== state || old.hash !== row.hash) {
      const isBack = old.state !== 'live' && state === 'live';
      put({ ...row, state }, isBack ? null : old.addedAt);
    }
  }
  for (const old of known) {
    if (old.state === 'removed' || old.at < from || old.at > to || found.has(keyOf(old))) continue;
    put({ ...old, state: 'removed', hash: '' }, old.addedAt);
  }
  return { entries, head: sequence };
}
