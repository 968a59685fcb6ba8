import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayMs, lastAttempt, lastSuccess } from '../../sandbox/aggregation.ts';
import { sortKey } from '../../sandbox/ledger-row.ts';
import type { AccountRecord } from '../../sandbox/records.ts';
import { isHistoryLoaded, loadHistory, refreshAccount } from '../../sandbox/refresh.ts';
import { createWorld } from '../../sandbox/world.ts';

const now = 1_790_000_000_000;

function worldWith(accountId: string) {
  const world = createWorld(1, now);
  const customers = [...world.partners.values()].flatMap((partner) => [...partner.customers.values()]);
  const account = customers
    .flatMap((customer) => customer.accounts)
    .find(({ id }) => id === accountId) as AccountRecord;
  return { account, rowsAt: (day: number) => world.ledger.rowsOf(account, now + day * dayMs) };
}

const outcome = (rows: readonly { id: string; status: string; amount: string }[]) =>
  new Map(rows.map(({ id, status, amount }) => [id, `${status} ${amount}`]));

const moments = fc.array(fc.double({ min: 0, max: 9.9, noNaN: true }), { minLength: 1, maxLength: 8 });

describe('refreshes', () => {
  it('only ever bring rows earlier: each daily aggregation finds what it would have found without them', () => {
    fc.assert(
      fc.property(moments, fc.constantFrom('60010011', '60010012'), (days, accountId) => {
        const refreshed = worldWith(accountId);
        const left = worldWith(accountId);
        for (const day of days.toSorted((one, other) => one - other))
          refreshAccount(refreshed.account, now + day * dayMs);
        for (const day of [0, 3, 7, 10, 11, 14])
          expect(outcome(refreshed.rowsAt(day))).toEqual(outcome(left.rowsAt(day)));
        for (const day of days) {
          const rows = refreshed.rowsAt(day);
          const ids = new Set(rows.map(({ id }) => id));
          for (const row of rows) expect(sortKey(row)).toBeLessThanOrEqual((now + day * dayMs) / 1000);
          for (const { id } of left.rowsAt(day)) expect(ids).toContain(id);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('bring the attempt to the moment itself, and the success where the bank agrees', () => {
    const { account } = worldWith('60010011');
    refreshAccount(account, now + 2.5 * dayMs);
    expect(lastAttempt(account.schedule, now + 2.4 * dayMs)).toBe(2);
    expect(lastAttempt(account.schedule, now + 2.5 * dayMs)).toBe(2.5);
    expect(lastSuccess(account.schedule, now + 2.9 * dayMs)).toBe(2.5);
    expect(lastAttempt(account.schedule, now + 3 * dayMs)).toBe(3);
    const { account: refused } = worldWith('60010015');
    refreshAccount(refused, now + 2.5 * dayMs);
    expect(lastAttempt(refused.schedule, now + 2.5 * dayMs)).toBe(2.5);
    expect(lastSuccess(refused.schedule, now + 2.5 * dayMs)).toBe(-3);
  });

  it('leave an account alone that is closed at the bank', () => {
    const { account } = worldWith('60010323');
    const { schedule } = account;
    refreshAccount(account, now + dayMs);
    loadHistory(account, now + dayMs);
    expect(account.schedule).toBe(schedule);
    expect(lastAttempt(schedule, now + 100 * dayMs)).toBe(-2);
  });
});

describe('historic loads', () => {
  it('add rows before those that are there, under ids of their own, whatever way they come in', () => {
    fc.assert(
      fc.property(fc.integer({ min: 190, max: 900 }), (daysBack) => {
        const { account, rowsAt } = worldWith('60010011');
        const before = rowsAt(0);
        loadHistory(account, now + 0.5 * dayMs, Math.floor(now / 1000) - daysBack * 86_400);
        loadHistory(account, now + 0.6 * dayMs);
        expect(isHistoryLoaded(account)).toBe(true);
        const after = rowsAt(1);
        expect(new Set(after.map(({ id }) => id)).size).toBe(after.length);
        for (const { id } of before) expect(after.some((row) => row.id === id)).toBe(true);
        expect(after.length).toBeGreaterThan(before.length * 2);
        expect(rowsAt(0.4)).toEqual(before);
      }),
      { numRuns: 10 },
    );
  });
});
