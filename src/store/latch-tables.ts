import { randomUUID } from 'node:crypto';

import type { ColumnType, Kysely, Selectable } from 'kysely';

import { decidePermit, decideSettle, mergePairs, type PairState, unseenPair } from './latch-rules.ts';
import type { Latch, LatchName, LatchReason, LatchStore, LoginHistory } from './latch-store.ts';

/** Unix milliseconds. PostgreSQL answers 64-bit numbers as text, SQLite as numbers. */
type Milliseconds = ColumnType<number | string, number, number>;
type MillisecondsOrNull = ColumnType<number | string | null, number | null, number | null>;

export interface LatchTables {
  login_pair: {
    pair: string;
    state: PairState['state'];
    pending_until: MillisecondsOrNull;
    permit: string | null;
    unknown: number;
    reason: LatchReason | null;
    latched_at: MillisecondsOrNull;
  };
  partner_latch: {
    partner: string;
    reason: LatchReason;
    latched_at: Milliseconds;
  };
}

/** The latch store over any database that Kysely speaks to. */
export function createLatchTables(db: Kysely<LatchTables>): LatchStore & LoginHistory {
  return {
    login: (pair) => readPair(db, namesOf(pair)),

    async permitLogin(pair, nowMs) {
      const names = namesOf(pair);
      const permitId = randomUUID();
      // Most asks change nothing, and then they need neither a lock nor a write: a pair that is latched stays so, and who
      // must wait asks often.
      const seen = await readPair(db, names);
      const early = decidePermit(seen, permitId, nowMs);
      if (early.next === seen) return early.permit;
      return db.transaction().execute(async (tx) => {
        const before = await lockPair(tx, names);
        const { permit, next } = decidePermit(before, permitId, nowMs);
        if (next !== before) await writePair(tx, names, next);
        return permit;
      });
    },

    settleLogin: (pair, permit, outcome, nowMs) =>
      db.transaction().execute(async (tx) => {
        const names = namesOf(pair);
        const before = await lockPair(tx, names);
        const next = decideSettle(before, permit, outcome, nowMs);
        if (next !== before) await writePair(tx, names, next);
      }),

    latchPartner: (partner, nowMs) => latchPartner(db, namesOf(partner), { reason: 'locked', at: nowMs }),
    partnerLatch: (partner) => readPartner(db, namesOf(partner)),
    lockedPartners: async () => {
      const rows = await db.selectFrom('partner_latch').selectAll().execute();
      return rows.map((row) => ({ partner: row.partner, latch: toLatch(row) }));
    },

    release: (key) =>
      db.transaction().execute(async (tx) => {
        await tx.deleteFrom('login_pair').where('pair', 'in', namesOf(key)).execute();
        await tx.deleteFrom('partner_latch').where('partner', 'in', namesOf(key)).execute();
      }),

    carryOver: (pair, partner) =>
      db.transaction().execute(async (tx) => {
        await writePair(tx, namesOf(pair), await lockPair(tx, namesOf(pair)));
        const latch = await readPartner(tx, namesOf(partner));
        if (latch !== null) await latchPartner(tx, namesOf(partner), latch);
      }),
  };
}

/** In one order, so that no two processes wait for rows of each other. */
function namesOf(name: LatchName): readonly string[] {
  return typeof name === 'string' ? [name] : [...name].sort();
}

async function readPair(db: Kysely<LatchTables>, names: readonly string[]): Promise<PairState> {
  const rows = await db.selectFrom('login_pair').selectAll().where('pair', 'in', names).execute();
  return mergePairs(rows.map(toPair));
}

/**
 * Reads a pair that nobody else can read this way before the transaction ends. A row must be there to be locked, so it is
 * made first; the update that changes nothing is what locks it and reads it in one statement, on both databases.
 */
async function lockPair(tx: Kysely<LatchTables>, names: readonly string[]): Promise<PairState> {
  const found: PairState[] = [];
  for (const pair of names) {
    const row = await tx
      .insertInto('login_pair')
      .values({ pair, ...toRow(unseenPair) })
      .onConflict((conflict) => conflict.column('pair').doUpdateSet({ pair }))
      .returningAll()
      .executeTakeFirstOrThrow();
    found.push(toPair(row));
  }
  return mergePairs(found);
}

async function writePair(tx: Kysely<LatchTables>, names: readonly string[], next: PairState): Promise<void> {
  await tx.updateTable('login_pair').set(toRow(next)).where('pair', 'in', names).execute();
}

async function readPartner(db: Kysely<LatchTables>, names: readonly string[]): Promise<Latch | null> {
  const row = await db
    .selectFrom('partner_latch')
    .selectAll()
    .where('partner', 'in', names)
    .orderBy('latched_at')
    .executeTakeFirst();
  return row === undefined ? null : toLatch(row);
}

function toLatch({ reason, latched_at }: Selectable<LatchTables['partner_latch']>): Latch {
  return { reason, at: Number(latched_at) };
}

async function latchPartner(db: Kysely<LatchTables>, names: readonly string[], { reason, at }: Latch): Promise<void> {
  await db
    .insertInto('partner_latch')
    .values(names.map((partner) => ({ partner, reason, latched_at: at })))
    .onConflict((conflict) => conflict.column('partner').doNothing())
    .execute();
}

function toPair(row: Selectable<LatchTables['login_pair']>): PairState {
  return {
    state: row.state,
    pendingUntil: row.pending_until === null ? null : Number(row.pending_until),
    permit: row.permit,
    unknown: row.unknown,
    reason: row.reason,
    latchedAt: row.latched_at === null ? null : Number(row.latched_at),
  };
}

function toRow({ state, pendingUntil, permit, unknown, reason, latchedAt }: PairState) {
  return { state, pending_until: pendingUntil, permit, unknown, reason, latched_at: latchedAt };
}
