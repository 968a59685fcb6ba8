import { describe, expect, test } from 'vitest';
import type { LeaseStore } from '../../src/coordination/lease-store.ts';

export interface LeaseStoreHarness {
  readonly store: LeaseStore;
  /** Lets the store's own clock go on. */
  advance(ms: number): Promise<void>;
}

/** What every lease store must hold, whatever keeps its state. */
export function leaseStoreContract(name: string, make: () => Promise<LeaseStoreHarness>): void {
  describe(`lease store contract: ${name}`, () => {
    test('gives a lease to one holder at a time', async () => {
      const { store } = await make();
      expect(await store.lease('l', 'a', 60_000)).toBe(true);
      expect(await store.lease('l', 'b', 60_000)).toBe(false);
      expect(await store.lease('other', 'b', 60_000)).toBe(true);
    });

    test('lets its holder prolong it, and nobody else when it is over', async () => {
      const { store, advance } = await make();
      await store.lease('l', 'a', 1_000);
      await advance(900);
      expect(await store.lease('l', 'a', 60_000)).toBe(true);
      await advance(900);
      expect(await store.lease('l', 'b', 60_000)).toBe(false);
      await advance(60_000);
      expect(await store.lease('l', 'b', 60_000)).toBe(true);
    });

    test('is released by its holder alone', async () => {
      const { store } = await make();
      await store.lease('l', 'a', 60_000);
      await store.release('l', 'b');
      expect(await store.lease('l', 'b', 60_000)).toBe(false);
      await store.release('l', 'a');
      expect(await store.lease('l', 'b', 60_000)).toBe(true);
    });

    test('tells for how long it is held', async () => {
      const { store, advance } = await make();
      expect(await store.heldForMs('l')).toBe(0);
      await store.lease('l', 'a', 60_000);
      await advance(20_000);
      const left = await store.heldForMs('l');
      expect(left).toBeGreaterThan(0);
      expect(left).toBeLessThanOrEqual(40_000);
      await advance(40_000);
      expect(await store.heldForMs('l')).toBe(0);
    });
  });
}
