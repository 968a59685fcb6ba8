import type { LedgerRow } from '../ledger-row.ts';
import { createRandom } from '../random.ts';
import type { AccountRecord } from '../records.ts';
import { createRowContent } from './row-content.ts';

/** How the rows of an account come about at its bank. */
export interface BankPlan {
  /** Rows in the 180 days before aggregation 0; later days follow at the same pace. */
  readonly rowsPer180Days: number;
  /** Some banks give the second of a transaction, others only the day (noon, so that many rows share a date). */
  readonly exactTimes: boolean;
  /** Additional rows on each of the last days, so that a quiet account has pending ones too. */
  readonly recentRows: number;
  /** Whether rows that vanish come back changed under a new id, and pending ones settle under a new id. */
  readonly replacesRows: boolean;
  /** Smallest row id. */
  readonly firstRowId: number;
  /** Rows given one by one. */
  readonly fixedRows?: readonly LedgerRow[];
}

/** A row in the bank's own books. Aggregations are numbered as in the account's schedule. */
export interface BankRow {
  /** When the bank knows it, for a refresh between two daily aggregations. */
  readonly knownFrom: number;
  /** The first daily aggregation that finds it. */
  readonly appearsAt: number;
  /** The first aggregation that finds it settled. */
  readonly postsAt: number;
  /** The first aggregation that does not find it any more. */
  readonly goneAt: number;
  readonly transactionDate?: number;
  readonly postedDate: number;
  readonly id: string;
  readonly content: { readonly amount: string; readonly description: string; readonly details: LedgerRow['details'] };
}

export const historyDays = 180;

/** Every one of these rows the bank takes back later; every one of those comes back changed under a new id, or not. */
const everyVanishing = 17;
const everyResettled = 13;
/** Every one of these has no transaction date: its posting date, and before that its creation, stand in. */
const everyUndated = 29;

const secondsPerDay = 86_400;

/**
 * The bank's rows whose transactions happened on days [from, to), day 0 being the one after aggregation 0. `since` is the
 * aggregation before which nobody asked for them.
 */
export function bankRows(
  account: AccountRecord,
  seed: number,
  { from, to, since }: { readonly from: number; readonly to: number; readonly since: number },
): BankRow[] {
  const { bank, schedule } = account;
  const rows: BankRow[] = [];
  const originSeconds = Math.floor(schedule.origin / 1000);
  const noon = Math.floor(originSeconds / secondsPerDay) * secondsPerDay + secondsPerDay / 2;
  const recent = (schedule.brokenAfter ?? 0) - 2;
  for (let day = from; day < to; day += 1) {
    const first = Math.floor(((day + historyDays) * bank.rowsPer180Days) / historyDays);
    const regular = Math.floor(((day + 1 + historyDays) * bank.rowsPer180Days) / historyDays) - first;
    const count = regular + (day >= recent ? bank.recentRows : 0);
    for (let slot = 0; slot < count; slot += 1) {
      const ordinal = first + slot;
      const random = createRandom(seed, account.customerId, account.id, day, slot);
      const moment = bank.exactTimes ? originSeconds + random.below(secondsPerDay) : noon;
      const settlesIn = 1 + random.below(2);
      const transactionDate = moment + day * secondsPerDay;
      const postedDate = transactionDate + settlesIn * secondsPerDay;
      const postsAt = day + 1 + settlesIn;
      const found = Math.max(postsAt, since);
      // Taken back between two aggregations of which the earlier one saw it settled: that makes it a shadow row.
      const vanishes = ordinal % everyVanishing === everyVanishing - 1;
      // The bank drops the pending row and books another: a pending row vanishes without a trace.
      const resettles = bank.replacesRows && !vanishes && ordinal % everyResettled === everyResettled - 1;
      const goneAt = vanishes ? found + 1 + random.below(8) : resettles ? postsAt : Number.POSITIVE_INFINITY;
      const content = createRowContent(account.type, random);
      const id = bank.firstRowId + (day + 2_000) * 1_000 + slot * 2;
      const dates = { ...(ordinal % everyUndated === 5 ? {} : { transactionDate }), postedDate };
      // Spread over the day, and never before they happen.
      const knownFrom = day + Math.max((slot + 1) / (count + 1), (moment - originSeconds) / secondsPerDay);
      rows.push({
        knownFrom,
        appearsAt: day + 1,
        postsAt,
        goneAt,
        ...dates,
        id: String(id),
        content: content.original,
      });
      if (goneAt !== Number.POSITIVE_INFINITY && bank.replacesRows && (resettles || ordinal % 2 === 0)) {
        const changed = resettles ? content.original : content.altered;
        const posted = { transactionDate, postedDate };
        rows.push({
          knownFrom: goneAt,
          appearsAt: goneAt,
          postsAt: goneAt,
          goneAt: Number.POSITIVE_INFINITY,
          ...posted,
          id: String(id + 1),
          content: changed,
        });
      }
    }
  }
  return rows;
}
