import { type ColumnType, type Kysely, sql } from 'kysely';

import type { BudgetLimit, BudgetStore } from './budget-store.ts';
import type { Prunable } from './idempotency-tables.ts';

/** PostgreSQL answers 64-bit numbers as text, SQLite as numbers. */
type Whole = ColumnType<number | string, number, number>;

export interface BudgetTables {
  billable_budget: {
    client: string;
    /** The window's name; `window` is a word of SQL. */
    stretch: string;
    used: Whole;
    ends_at: Whole;
  };
}

/** Kept after its end: an operator may want to see what a month was. */
const keptMs = 70 * 24 * 60 * 60 * 1000;

/** Rolls the transaction back. */
class Exhausted extends Error {
  readonly limit: BudgetLimit;
  constructor(limit: BudgetLimit) {
    super('exhausted');
    this.limit = limit;
  }
}

/** The budget store over any database that Kysely speaks to. */
export function createBudgetTables(db: Kysely<BudgetTables>): BudgetStore & Prunable {
  return {
    async takeBudget(client, limits, items) {
      try {
        await db.transaction().execute(async (tx) => {
          // In one order everywhere, so that two operations never wait for each other.
          for (const limit of limits) if (!(await take(tx, client, limit, items))) throw new Exhausted(limit);
        });
        return null;
      } catch (error) {
        if (error instanceof Exhausted) return error.limit;
        throw error;
      }
    },

    async returnBudget(client, limits, items) {
      await db
        .updateTable('billable_budget')
        .set({ used: sql<number>`used - ${items}` })
        .where('client', '=', client)
        .where(
          'stretch',
          'in',
          limits.map(({ window }) => window),
        )
        .execute();
    },

    async prune(nowMs) {
      const { numDeletedRows } = await db
        .deleteFrom('billable_budget')
        .where('ends_at', '<', nowMs - keptMs)
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}

/** One statement that adds and checks: of many that take the last items at once, only those that fit do. */
async function take(
  tx: Kysely<BudgetTables>,
  client: string,
  { window: stretch, most, endsAt }: BudgetLimit,
  items: number,
): Promise<boolean> {
  if (items > most) return false;
  const row = await tx
    .insertInto('billable_budget')
    .values({ client, stretch, used: items, ends_at: endsAt })
    .onConflict((conflict) =>
      conflict
        .columns(['client', 'stretch'])
        .doUpdateSet({ used: sql<number>`billable_budget.used + ${items}` })
        .where(sql<number>`billable_budget.used + ${items}`, '<=', most),
    )
    .returning('used')
    .executeTakeFirst();
  return row !== undefined;
}
