import { join } from 'node:path';
import fc from 'fast-check';
import { Kysely, sql } from 'kysely';
import { createCursorCodec } from '../../src/domain/cursors.ts';
import type { FeedStore, TransactionChanges } from '../../src/domain/transaction-feed.ts';
import { createTransactionChangeLoader, type TransactionChangeLoader } from '../../src/loaders/transaction-changes.ts';
import { changeMigrations } from '../../src/store/change-migrations.ts';
import { type ChangeTables, createChangeTables } from '../../src/store/change-tables.ts';
import { migrate } from '../../src/store/migrate.ts';
import { createRowHash } from '../../src/store/row-hash.ts';
import { sqliteDialect } from '../../src/store/sqlite-dialect.ts';
import { type BankRow, type ChangeBank, createChangeBank } from './change-bank.ts';

const daySeconds = 86_400;
const nowMs = Date.UTC(2026, 10, 24, 12);
const today = nowMs / 1000;

type Step =
  | { readonly do: 'arrive'; readonly account: string; readonly second: number; readonly status: 'active' | 'pending' }
  | { readonly do: 'shadow' | 'revive' | 'post' | 'vanish'; readonly pick: number }
  | { readonly do: 'edit'; readonly pick: number; readonly amount: string }
  | { readonly do: 'move'; readonly pick: number; readonly second: number }
  | { readonly do: 'sync'; readonly client: number; readonly together: number }
  | { readonly do: 'pass'; readonly days: number };

/** A few moments that many rows share, the last weeks, and what is older than any bank changes. */
const second = fc.oneof(
  fc.constantFrom(today - 10, today - 3 * daySeconds, today - 200 * daySeconds),
  fc.integer({ min: today - 60 * daySeconds, max: today }),
  fc.integer({ min: today - 700 * daySeconds, max: today }),
);
/** Where the stretch that is read each time cannot lose it out of sight. */
const recent = fc.integer({ min: today - 60 * daySeconds, max: today });
const account = fc.constantFrom('a1', 'a2');
const pick = fc.nat(1_000);

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('arrive' as const),
      account,
      second,
      status: fc.constantFrom('active' as const, 'pending' as const),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom('shadow' as const, 'revive' as const, 'post' as const, 'vanish' as const),
      pick,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('edit' as const), pick, amount: fc.constantFrom('1.00', '2.00', '3.00') }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('move' as const), pick, second: recent }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('sync' as const),
      client: fc.nat(2),
      together: fc.integer({ min: 1, max: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('pass' as const), days: fc.integer({ min: 1, max: 9 }) }) },
);

export interface History {
  readonly steps: readonly Step[];
  /** How many changes each client takes at a time. */
  readonly firsts: readonly number[];
  /** Decides which of those who ask at once goes on first. */
  readonly turns: readonly number[];
}

export const history: fc.Arbitrary<History> = fc.record({
  steps: fc.array(step, { minLength: 4, maxLength: 16 }),
  firsts: fc.array(fc.constantFrom(1, 2, 3, 500), { minLength: 2, maxLength: 3 }),
  turns: fc.array(fc.nat(5), { minLength: 16, maxLength: 16 }),
});

/** A client with a ledger of its own, kept by what the feed says and nothing else. */
class Client {
  readonly ledger = new Map<string, string>();
  cursor: string | null = null;
  readonly first: number;
  /** What went wrong in its eyes. */
  readonly complaints: string[] = [];

  idle: Promise<void> = Promise.resolve();

  constructor(first: number) {
    this.first = first;
  }

  /** After what it is doing already. */
  later(work: () => Promise<void>): void {
    this.idle = this.idle.then(work);
  }

  apply({ changes, cursor }: TransactionChanges): void {
    const ids = changes.map(({ accountId, transactionId }) => `${accountId} ${transactionId}`);
    if (new Set(ids).size !== ids.length) this.complaints.push('a row twice in one answer');
    for (const { kind, accountId, transactionId, transaction } of changes) {
      const id = `${accountId} ${transactionId}`;
      if (kind === 'SHADOW' || kind === 'REMOVED') this.ledger.delete(id);
      else {
        if (transaction === null) this.complaints.push(`${id} without its row`);
        const at = (transaction?.transactionDate ?? 0) / 1000;
        this.ledger.set(id, `${transaction?.status} ${transaction?.amount} ${at}`);
      }
    }
    this.cursor = cursor;
  }

