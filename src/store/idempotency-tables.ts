import { setImmediate as othersFirst } from 'node:timers/promises';

import type { ColumnType, Kysely } from 'kysely';

import type { Claim, IdempotencyStore } from './idempotency-store.ts';

export interface IdempotencyTables {
  idempotency: {
    key: string;
    fingerprint: string;
    /** `unknown`: begun, and its outcome was lost. */
    state: 'running' | 'unknown' | 'done';
    answer: string | null;
    /** Wall time in Unix milliseconds. PostgreSQL answers 64-bit numbers as text, SQLite as numbers. */
    claimed_at: ColumnType<number | string, number, number>;
  };
}

/** Forgets what is past its time. What has not been pruned yet counts as forgotten all the same. */
export interface Prunable {
  /** Answers how many rows went. `nowMs` is wall time. */
  prune(nowMs: number): Promise<number>;
}

const keptMs = 24 * 60 * 60 * 1000;
/** Longer than the slowest call to a bank: who has not come back by then never will. */
const heldMs = 10 * 60 * 1000;
/** Rows of one DELETE: so few that nobody notices waiting for it. */
const slice = 500;

/** The idempotency store over any database that Kysely speaks to. */
export function createIdempotencyTables(db: Kysely<IdempotencyTables>): IdempotencyStore & Prunable {
  const update = async (key: string, change: { readonly state: 'done' | 'unknown'; readonly answer?: string }) => {
    await db.updateTable('idempotency').set(change).where('key', '=', key).execute();
  };

  return {
    async claim(key, fingerprint, nowMs): Promise<Claim> {
      if (await takeKey(db, key, fingerprint, nowMs)) return { kind: 'first' };
      const row = await db.selectFrom('idempotency').selectAll().where('key', '=', key).executeTakeFirst();
      // Abandoned since the statement before: whoever asks again finds the key free.
      if (row === undefined) return { kind: 'running' };
      if (row.fingerprint !== fingerprint) return { kind: 'conflict' };
      if (row.state === 'done') return { kind: 'done', answer: row.answer ?? 'null' };
      const claimedAt = Number(row.claimed_at);
      return row.state === 'running' && nowMs - claimedAt < heldMs
        ? { kind: 'running' }
        : { kind: 'unknown', claimedAt };
    },
    settle: (key, answer) => update(key, { state: 'done', answer }),
    forgetOutcome: (key) => update(key, { state: 'unknown' }),
    async abandon(key) {
      await db.deleteFrom('idempotency').where('key', '=', key).execute();
    },
    async prune(nowMs) {
      for (let pruned = 0; ; ) {
        const gone = await pruneSlice(db, nowMs - keptMs);
        pruned += gone;
        if (gone < slice) return pruned;
        await othersFirst();
      }
    },
  };
}

/** Whether the key was free, or forgotten: of all that ask at once one statement alone finds it so. */
async function takeKey(
  db: Kysely<IdempotencyTables>,
  key: string,
  fingerprint: string,
  nowMs: number,
): Promise<boolean> {
  const first = { fingerprint, state: 'running', answer: null, claimed_at: nowMs } as const;
  const taken = await db
    .insertInto('idempotency')
    .values({ key, ...first })
    .onConflict((conflict) =>
      conflict
        .column('key')
        .doUpdateSet(first)
        .where('idempotency.claimed_at', '<', nowMs - keptMs),
    )
    .returning('key')
    .executeTakeFirst();
  return taken !== undefined;
}

async function pruneSlice(db: Kysely<IdempotencyTables>, before: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('idempotency')
    .where('key', 'in', (old) =>
      old.selectFrom('idempotency').select('key').where('claimed_at', '<', before).orderBy('claimed_at').limit(slice),
    )
    // Taken anew between the two: no longer old.
    .where('claimed_at', '<', before)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
