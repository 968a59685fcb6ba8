import type { Kysely, Selectable } from 'kysely';

import type { MetricsBatch } from './metrics-entries.ts';
import { keyPattern, keysText } from './metrics-log-keys.ts';
import { rowIds } from './metrics-log-page.ts';
import type { LogPlace, LogQuery } from './metrics-store.ts';
import type { MetricsTables } from './metrics-tables.ts';

/*
 * A log is thousands of rows a second, and a row with an index for each way to find it costs ten times what its text does. So
 * rows are written two hundred at a time, as one text in which what many have in common is there once. The keys of a block are
 * short hashes of what its rows can be found by: to look through those of a week takes milliseconds, and few blocks are
 * opened in vain.
 */

type Db = Kysely<MetricsTables>;

/** What is written of one row. */
export interface WrittenRow {
  /** What is its own: the items of a JSON array, without its brackets. */
  readonly own: string;
  /** What it can be found by, and others of its kind cannot. */
  readonly keys: readonly string[];
}

export interface LogLine<Kind extends object> extends WrittenRow {
  readonly at: number;
  /** Shared by rows that are alike. */
  readonly kind: Kind;
}

/** How a log is written: `Known` is what is kept of a kind, `Own` of a row. */
export interface BlockLog<Known, Own extends readonly unknown[]> {
  readonly name: 'call' | 'operation';
  /** What all rows of a kind can be found by. */
  keysOfKind(kind: Known): readonly string[];
  write(own: Own): WrittenRow;
}

export interface BlockRow<Known, Own> extends LogPlace {
  readonly partner: string;
  readonly kind: Known;
  readonly own: Own;
}

/** Rows of a block: all of them are read to find one. */
const mostRows = 200;
/** Blocks that are read at once, at first and at most. */
const fewBlocks = 2;
const manyBlocks = 64;

/** @param textOf what is kept of a kind, as JSON */
export function blocksOf<Known, Own extends readonly unknown[], Kind extends object & { readonly partner: string }>(
  log: BlockLog<Known, Own>,
  lines: readonly LogLine<Kind>[],
  { batch, textOf }: { readonly batch: MetricsBatch; readonly textOf: (kind: Kind) => string },
): readonly Record<string, string | number>[] {
  const idOf = rowIds(batch);
  const blocks: Record<string, string | number>[] = [];
  for (const [partner, own] of Map.groupBy(lines, ({ kind }) => kind.partner)) {
    const ordered = own.sort((one, other) => one.at - other.at);
    for (let from = 0; from < ordered.length; from += mostRows) {
      const rows = ordered.slice(from, from + mostRows);
      blocks.push({
        id: `${idOf(blocks.length)}${log.name[0]}`,
        partner,
        log: log.name,
        first_at: rows[0]?.at ?? 0,
        last_at: rows.at(-1)?.at ?? 0,
        rows: rows.length,
        ...written(log, rows, textOf),
      });
    }
  }
  return blocks;
}

function written<Known, Own extends readonly unknown[], Kind extends object>(
  log: BlockLog<Known, Own>,
  lines: readonly LogLine<Kind>[],
  textOf: (kind: Kind) => string,
) {
  const places = new Map<Kind, number>();
  const kinds: string[] = [];
  const keys = new Set<string>();
  const rows = lines.map(({ at, kind, own, keys: ownKeys }) => {
    let place = places.get(kind);
    if (place === undefined) {
      const text = textOf(kind);
      place = kinds.push(text) - 1;
      places.set(kind, place);
      for (const key of log.keysOfKind(JSON.parse(text) as Known)) keys.add(key);
    }
    for (const key of ownKeys) keys.add(key);
    return `[${place},${at},${own}]`;
  });
  return { keys: keysText(keys), entries: `{"kinds":[${kinds.join()}],"rows":[${rows.join()}]}` };
}

type Block = Selectable<MetricsTables['log_block']>;

function rowsOf<Known, Own>({ id, partner, entries }: Pick<Block, 'id' | 'partner' | 'entries'>) {
  const { kinds, rows } = JSON.parse(entries) as { kinds: Known[]; rows: [number, number, ...unknown[]][] };
  return rows.map(
    ([kind, at, ...own], index): BlockRow<Known, Own> => ({
      id: `${id}${index.toString(36).padStart(2, '0')}`,
      at,
      partner,
      kind: kinds[kind] as Known,
      own: own as Own,
    }),
  );
}

