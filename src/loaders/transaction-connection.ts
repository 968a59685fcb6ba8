import type { Connection } from '../domain/connections.ts';
import type { CursorCodec } from '../domain/cursors.ts';
import type { Transaction } from '../domain/transactions.ts';
import { type Place, placeOf } from './transaction-order.ts';
import { isFull, type Walk, type WalkOptions } from './transaction-walk.ts';

/** What a page was asked for as. */
export interface PageAsk {
  /** The same for the same page of the same list. */
  readonly name: string;
  readonly cursors: Pick<CursorCodec, 'encode'>;
  /** What a cursor of the list is good for. */
  readonly binding: readonly string[];
  readonly options: WalkOptions;
  readonly after: Place | null;
}

/** Of each walk the last: one that is remembered with upstream's answer is shown in the same way again and again. */
const shown = Symbol('shown');

interface Shown {
  [shown]?: { readonly name: string; readonly connection: Connection<Transaction> };
}

/** The rows of a walk as clients page through them. Nothing of whoever asked stays with it. */
export function connectionOf(walk: Walk & Shown, ask: PageAsk): Connection<Transaction> {
  const name = `${ask.options.to} ${ask.binding[0]} ${ask.name}`;
  const known = walk[shown];
  if (known?.name === name) return known.connection;
  const connection = makeConnection(walk, ask);
  walk[shown] = { name, connection };
  return connection;
}

function makeConnection(walk: Walk, { cursors, binding, options, after }: PageAsk): Connection<Transaction> {
  const cursorAt = (place: Place) =>
    cursors.encode('transactions', [String(place.key), place.id, String(options.to)], binding);
  const cursorOf = (row: Transaction) => cursorAt(placeOf(row));
  const rows = walk.rows.slice(0, options.first);
  const full = isFull(walk, options);
  const scannedTo = walk.place ?? after;
  const [first] = rows;
  const last = full ? rows.at(-1) : undefined;
  return {
    // Most clients ask for none of the cursors, or for the last one: each is made when it is read.
    edges: rows.map((node) => new LazyEdge(node, cursorOf)),
    pageInfo: new LazyPageInfo(
      full || walk.rest !== null,
      first && placeOf(first),
      last ? placeOf(last) : scannedTo,
      cursorAt,
    ),
  };
}

class LazyPageInfo {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage = false;
  readonly #start: Place | undefined;
  readonly #end: Place | null;
  readonly #cursorAt: (place: Place) => string;

  constructor(hasNextPage: boolean, start: Place | undefined, end: Place | null, cursorAt: (place: Place) => string) {
    this.hasNextPage = hasNextPage;
    this.#start = start;
    this.#end = end;
    this.#cursorAt = cursorAt;
  }

  get startCursor(): string | null {
    return this.#start === undefined ? null : this.#cursorAt(this.#start);
  }

  get endCursor(): string | null {
    return this.#end === null ? null : this.#cursorAt(this.#end);
  }
}

/**
 * Classes: there are many of them, and accessors of object literals are made anew for each, with a form of its own that keeps all that
 * they see until the old are collected.
 */
class LazyEdge {
  readonly node: Transaction;
  readonly #cursorOf: (row: Transaction) => string;

  constructor(node: Transaction, cursorOf: (row: Transaction) => string) {
    this.node = node;
    this.#cursorOf = cursorOf;
  }

  get cursor(): string {
    return this.#cursorOf(this.node);
  }
}
