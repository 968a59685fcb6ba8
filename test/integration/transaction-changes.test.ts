import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LedgerRow } from '../../sandbox/index.ts';
import { type Clock, systemClock } from '../../src/lib/clock.ts';
import { customerFor, type Stage, startStage } from '../support/gateway.ts';

let stage: Stage;
let household: string;
let accounts: readonly string[];
let aheadMs = 0;
const clock: Clock = { ...systemClock, wall: () => systemClock.wall() + aheadMs };

beforeAll(async () => {
  stage = await startStage({ overrides: { clock }, warm: false });
  household = customerFor(stage.sandbox, 'five accounts');
  const { data } = await stage.ask('query ($c: ID!) { customer(customerId: $c) { accounts { accountId } } }', {
    c: household,
  });
  accounts = data.customer.accounts.map(({ accountId }: any) => accountId);
  stage.upstreamCalls();
});
afterAll(() => stage[Symbol.asyncDispose]());

const query = `query ($c: ID!, $since: String, $first: Int! = 500) {
  transactionChanges(customerId: $c, since: $since, first: $first) {
    cursor hasMore
    changes { kind accountId transactionId transaction { statusCode amount { amount } description } }
  }
}`;
const path = 'GET /aggregation/v3/customers/{customerId}/transactions';

const asked = async (since: string | null, more: object = {}, headers?: Record<string, string>) =>
  stage.ask(query, { c: household, since, ...more }, headers);

class Ledger {
  readonly rows = new Map<string, string>();
  cursor: string | null = null;

  async catchUp(first = 500): Promise<readonly string[]> {
    const kinds: string[] = [];
    for (let more = true, asks = 0; more; asks += 1) {
      if (asks > 100) throw new Error('never done');
      const { data, errors } = await asked(this.cursor, { first });
      expect(errors).toBeUndefined();
      const { changes, cursor, hasMore } = data.transactionChanges;
      for (const { kind, accountId, transactionId, transaction } of changes) {
        kinds.push(kind);
        const id = `${accountId} ${transactionId}`;
        if (kind === 'SHADOW' || kind === 'REMOVED') this.rows.delete(id);
        else this.rows.set(id, `${transaction.statusCode} ${transaction.amount.amount} ${transaction.description}`);
      }
      this.cursor = cursor;
      more = hasMore;
    }
    return kinds;
  }
}

const refOf = (accountId: string) => ({
  partnerId: stage.sandbox.info.partners[0]?.partnerId ?? '',
  accountId,
});

/** What the sandbox's own books say, by no way of the gateway's. */
function truth(): Map<string, string> {
  const rows = accounts.flatMap((accountId) => stage.sandbox.ledger.rows(refOf(accountId)));
  return new Map(
    rows
      .filter(({ status }) => status !== 'shadow')
      .map(({ accountId, id, status, amount, description }) => [
        `${accountId} ${id}`,
        `${status} ${amount} ${description}`,
      ]),
  );
}

const ordered = (rows: ReadonlyMap<string, string>) => [...rows].toSorted(([left], [right]) => (left < right ? -1 : 1));

