import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayMs } from '../../sandbox/aggregation.ts';
import { createControls } from '../../sandbox/controls.ts';
import type { LedgerRow } from '../../sandbox/ledger-row.ts';
import { compareIds, compareRows, sortKey } from '../../sandbox/ledger-row.ts';
import { createNotificationKeys } from '../../sandbox/webhooks/sign.ts';

const household = ['60010011', '60010012', '60010013', '60010014', '60010015'];

/** The ledger of a sandbox that started at `startedAt`, and its clock in days since. */
function startedAt(start: number, seed = 1) {
  const { controls } = createControls({
    seed,
    startedAt: start,
    machineNow: () => start,
    directory: 'short',
    notificationKeys: createNotificationKeys(),
  });
  return {
    at(days: number, accountId: string): readonly LedgerRow[] {
      controls.setClock({ offsetMs: days * dayMs });
      return controls.ledger.rows(accountId);
    },
  };
}

/** Any moment of several years, so that no time of the day or of the month is special. */
const start = fc.integer({ min: 1_600_000_000_000, max: 1_900_000_000_000 });
const seed = fc.integer({ min: 0, max: 1_000_000 });

describe('the rows of an account', () => {
  it('are there at any start and seed: 40 active, some pending and shadow, none later than now', () => {
    fc.assert(
      fc.property(start, seed, fc.constantFrom(...household), (now, dice, accountId) => {
        const rows = startedAt(now, dice).at(0, accountId);
        const count = (status: string) => rows.filter((row) => row.status === status).length;
        expect(count('active')).toBeGreaterThanOrEqual(40);
        expect(count('pending')).toBeGreaterThanOrEqual(2);
        expect(count('shadow')).toBeGreaterThanOrEqual(2);
        for (const row of rows) {
          expect(sortKey(row)).toBeLessThanOrEqual(now / 1000);
          expect(sortKey(row)).toBeGreaterThan((now - 183 * dayMs) / 1000);
          expect(row.createdDate).toBeLessThanOrEqual(now / 1000);
          expect(row.postedDate ?? 0).toBeLessThanOrEqual(now / 1000);
          expect(row.postedDate === undefined).toBe(row.status === 'pending');
        }
        expect(rows).toEqual([...rows].sort(compareRows));
        expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
      }),
      { numRuns: 30 },
    );
  });

  it('change from one aggregation to the next as the FAQ tells, whatever the start', () => {
    const next: Record<string, readonly string[]> = {
      none: ['active', 'pending'],
      pending: ['pending', 'active', 'none'],
      active: ['active', 'shadow'],
      shadow: ['shadow'],
    };
    fc.assert(
      fc.property(start, fc.constantFrom(...household), (now, accountId) => {
        const { at } = startedAt(now);
        let before = new Map(at(0, accountId).map((row) => [row.id, row.status as string]));
        const ever = new Set(before.keys());
        for (let day = 1; day <= 25; day += 1) {
          const after = new Map(at(day, accountId).map((row) => [row.id, row.status as string]));
          for (const id of new Set([...before.keys(), ...after.keys()])) {
            expect(next[before.get(id) ?? 'none']).toContain(after.get(id) ?? 'none');
            // A row that vanished never comes back: its successor has an id of its own.
            if (!before.has(id)) expect(ever.has(id)).toBe(false);
            ever.add(id);
          }
          before = after;
        }
      }),
      { numRuns: 10 },
    );
  });

  it('do not depend on which days were looked at before, nor on turning the clock back', () => {
    const now = 1_790_000_000_000;
    const days = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(days, (visited) => {
        const wandering = startedAt(now);
        for (const day of visited) {
          expect(wandering.at(day, '60010012')).toEqual(startedAt(now).at(day, '60010012'));
        }
      }),
      { numRuns: 30 },
    );
  });

  it('stay the same within a day', () => {
    const { at } = startedAt(1_790_000_000_000);
    expect(at(0.99, '60010011')).toBe(at(0, '60010011'));
  });

  it('come back changed under a new id, in some cases only', () => {
    const rows = startedAt(1_790_000_000_000).at(0, '60010012');
    const shadows = rows.filter(({ status }) => status === 'shadow');
    const successors = shadows.map((shadow) =>
      rows.find((row) => row.status === 'active' && row.description === `${shadow.description} ADJ`),
    );
    expect(successors.some((row) => row !== undefined)).toBe(true);
    expect(successors.some((row) => row === undefined)).toBe(true);
  });
});

describe('compareIds', () => {
  it('compares ids as numbers, beyond 2^53 too', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 63n }), fc.bigInt({ min: 0n, max: 2n ** 63n }), (left, right) => {
        const expected = left < right ? -1 : left > right ? 1 : 0;
        expect(Math.sign(compareIds(String(left), String(right)))).toBe(expected);
      }),
    );
    expect(compareIds('999', '1000')).toBeLessThan(0);
  });
});
