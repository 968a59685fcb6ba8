import { describe, expect, test } from 'vitest';
import type { BudgetStore } from '../../src/store/budget-store.ts';
import type { StoreHarness } from './store-harness.ts';

const day = { window: 'day 2026-11-24', most: 10, endsAt: Date.UTC(2026, 10, 25) };
const month = { window: 'month 2026-11', most: 15, endsAt: Date.UTC(2026, 11, 1) };

/** What every budget store must hold, whatever database is behind it. */
export function budgetStoreContract(name: string, make: () => Promise<StoreHarness<BudgetStore>>): void {
  describe(`budget store contract: ${name}`, () => {
    test('takes until a limit is reached, and is told which', async () => {
      await using harness = await make();
      const [one, other] = [await harness.open(), await harness.open()];
      expect(await one.takeBudget('a', [day, month], 6)).toBeNull();
      expect(await other.takeBudget('a', [day, month], 4)).toBeNull();
      expect(await one.takeBudget('a', [day, month], 1)).toEqual(day);
      expect(await one.takeBudget('b', [day, month], 10)).toBeNull();
    });

    test('takes from all limits or from none', async () => {
      await using harness = await make();
      const store = await harness.open();
      const next = { ...day, window: 'day 2026-11-25' };
      await store.takeBudget('a', [day, month], 10);
      expect(await store.takeBudget('a', [next, month], 6)).toEqual(month);
      expect(await store.takeBudget('a', [next], 10)).toBeNull();
    });

    test('what is given back can be taken again', async () => {
      await using harness = await make();
      const store = await harness.open();
      await store.takeBudget('a', [day, month], 10);
      await store.returnBudget('a', [day, month], 3);
      expect(await store.takeBudget('a', [day, month], 4)).toEqual(day);
      expect(await store.takeBudget('a', [day, month], 3)).toBeNull();
    });

    test('more than a limit ever holds is refused, first or later', async () => {
      await using harness = await make();
      const store = await harness.open();
      expect(await store.takeBudget('a', [day], 11)).toEqual(day);
      expect(await store.takeBudget('a', [{ ...day, most: 0 }], 1)).toEqual({ ...day, most: 0 });
    });

    test('of many that take at once exactly as many succeed as fit', async () => {
      await using harness = await make();
      const stores = await Promise.all(Array.from({ length: 4 }, () => harness.open()));
      const takes = Array.from({ length: 40 }, (_, n) => stores[n % 4]!.takeBudget('a', [day, month], 1));
      expect((await Promise.all(takes)).filter((refusal) => refusal === null)).toHaveLength(10);
    });
  });
}