  async catchUp(loader: () => TransactionChangeLoader, customerId: string): Promise<void> {
    for (let asks = 0; asks < 200; asks += 1) {
      const answer = await loader().changes({ customerId, since: this.cursor, first: this.first });
      if (answer === null) throw new Error('no such customer');
      this.apply(answer);
      if (!answer.hasMore) return;
    }
    throw new Error('never done');
  }
}

/** A store in a file of this process, which feeds of any number of customers share. */
export async function openChangeStore(directory: string) {
  const db = new Kysely<ChangeTables>({ dialect: sqliteDialect(join(directory, 'changes.db'), 5_000) });
  await migrate(db, 'changes', changeMigrations);
  // What is written need not survive this process: waiting for the disk would be most of the test.
  await sql`pragma synchronous = off`.execute(db);
  return { db, feeds: createChangeTables(db), [Symbol.asyncDispose]: () => db.destroy() };
}

/** Lets those who wait go on in an order that is not theirs. */
function shuffled(turns: readonly number[]) {
  let turn = 0;
  return async () => {
    const waits = turns[turn++ % turns.length] ?? 0;
    for (let wait = 0; wait < waits; wait += 1) await new Promise(setImmediate);
  };
}

/** Plays a history; what the clients have in the end, and what the bank has. */
export async function play({ steps, firsts, turns }: History, feeds: FeedStore, customerId: string) {
  const bank = createChangeBank();
  const cursors = createCursorCodec([Buffer.alloc(32, 1)]);
  const hashRow = createRowHash(Buffer.alloc(32, 2));
  const yieldTurn = shuffled(turns);
  let passedMs = 0;
  const sources = {
    transactions: {
      async list(...args: Parameters<ChangeBank['list']>) {
        await yieldTurn();
        const rows = await bank.list(...args);
        await yieldTurn();
        return rows;
      },
    },
  } as never;
  const loader = () =>
    createTransactionChangeLoader({
      sources,
      cursors,
      feed: { store: feeds, hashRow },
      partnerId: 'p',
      now: () => nowMs + passedMs,
    });
  const clients = firsts.map((first) => new Client(first));
  const rowAt = (number: number): BankRow | undefined => {
    const rows = bank.rows();
    return rows[number % (rows.length || 1)];
  };

  for (const each of steps) {
    await yieldTurn();
    if (each.do === 'arrive') bank.add(each.account, each.second, each.status);
    else if (each.do === 'pass') passedMs += each.days * daySeconds * 1000;
    else if (each.do === 'sync') {
      // Nobody waits for it: the bank goes on, and so do other clients.
      const client = clients[each.client % clients.length] as Client;
      client.later(async () => {
        const answer = await loader().changes({ customerId, since: client.cursor, first: client.first });
        if (answer !== null) client.apply(answer);
      });
      const others = clients.filter((other) => other !== client).slice(0, each.together - 1);
      for (const other of others) other.later(() => other.catchUp(loader, customerId));
    } else {
      const row = rowAt(each.pick);
      if (row === undefined) continue;
      if (each.do === 'vanish') bank.remove(row);
      else if (each.do === 'edit') bank.put({ ...row, amount: each.amount });
      else if (each.do === 'move') {
        if (row.second > today - 60 * daySeconds) bank.put({ ...row, second: each.second });
      } else if (each.do === 'shadow') {
        if (row.status === 'active') bank.put({ ...row, status: 'shadow' });
      } else if (row.status === (each.do === 'post' ? 'pending' : 'shadow')) bank.put({ ...row, status: 'active' });
    }
  }
  await Promise.all(clients.map(({ idle }) => idle));
  // A week later everything has been compared once more, whatever its age.
  passedMs += 8 * daySeconds * 1000;
  for (const client of clients) await client.catchUp(loader, customerId);
  return {
    truth: bank.truth(),
    ledgers: clients.map(({ ledger }) => Object.fromEntries([...ledger].toSorted())),
    complaints: clients.flatMap(({ complaints }) => complaints),
  };
}
