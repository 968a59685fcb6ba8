import type { Connection, PageRequest } from '../domain/connections.ts';
import type { CursorCodec } from '../domain/cursors.ts';
import { GatewayError } from '../domain/errors.ts';

/** How many rows before the cursor are read again to see whether the list moved. */
const overlap = 5;

export interface IndexList<T> {
  /** Rows [offset, offset + count) of the list, fewer at its end. `offset` counts from 0. */
  read(offset: number, count: number): Promise<readonly T[]>;
  idOf(row: T): string;
  /** Partner and every filter: a cursor is good for nothing else. */
  readonly binding: readonly string[];
}

/**
 * One page of a list that upstream pages by index only. The cursor holds the index and the last few ids; when they are not
 * where they were, rows were added or removed before it.
 *
 * @throws PAGE_CHANGED, BAD_CURSOR
 */
export async function readIndexPage<T>(
  list: IndexList<T>,
  { first, after }: PageRequest,
  cursors: CursorCodec,
): Promise<Connection<T>> {
  const [at = '0', ...seen] = after === null ? [] : cursors.decode('index', after, list.binding);
  const offset = Number(at);
  const rows = await list.read(offset - seen.length, seen.length + first + 1);
  if (!seen.every((id, index) => rows[index] !== undefined && list.idOf(rows[index]) === id)) throw pageChanged();

  const cursorAt = (index: number) => {
    const before = rows.slice(Math.max(0, index + 1 - overlap), index + 1).map(list.idOf);
    return cursors.encode('index', [String(offset - seen.length + index + 1), ...before], list.binding);
  };
  const edges = rows
    .slice(seen.length, seen.length + first)
    .map((node, index) => ({ cursor: cursorAt(seen.length + index), node }));
  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length > seen.length + first,
      hasPreviousPage: false,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? after,
    },
  };
}

function pageChanged(): GatewayError {
  return new GatewayError('PAGE_CHANGED', 'Rows before the cursor were added or removed.', {
    category: 'CUSTOMER',
    retryable: false,
  });
}
