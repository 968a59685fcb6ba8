import type { Kysely } from 'kysely';

import type { Claim, IdempotencyStore } from './idempotency-store.ts';

export interface IdempotencyTables {
  idempotency: {
    key: string;
    fingerprint: string;
    /** `unknown`: begun, and its outcome was lost. */
    state: 'running' | 'unknown' | 'done';
    answer: string | null;
    /** Wall time in Unix milliseconds. */
    claimed_at: number;
  };
}

const keptMs = 24 * 60 * 60 * 1000;
/** Longer than the slowest call to a bank: who has not come back by then never will. */
const heldMs = 10 * 60 * 1000;

/** The idempotency store over any database that Kysely speaks to. */
export function createIdempotencyTables(db: Kysely<IdempotencyTables>): IdempotencyStore {
  const update = async (key: string, change: Partial<IdempotencyTables['idempotency']>) => {
    await db.updateTable('idempotency').set(change).where('key', '=', key).execute();
  };

  return {
    claim: (key, fingerprint, nowMs) =>
      db.transaction().execute(async (tx): Promise<Claim> => {
        await tx
          .deleteFrom('idempotency')
          .where('claimed_at', '<', nowMs - keptMs)
          .execute();
        const row = await tx.selectFrom('idempotency').selectAll().where('key', '=', key).executeTakeFirst();
        if (row === undefined) {
          const first = { key, fingerprint, state: 'running', answer: null, claimed_at: nowMs } as const;
          await tx.insertInto('idempotency').values(first).execute();
          return { kind: 'first' };
        }
        if (row.fingerprint !== fingerprint) return { kind: 'conflict' };
        if (row.state === 'done') return { kind: 'done', answer: row.answer ?? 'null' };
        return row.state === 'running' && nowMs - Number(row.claimed_at) < heldMs
          ? { kind: 'running' }
          : { kind: 'unknown' };
      }),
    settle: (key, answer) => update(key, { state: 'done', answer }),
    forgetOutcome: (key) => update(key, { state: 'unknown' }),
    async abandon(key) {
      await db.deleteFrom('idempotency').where('key', '=', key).execute();
    },
  };
}
