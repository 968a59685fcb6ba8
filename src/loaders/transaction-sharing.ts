import { isMonotonic } from './transaction-order.ts';
import {
  beginWalk,
  clip,
  type ReadWindow,
  settle,
  takeRows,
  type Walk,
  type WalkOptions,
  type WindowRows,
} from './transaction-walk.ts';

const maxUpstreamLimit = 1000;
/** From here on one read of the whole customer is expected to save calls: with two accounts it costs as many. */
const minAccounts = 3;

/** The first page of one account. */
export interface SharablePage {
  readonly accountId: string | null;
  readonly options: WalkOptions;
}

export function worthSharing(pages: readonly SharablePage[]): boolean {
  return pages.length >= minAccounts;
}

/**
 * Begins the first pages of several accounts of one customer, all with the same options, with one read of the customer's
 * own list. What it leaves open, per account, is exactly what the account's own list must still be read for: often nothing.
 */
export async function shareCustomerPage<P extends SharablePage>(
  pages: readonly [P, ...P[]],
  read: ReadWindow,
): Promise<ReadonlyMap<P, Walk>> {
  const { options } = pages[0];
  const { from, to, sort, first } = options;
  const limit = Math.min(maxUpstreamLimit, 2 * pages.length * (first + 1));
  const page = await read({ from, to, start: 1, limit, sort, fresh: false });
  const walkOf = divided(page, options);
  return new Map(pages.map((own) => [own, walkOf(own.accountId ?? '')]));
}

interface Divided {
  readonly key: string;
  readonly walkOf: (accountId: string) => Walk;
}

/** The last division of an answer, kept with it: one that is in memory is divided in the same way again and again. */
const division = Symbol('division');

/** Divides an answer by accounts. The same answer and options give the very same walks. */
function divided(page: WindowRows & { [division]?: Divided }, options: WalkOptions): Divided['walkOf'] {
  const { from, to, sort, shadow, first } = options;
  const key = `${from} ${to} ${sort} ${shadow} ${first}`;
  const known = page[division];
  if (known?.key === key) return known.walkOf;
  const walkOf = divide(page, options);
  page[division] = { key, walkOf };
  return walkOf;
}

function divide(page: WindowRows, options: WalkOptions): Divided['walkOf'] {
  const { sort } = options;
  const begun = beginWalk(options, null);
  if (!isMonotonic(page.rows, sort)) return () => begun;

  const settled = settle(page, sort);
  const byAccount = Map.groupBy(settled.rows, (row) => row.accountId);
  const rest = settled.edge === null || begun.rest === null ? null : clip(begun.rest, settled.edge, sort, 0);
  const walks = new Map<string, Walk>();
  return (accountId) => {
    const walk = walks.get(accountId) ?? takeRows(begun, byAccount.get(accountId) ?? [], rest, options);
    walks.set(accountId, walk);
    return walk;
  };
}
