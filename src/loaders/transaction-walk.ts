import { GatewayError } from '../domain/errors.ts';
import type { Instant } from '../domain/time.ts';
import {
  isVisible,
  maxReadsPerPage,
  type ShadowPolicy,
  type SortOrder,
  type Transaction,
} from '../domain/transactions.ts';
import {
  compareRows,
  inOrder,
  isMonotonic,
  isScanned,
  keyOf,
  type Place,
  placeOf,
  undated,
} from './transaction-order.ts';

/**
 * Walks an upstream list that pages by offset and date, so that rows whose date does not change are delivered once each
 * while others arrive, vanish or turn to shadow between two pages. Every read begins at the first row of a window of
 * dates, so nothing can shift under it; see docs/algorithms.md, part 1.
 */

const second = 1000;
/** Unknown of the live API: whether its date filter is exact to the second. Raise it if rows at a window's edge are missed. */
const DATE_SLACK_SECONDS = 0;
/** Reads after which a page is answered as it is, with `hasNextPage`. */
const maxWindowReads = 10;
const maxTieReads = 5;
const maxUpstreamLimit = 1000;
const maxUnsortedRows = 10_000;
export interface Window {
  readonly from: Instant;
  readonly to: Instant;
  /** 1-based index of the first row wanted. */
  readonly start: number;
  readonly limit: number;
  readonly sort: SortOrder;
  /** Must not be answered from a cache. */
  readonly fresh: boolean;
}

export interface WindowRows {
  readonly rows: readonly Transaction[];
  readonly moreAvailable: boolean;
  readonly found: number | null;
}

export type ReadWindow = (window: Window) => Promise<WindowRows>;

export interface WalkOptions {
  readonly from: Instant;
  readonly to: Instant;
  readonly sort: SortOrder;
  readonly shadow: ShadowPolicy;
  readonly first: number;
  readonly reads?: number;
}

/** What is known of a page so far. */
export interface Walk {
  /** Visible rows in order, at most `first` + 1. */
  readonly rows: readonly Transaction[];
  readonly place: Place | null;
  /** The part of the list not scanned yet; null when all of it was. */
  readonly rest: { readonly from: Instant; readonly to: Instant } | null;
}

export function beginWalk({ from, to, sort }: WalkOptions, after: Place | null): Walk {
  if (after === null) return { rows: [], place: null, rest: span(from, to) };
  return {
    rows: [],
    place: after,
    // One second of overlap ascending, filtered out again by place: a lower bound that turned out exclusive loses nothing.
    // A list with undated rows is read whole each time: they have no window of their own.
    rest:
      sort === 'ASC'
        ? span(Math.max(from, after.key - second), to)
        : span(from, after.key === undated ? to : Math.min(to, after.key)),
  };
}

/**
 * Reads on until `first` + 1 rows are there, the list ends, or the reads are used up.
 * @throws PAGE_UNSTABLE when the reads are used up and nothing was scanned
 */
export async function finishWalk(walk: Walk, options: WalkOptions, read: ReadWindow): Promise<Walk> {
  // One read less than a page may cost: it may have begun with a read of the whole customer.
  const limited = limitReads(read, options.reads ?? maxReadsPerPage - 1);
  let current = walk;
  let limit = Math.min(maxUpstreamLimit, 2 * (options.first + 1));
  for (let windows = 0; windows < maxWindowReads && !isFull(current, options) && current.rest !== null; windows++) {
    let next: Walk;
    try {
      next = await step(current, current.rest, limit, options, limited);
    } catch (error) {
      // What was scanned is worth more than an error: the page ends here, and the next one goes on.
      if (error instanceof OutOfReads && current !== walk) return current;
      throw error instanceof OutOfReads ? unstable() : error;
    }
    // Few of the rows are shown, or many share a moment: larger answers from here on.
    limit = next === current ? maxUpstreamLimit : Math.min(maxUpstreamLimit, 4 * limit);
    current = next;
  }
  return current;
}

export function isFull(walk: Walk, options: WalkOptions): boolean {
  return walk.rows.length > options.first;
}

class OutOfReads extends Error {}

function limitReads(read: ReadWindow, reads: number): ReadWindow {
  let left = reads;
  return (window) => {
    left -= 1;
    return left < 0 ? Promise.reject(new OutOfReads()) : read(window);
  };
}