interface BlockQuery<Known, Own, Row> {
  readonly query: Pick<LogQuery, 'partners' | 'from' | 'to' | 'after' | 'limit'>;
  /** Lists of which a row that is looked for has one key each. */
  readonly keys: readonly (readonly string[])[];
  /** Null for a row that is not looked for. */
  rowOf(row: BlockRow<Known, Own>): Row | null;
}

/** The rows of a log that are looked for, newest first. */
export async function readBlocks<Known, Own extends readonly unknown[], Row extends LogPlace>(
  db: Db,
  log: BlockLog<Known, Own>,
  { query, keys, rowOf }: BlockQuery<Known, Own, Row>,
): Promise<readonly Row[]> {
  const { from, to, after, limit } = query;
  const found: Row[] = [];
  let last: Pick<Block, 'last_at' | 'id'> | undefined;
  for (let atOnce = fewBlocks; ; atOnce = Math.min(2 * atOnce, manyBlocks)) {
    const blocks = await nextBlocks(db, { log: log.name, query, keys, last, atOnce });
    for (const row of blocks.flatMap((block) => rowsOf<Known, Own>(block))) {
      const isSeen = after !== null && newestFirst(row, after) <= 0;
      if (isSeen || row.at < from || row.at >= to) continue;
      const fit = rowOf(row);
      if (fit !== null) found.push(fit);
    }
    found.sort(newestFirst);
    last = blocks.at(-1);
    if (last === undefined || blocks.length < atOnce) break;
    // What is still to come ends no later than the last block that came.
    const worst = found[limit - 1];
    if (worst !== undefined && worst.at > Number(last.last_at)) break;
  }
  return found.slice(0, limit);
}

function newestFirst(one: LogPlace, other: LogPlace): number {
  if (one.at !== other.at) return other.at - one.at;
  if (one.id === other.id) return 0;
  return one.id < other.id ? 1 : -1;
}

interface NextBlocks extends Pick<BlockQuery<unknown, unknown, unknown>, 'query' | 'keys'> {
  readonly log: string;
  readonly last: Pick<Block, 'last_at' | 'id'> | undefined;
  readonly atOnce: number;
}

function nextBlocks(db: Db, { log, query: { partners, from, to, after }, keys, last, atOnce }: NextBlocks) {
  let select = db
    .selectFrom('log_block')
    .select(['id', 'partner', 'last_at', 'entries'])
    .where('partner', 'in', partners)
    .where('log', '=', log)
    .where('last_at', '>=', from)
    .where('first_at', '<', to);
  if (after !== null) select = select.where('first_at', '<=', after.at);
  for (const some of keys) {
    select = select.where(({ eb, or }) => or(some.map((key) => eb('keys', 'like', keyPattern(key)))));
  }
  if (last !== undefined) {
    const at = Number(last.last_at);
    select = select.where(({ eb, or, and }) =>
      or([eb('last_at', '<', at), and([eb('last_at', '=', at), eb('id', '<', last.id)])]),
    );
  }
  return select.orderBy('last_at', 'desc').orderBy('id', 'desc').limit(atOnce).execute();
}

/** Writes every block of a partner that has one of these keys again, with what `change` makes of its rows. */
export async function changeBlocks<Known extends object, Own extends readonly unknown[]>(
  tx: Db,
  log: BlockLog<Known, Own>,
  { partner, keys }: { readonly partner: string; readonly keys: readonly string[] },
  change: (own: Own) => Own,
): Promise<void> {
  const blocks = await tx
    .selectFrom('log_block')
    .select('id')
    .where('partner', '=', partner)
    .where('log', '=', log.name)
    .where(({ eb, or }) => or(keys.map((key) => eb('keys', 'like', keyPattern(key)))))
    .execute();
  for (const { id } of blocks) {
    const block = await tx.selectFrom('log_block').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    const rows = rowsOf<Known, Own>(block).map(({ at, kind, own }) => ({ at, kind, ...log.write(change(own)) }));
    await tx
      .updateTable('log_block')
      .set(written(log, rows, JSON.stringify))
      .where('id', '=', id)
      .execute();
  }
}
