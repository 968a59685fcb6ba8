import type { AggregationSchedule } from './aggregation.ts';
import { aggregationTime, firstAggregation, firstFinding, lastSuccess } from './aggregation.ts';
import type { BankRow } from './data/bank.ts';
import { bankRows, historyDays } from './data/bank.ts';
import { isJsonNumber } from './json.ts';
import type { LedgerRow } from './ledger-row.ts';
import { compareRows } from './ledger-row.ts';
import type { AccountRecord } from './records.ts';

/** An account id, of the first partner that has it; ids may repeat among partners. */
export type AccountRef = string | { readonly partnerId: string; readonly accountId: string };

/** A row to add. Without an id it gets one above all others, without a creation date the present. */
export type NewLedgerRow = Partial<Omit<LedgerRow, 'accountId'>> & Pick<LedgerRow, 'amount' | 'description'>;

export type LedgerPatch = Partial<Omit<LedgerRow, 'id' | 'accountId'>>;

/** The rows as they are stored, to be read and changed between two pages of a test. */
export interface Ledger {
  /** Pending and shadow rows included, oldest first, ties by id. */
  rows(account: AccountRef): readonly LedgerRow[];
  add(account: AccountRef, row: NewLedgerRow): LedgerRow;
  /** The bank does not know the row any more. Only active rows turn into shadows. */
  shadow(account: AccountRef, id: string): LedgerRow;
  /** As if it had never been there. */
  remove(account: AccountRef, id: string): void;
  edit(account: AccountRef, id: string, patch: LedgerPatch): LedgerRow;
}

export interface LedgerStore {
  /** Sorted as `Ledger.rows`; the same array until something changes. */
  rowsOf(account: AccountRecord, now: number): readonly LedgerRow[];
  createLedger(find: (account: AccountRef) => AccountRecord, now: () => number): Ledger;
}

interface AccountLedger {
  bank: BankRow[];
  /** Days of bank rows made so far end here. */
  bankUntil: number;
  /** Rows of each historic load, by its aggregation. */
  readonly loaded: Map<number, readonly BankRow[]>;
  /** What tests changed; null is removed. From then on the bank has no say in that row. */
  readonly changes: Map<string, LedgerRow | null>;
  sorted?: {
    readonly schedule: AggregationSchedule;
    readonly aggregation: number;
    readonly rows: readonly LedgerRow[];
  };
}

const firstAddedId = 90_000_000_000;

export function createLedgerStore(seed: number): LedgerStore {
  const ledgers = new WeakMap<AccountRecord, AccountLedger>();
  let added = 0;

  const ledgerOf = (account: AccountRecord) => {
    const empty = { bank: [], bankUntil: -historyDays, loaded: new Map(), changes: new Map() };
    const ledger: AccountLedger = ledgers.get(account) ?? empty;
    ledgers.set(account, ledger);
    return ledger;
  };

  const historyOf = (account: AccountRecord, ledger: AccountLedger, aggregation: number): readonly LedgerRow[] =>
    (account.schedule.history ?? []).flatMap(({ at, fromDay, toDay }) => {
      if (at > aggregation) return [];
      const rows = ledger.loaded.get(at) ?? bankRows(account, seed, { from: fromDay, to: toDay, since: at });
      ledger.loaded.set(at, rows);
      return rows.flatMap((row) => store(account, row, Math.max(row.appearsAt, at), aggregation));
    });

  const rowsOf = (account: AccountRecord, now: number): readonly LedgerRow[] => {
    const ledger = ledgerOf(account);
    const { schedule } = account;
    const aggregation = lastSuccess(schedule, now);
    if (ledger.sorted?.schedule === schedule && ledger.sorted.aggregation === aggregation) return ledger.sorted.rows;
    // A refresh within a day may find some of the rows of that day.
    const until = Math.ceil(aggregation);
    if (ledger.bankUntil < until) {
      const since = firstAggregation(schedule);
      ledger.bank.push(...bankRows(account, seed, { from: ledger.bankUntil, to: until, since }));
      ledger.bankUntil = until;
    }
    const stored = ledger.bank.flatMap((row) =>
      store(account, row, firstFinding(schedule, row.knownFrom, row.appearsAt), aggregation),
    );
    const fixed = account.bank.fixedRows ?? [];
    const rows = [...fixed, ...historyOf(account, ledger, aggregation), ...stored].filter(
      (row) => !ledger.changes.has(row.id),
    );
    for (const row of ledger.changes.values()) if (row !== null) rows.push(row);
    rows.sort(compareRows);
    ledger.sorted = { schedule, aggregation, rows };
    return rows;
  };

  const change = (account: AccountRecord, id: string, row: LedgerRow | null) => {
    const ledger = ledgerOf(account);
    ledger.changes.set(id, row);
    delete ledger.sorted;
  };

  return {
    rowsOf,
    createLedger(find, now) {
      const rowOf = (account: AccountRecord, id: string) => {
        const row = rowsOf(account, now()).find((candidate) => candidate.id === id);
        if (row === undefined) throw new RangeError(`Account ${account.id} has no transaction ${id}`);
        return row;
      };
      const put = (account: AccountRecord, row: LedgerRow) => {
        if (!isJsonNumber(row.amount)) throw new RangeError(`Not a JSON number: ${row.amount}`);
        if (!/^\d+$/.test(row.id)) throw new RangeError(`Not a transaction id: ${row.id}`);
        change(account, row.id, row);
        return row;
      };
      return {
        rows: (ref) => rowsOf(find(ref), now()),
        add(ref, row) {
          const account = find(ref);
          added += 1;
          const createdDate = Math.floor(now() / 1000);
          const defaults = { id: String(firstAddedId + added), status: 'active', createdDate } as const;
          const complete = { ...defaults, ...row, accountId: account.id };
          if (rowsOf(account, now()).some(({ id }) => id === complete.id)) {
            throw new RangeError(`Account ${account.id} has a transaction ${complete.id} already`);
          }
          return put(account, complete);
        },
        shadow(ref, id) {
          const account = find(ref);
          const row = rowOf(account, id);
          if (row.status === 'pending')
            throw new RangeError(`Transaction ${id} is pending; only active rows turn shadow`);
          return put(account, { ...row, status: 'shadow' });
        },
        remove(ref, id) {
          const account = find(ref);
          change(account, rowOf(account, id).id, null);
        },
        edit(ref, id, patch) {
          const account = find(ref);
          return put(account, { ...rowOf(account, id), ...patch });
        },
      };
    },
  };
}

/** The row as stored after an aggregation: nothing, or one. This is where shadow rows come from. */
function store(account: AccountRecord, row: BankRow, firstSeen: number, aggregation: number): readonly LedgerRow[] {
  if (firstSeen > aggregation || firstSeen >= row.goneAt) return [];
  // Rows settle and vanish at a daily aggregation, so that no refresh in between sees either earlier.
  const lastSeen = Math.min(Math.floor(aggregation), row.goneAt - 1);
  const settled = lastSeen >= row.postsAt;
  const gone = row.goneAt <= aggregation;
  if (gone && !settled) return [];
  return [
    {
      id: row.id,
      accountId: account.id,
      status: gone ? 'shadow' : settled ? 'active' : 'pending',
      amount: row.content.amount,
      description: row.content.description,
      ...(row.transactionDate === undefined ? {} : { transactionDate: row.transactionDate }),
      ...(settled ? { postedDate: row.postedDate } : {}),
      createdDate: aggregationTime(account.schedule, firstSeen),
      ...(row.content.details === undefined ? {} : { details: row.content.details }),
    },
  ];
}
