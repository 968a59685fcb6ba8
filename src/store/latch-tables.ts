import type { Kysely } from 'kysely';

import { decidePermit, decideSettle, type PairState, unseenPair } from './latch-rules.ts';
import type { LatchReason, LatchStore, LoginHistory } from './latch-store.ts';

export interface LatchTables {
  login_pair: {
    pair: string;
    state: PairState['state'];
    pending_until: number | null;
    unknown: number;
    reason: LatchReason | null;
    latched_at: number | null;
  };
  partner_latch: {
    partner: string;
    reason: LatchReason;
    latched_at: number;
  };
}

/** The latch store over any database that Kysely speaks to. */
export function createLatchTables(db: Kysely<LatchTables>): LatchStore & LoginHistory {
  return {
    login: (pair) => readPair(db, pair),

    permitLogin: (pair, nowMs) =>
      db.transaction().execute(async (tx) => {
        const before = await readPair(tx, pair);
        const { permit, next } = decidePermit(before, nowMs);
        if (next !== before) await writePair(tx, pair, next);
        return permit;
      }),

    settleLogin: (pair, outcome, nowMs) =>
      db.transaction().execute(async (tx) => {
        const before = await readPair(tx, pair);
        await writePair(tx, pair, decideSettle(before, outcome, nowMs));
      }),

    async latchPartner(partner, nowMs) {
      await db
        .insertInto('partner_latch')
        .values({ partner, reason: 'locked', latched_at: nowMs })
        .onConflict((conflict) => conflict.column('partner').doNothing())
        .execute();
    },

    async partnerLatch(partner) {
      const row = await db.selectFrom('partner_latch').selectAll().where('partner', '=', partner).executeTakeFirst();
      return row === undefined ? null : { reason: row.reason, at: Number(row.latched_at) };
    },

    release: (key) =>
      db.transaction().execute(async (tx) => {
        await tx.deleteFrom('login_pair').where('pair', '=', key).execute();
        await tx.deleteFrom('partner_latch').where('partner', '=', key).execute();
      }),
  };
}

async function readPair(tx: Kysely<LatchTables>, pair: string): Promise<PairState> {
  const row = await tx.selectFrom('login_pair').selectAll().where('pair', '=', pair).executeTakeFirst();
  if (row === undefined) return unseenPair;
  return {
    state: row.state,
    pendingUntil: row.pending_until === null ? null : Number(row.pending_until),
    unknown: row.unknown,
    reason: row.reason,
    latchedAt: row.latched_at === null ? null : Number(row.latched_at),
  };
}

async function writePair(tx: Kysely<LatchTables>, pair: string, next: PairState): Promise<void> {
  const row = {
    state: next.state,
    pending_until: next.pendingUntil,
    unknown: next.unknown,
    reason: next.reason,
    latched_at: next.latchedAt,
  };
  await tx
    .insertInto('login_pair')
    .values({ pair, ...row })
    .onConflict((conflict) => conflict.column('pair').doUpdateSet(row))
    .execute();
}
