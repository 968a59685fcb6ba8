import { setImmediate as othersFirst } from 'node:timers/promises';

import type { Insertable, Kysely, SelectQueryBuilder } from 'kysely';
import type { AccountBlock } from './metrics-rollup.ts';
import { accountGrains, type MetricsTables } from './metrics-tables.ts';
import { lockWriters } from './metrics-turn.ts';

/*
 * Which accounts were seen, by keyed hash, in as many texts as there are series and buckets: a row for each account and each
 * of its series was most of what the store had to do for a call. Buckets are as fine as the windows that may begin there, and
 * become coarser as windows do.
 */

type Db = Kysely<MetricsTables>;

/** What has been written is remembered up to so many accounts: some megabytes. */
const remembered = 50_000;
const separator = ' ';

/** What is known to be there. To write it again would be no fault: accounts are counted once however often they are there. */
export interface SeenAccounts {
  /** The accounts of a block that are not known to be there. */
  unseen(block: AccountBlock): readonly string[];
  note(blocks: readonly AccountBlock[]): void;
}

export function createSeenAccounts(): SeenAccounts {
  const places = new Map<string, Set<string>>();
  let size = 0;
  const placeOf = ({ series, bucket }: AccountBlock) => `${series} ${bucket}`;
  return {
    unseen(block) {
      const seen = places.get(placeOf(block));
      return seen === undefined ? [...block.accounts] : [...block.accounts].filter((account) => !seen.has(account));
    },
    note(blocks) {
      for (const block of blocks) {
        if (size > remembered) {
          places.clear();
          size = 0;
        }
        const place = placeOf(block);
        const seen = places.get(place) ?? new Set();
        places.set(place, seen);
        size -= seen.size;
        for (const account of block.accounts) seen.add(account);
        size += seen.size;
      }
    },
  };
}

/** The rows that a batch adds, `id` being its own. */
export function accountRows(
  blocks: readonly AccountBlock[],
  { seen, id, nowMs }: { readonly seen: SeenAccounts; readonly id: string; readonly nowMs: number },
): readonly Insertable<MetricsTables['metric_account_block']>[] {
  const rows = new Map<string, { series: string; grain: number; bucket: number; accounts: Set<string> }>();
  for (const block of blocks) {
    const unseen = seen.unseen(block);
    if (unseen.length === 0) continue;
    const grain = grainOf(block.bucket, nowMs);
    const bucket = Math.floor(block.bucket / grain) * grain;
    const key = `${block.series} ${grain} ${bucket}`;
    const row = rows.get(key) ?? { series: block.series, grain, bucket, accounts: new Set() };
    rows.set(key, row);
    for (const account of unseen) row.accounts.add(account);
  }
  return [...rows.values()].map((row) => ({ ...row, id, accounts: [...row.accounts].join(separator) }));
}

function grainOf(at: number, nowMs: number): number {
  const fit = accountGrains.find(({ keptMs }) => at >= nowMs - keptMs) ?? accountGrains.at(-1);
  return fit?.ms ?? 0;
}

/** Distinct accounts from `from` until before `to`, which buckets of every length that is kept for so long begin at. */
export async function countAccounts(db: Db, series: SeriesIds, from: number, to: number): Promise<number> {
  const rows = await db
    .selectFrom('metric_account_block')
    .select('accounts')
    .where('series', 'in', series)
    .where('bucket', '>=', from)
    .where('bucket', '<', to)
    .execute();
  const accounts = new Set<string>();
  for (const row of rows) for (const account of row.accounts.split(separator)) accounts.add(account);
  return accounts.size;
}

type SeriesIds = SelectQueryBuilder<MetricsTables, 'metric_series', { id: string }>;

/** Puts what is past the time of its grain into the next coarser one, and forgets what is past that of the last. */
export async function mergeAccounts(db: Db, nowMs: number): Promise<void> {
  for (const [n, { ms: fine, keptMs }] of accountGrains.entries()) {
    const coarse = accountGrains[n + 1]?.ms;
    if (coarse === undefined) {
      await db
        .deleteFrom('metric_account_block')
        .where('bucket', '<', nowMs - keptMs - fine)
        .execute();
      return;
    }
    const before = Math.floor((nowMs - keptMs) / coarse) * coarse;
    const old = await db
      .selectFrom('metric_account_block')
      .select(['series', 'bucket'])
      .distinct()
      .where('grain', '=', fine)
      .where('bucket', '<', before)
      .execute();
    const places = new Map(
      old.map(({ series, bucket: at }) => {
        const bucket = Math.floor(Number(at) / coarse) * coarse;
        return [`${series} ${bucket}`, { series, bucket }];
      }),
    );
    for (const place of places.values()) {
      await mergePlace(db, { ...place, grain: coarse });
      await othersFirst();
    }
  }
}

/** One block in the place of all that begin within its bucket. */
async function mergePlace(db: Db, place: { series: string; grain: number; bucket: number }): Promise<void> {
  const { series, grain, bucket } = place;
  await db.transaction().execute(async (tx) => {
    await lockWriters(tx);
    const parts = await tx
      .deleteFrom('metric_account_block')
      .where('series', '=', series)
      .where('grain', '<=', grain)
      .where('bucket', '>=', bucket)
      .where('bucket', '<', bucket + grain)
      .returning('accounts')
      .execute();
    // Another process was first.
    if (parts.length === 0) return;
    const accounts = new Set(parts.flatMap((part) => part.accounts.split(separator)));
    const merged = { ...place, id: 'merged', accounts: [...accounts].join(separator) };
    await tx.insertInto('metric_account_block').values(merged).execute();
  });
}