describe('a ledger that is kept by the feed', () => {
  const ledger = new Ledger();

  test('begins with all that the bank has, at the price of one read', async () => {
    const { data } = await asked(null, { first: 1 });
    expect(data.transactionChanges.hasMore).toBe(true);
    const reads = Math.ceil(truth().size / 900);
    expect(stage.upstreamCalls()[path]).toBeLessThanOrEqual(reads + 1);
    await ledger.catchUp();
    expect(ordered(ledger.rows)).toEqual(ordered(truth()));
    stage.upstreamCalls();
    expect(await ledger.catchUp()).toEqual([]);
    expect(stage.upstreamCalls()).toEqual({ [path]: 1 });
  });

  test('follows what the bank does: new rows, edits, shadows and their return, pending ones that post or vanish', async () => {
    const [first = '', second = ''] = accounts;
    const now = Math.floor(Date.now() / 1000);
    const add = (accountId: string, more: Partial<LedgerRow> = {}) =>
      stage.sandbox.ledger.add(refOf(accountId), {
        amount: '-1.10',
        description: 'ROW',
        transactionDate: now - 60,
        ...more,
      });
    const { ledger: bank } = stage.sandbox;
    const rows = [add(first), add(first), add(second, { status: 'pending' }), add(second, { status: 'pending' })];
    const [edited, taken, posts, vanishes] = rows.map(({ id }) => id) as [string, string, string, string];
    const late = add(first, { transactionDate: now - 80 * 86_400, description: 'LATE' });
    expect((await ledger.catchUp()).toSorted()).toEqual(['ADDED', 'ADDED', 'ADDED', 'ADDED', 'ADDED']);

    bank.edit(refOf(first), edited, { amount: '-1.20' });
    bank.shadow(refOf(first), taken);
    bank.edit(refOf(second), posts, { status: 'active', postedDate: now });
    bank.remove(refOf(second), vanishes);
    bank.remove(refOf(first), late.id);
    expect((await ledger.catchUp()).toSorted()).toEqual(['CHANGED', 'CHANGED', 'REMOVED', 'REMOVED', 'SHADOW']);
    expect(ordered(ledger.rows)).toEqual(ordered(truth()));

    bank.edit(refOf(first), taken, { status: 'active' });
    expect(await ledger.catchUp()).toEqual(['ADDED']);
    expect(ordered(ledger.rows)).toEqual(ordered(truth()));
  });

  test('that others keep too, asking at the same time and in small pages, is the same', async () => {
    const others = [new Ledger(), new Ledger(), new Ledger()];
    await Promise.all([...others, ledger].map((each, n) => each.catchUp([500, 400, 300, 500][n])));
    for (const each of [...others, ledger]) expect(ordered(each.rows)).toEqual(ordered(truth()));
  });

  test('finds within a week what is older than banks change', async () => {
    const [first = ''] = accounts;
    const old = stage.sandbox.ledger.add(refOf(first), {
      amount: '-9.99',
      description: 'VERY LATE',
      transactionDate: Math.floor(Date.now() / 1000) - 300 * 86_400,
    });
    expect(await ledger.catchUp()).toEqual([]);
    aheadMs += 7 * 86_400_000;
    expect(await ledger.catchUp()).toEqual(['ADDED']);
    expect(ledger.rows.get(`${first} ${old.id}`)).toBe('active -9.99 VERY LATE');
  });
});

describe('a cursor', () => {
  test('of another customer, another partner or another hand is BAD_CURSOR, at no call', async () => {
    const { data } = await asked(null, { first: 1 });
    const { cursor } = data.transactionChanges;
    stage.upstreamCalls();
    const wrong = [
      await stage.ask(query, { c: '5001002', since: cursor }),
      await asked(cursor, {}, { 'x-api-key': 'sandbox-2' }),
      await asked(`${cursor.slice(0, -2)}AA`),
      await asked('not a cursor'),
    ];
    for (const { data, errors } of wrong) {
      expect([data?.transactionChanges ?? null, errors?.[0]?.extensions.code]).toEqual([null, 'BAD_CURSOR']);
    }
    expect(stage.upstreamCalls()).toEqual({});
  });

  test('of before the end of access is CURSOR_EXPIRED, and nothing of the customer is remembered', async () => {
    const gone = customerFor(stage.sandbox, 'security freeze');
    const begun = await stage.ask(query, { c: gone, since: null });
    const { cursor } = begun.data.transactionChanges;
    const removed = await stage.ask(`mutation { deleteCustomer(input: { customerId: "${gone}" }) { __typename } }`);
    expect(removed.data.deleteCustomer.__typename).toBe('DeleteCustomerPayload');
    stage.upstreamCalls();
    const { errors } = await stage.ask(query, { c: gone, since: cursor });
    expect(errors?.[0]?.extensions.code).toBe('CURSOR_EXPIRED');
    expect(stage.upstreamCalls()).toEqual({});
    expect((await stage.ask(query, { c: gone, since: null })).data.transactionChanges).toBeNull();
  });

  test('and a page size are checked', async () => {
    for (const first of [0, 501]) {
      expect((await asked(null, { first })).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    }
  });
});