/** One window further. The same walk again where a larger answer must be asked for. */
async function step(
  walk: Walk,
  rest: NonNullable<Walk['rest']>,
  limit: number,
  options: WalkOptions,
  read: ReadWindow,
): Promise<Walk> {
  const slack = DATE_SLACK_SECONDS * second;
  const window = { from: rest.from - slack, to: rest.to + slack, start: 1, sort: options.sort, fresh: false };
  const page = await read({ ...window, limit });
  if (!isMonotonic(page.rows, options.sort)) {
    const all = await readAll({ ...window, limit: maxUpstreamLimit }, read);
    return takeRows(walk, all.rows, null, options);
  }
  const settled = settle(page, options.sort);
  if (settled.edge === null) return takeRows(walk, settled.rows, null, options);
  if (settled.rows.length > 0) return takeRows(walk, settled.rows, clip(rest, settled.edge, options.sort, 0), options);
  if (limit < maxUpstreamLimit) return walk;
  const tied = { ...window, from: settled.edge, to: settled.edge, limit, fresh: true };
  return takeRows(walk, await readTies(tied, read), clip(rest, settled.edge, options.sort, second), options);
}

/**
 * The rows of a page that no later row of the list can come between. While more is available that leaves out the rows that
 * share the last row's key, since their order and number are not known yet. `edge` is that key, null when nothing is left.
 */
export function settle(page: WindowRows, sort: SortOrder): { rows: readonly Transaction[]; edge: Instant | null } {
  const last = page.rows.at(-1);
  if (!page.moreAvailable || last === undefined) return { rows: page.rows, edge: null };
  const edge = keyOf(last);
  const isBefore = sort === 'DESC' ? (key: Instant) => key > edge : (key: Instant) => key < edge;
  return { rows: page.rows.filter((row) => isBefore(keyOf(row))), edge };
}

/** Adds the rows after the place, in order, until the page is full. */
export function takeRows(walk: Walk, rows: readonly Transaction[], rest: Walk['rest'], options: WalkOptions): Walk {
  const taken = [...walk.rows];
  let last: Transaction | undefined;
  for (const row of inOrder(rows, options.sort)) {
    // The same row may come twice.
    if (last === undefined ? isScanned(row, walk.place, options.sort) : compareRows(row, last, options.sort) <= 0)
      continue;
    last = row;
    if (!isVisible(row, options.shadow)) continue;
    taken.push(row);
    if (taken.length > options.first) break;
  }
  return { rows: taken, place: last === undefined ? walk.place : placeOf(last), rest };
}

/** What is left of a span once everything before `edge` (in list order) is scanned, `beyond` milliseconds further. */
export function clip(rest: NonNullable<Walk['rest']>, edge: Instant, sort: SortOrder, beyond: number): Walk['rest'] {
  return sort === 'DESC' ? span(rest.from, edge - beyond) : span(edge + beyond, rest.to);
}

function span(from: Instant, to: Instant): Walk['rest'] {
  return from <= to ? { from, to } : null;
}

/** Every row of one key: read until two reads agree, since ties have no order and may change in between. */
async function readTies(window: Window, read: ReadWindow): Promise<readonly Transaction[]> {
  let previous = await readAll(window, read);
  for (let reads = 1; reads < maxTieReads; reads++) {
    const again = await readAll(window, read);
    if (again.found === previous.found && sameIds(again.rows, previous.rows)) return again.rows;
    previous = again;
  }
  throw unstable();
}

/** A window by offsets. A row met twice is kept once; the caller decides whether the result can be trusted. */
async function readAll(
  window: Window,
  read: ReadWindow,
): Promise<{ rows: readonly Transaction[]; found: number | null }> {
  const rows = new Map<string, Transaction>();
  let found: number | null = null;
  for (let start = 1; start <= maxUnsortedRows; start += window.limit) {
    const page = await read({ ...window, start });
    for (const row of page.rows) rows.set(row.transactionId, row);
    found = page.found;
    if (!page.moreAvailable || page.rows.length === 0) return { rows: [...rows.values()], found };
  }
  throw unstable();
}

function sameIds(some: readonly Transaction[], others: readonly Transaction[]): boolean {
  const ids = new Set(some.map((row) => row.transactionId));
  return ids.size === others.length && others.every((row) => ids.has(row.transactionId));
}

function unstable(): GatewayError {
  return new GatewayError('PAGE_UNSTABLE', 'The list changed faster than it could be read.', {
    category: 'PLATFORM',
    retryable: true,
  });
}
