import { describe, expect, test } from 'vitest';

import type { TokenStore } from '../../src/coordination/token-store.ts';

export interface TokenStoreHarness {
  readonly store: TokenStore;
  /** Moves the store's own clock. */
  advance(ms: number): Promise<void>;
}

/** What every token store must hold, whatever keeps its state. */
export function tokenStoreContract(name: string, make: () => Promise<TokenStoreHarness>): void {
  describe(`token store contract: ${name}`, () => {
    test('knows no token before one was offered', async () => {
      const { store } = await make();
      expect(await store.get('p')).toBeNull();
    });

    test('tells the age of a token on its own clock', async () => {
      const { store, advance } = await make();
      const mintedAt = await store.now();
      await advance(1_500);
      expect(await store.offer('p', { value: 't', mintedAt })).toMatchObject({ value: 't', mintedAt, ageMs: 1_500 });
      await advance(500);
      expect(await store.get('p')).toMatchObject({ ageMs: 2_000 });
    });

    test('keeps the newer of two tokens and answers it to whoever offers the older one', async () => {
      const { store, advance } = await make();
      const early = await store.now();
      await advance(10);
      const late = await store.now();
      await store.offer('p', { value: 'new', mintedAt: late });
      expect(await store.offer('p', { value: 'old', mintedAt: early })).toMatchObject({ value: 'new' });
      expect(await store.get('p')).toMatchObject({ value: 'new' });
    });

    test('of two tokens of the same moment the later offer stands', async () => {
      const { store } = await make();
      const mintedAt = await store.now();
      await store.offer('p', { value: 'refused', mintedAt });
      expect(await store.offer('p', { value: 'fresh', mintedAt })).toMatchObject({ value: 'fresh' });
    });

    test('keeps the tokens of partners apart', async () => {
      const { store } = await make();
      await store.offer('p', { value: 't', mintedAt: await store.now() });
      expect(await store.get('q')).toBeNull();
    });

    test('gives a lease to one holder until it is released or over', async () => {
      const { store, advance } = await make();
      expect(await store.lease('p', 'a', 15_000)).toBe(true);
      expect(await store.lease('p', 'b', 15_000)).toBe(false);
      expect(await store.lease('p', 'a', 15_000)).toBe(true);
      await store.release('p', 'b');
      expect(await store.lease('p', 'b', 15_000)).toBe(false);
      await advance(15_001);
      expect(await store.lease('p', 'b', 15_000)).toBe(true);
      await store.release('p', 'b');
      expect(await store.lease('p', 'a', 15_000)).toBe(true);
    });
  });
}
