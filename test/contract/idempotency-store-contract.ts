import { describe, expect, test } from 'vitest';
import type { IdempotencyStore } from '../../src/store/idempotency-store.ts';
import type { StoreHarness } from './store-harness.ts';

const t0 = 1_800_000_000_000;
const minute = 60_000;

/** What every idempotency store must hold, whatever database is behind it. */
export function idempotencyStoreContract(name: string, make: () => Promise<StoreHarness<IdempotencyStore>>): void {
  describe(`idempotency store contract: ${name}`, () => {
    test('the first claim of a key runs, others wait, and all get its answer', async () => {
      await using harness = await make();
      const [one, other] = [await harness.open(), await harness.open()];
      expect(await one.claim('key', 'ask', t0)).toEqual({ kind: 'first' });
      expect(await other.claim('key', 'ask', t0 + 1)).toEqual({ kind: 'running' });
      await one.settle('key', '{"id":"7"}');
      expect(await other.claim('key', 'ask', t0 + 2)).toEqual({ kind: 'done', answer: '{"id":"7"}' });
      expect(await (await harness.open()).claim('key', 'ask', t0 + 3)).toEqual({ kind: 'done', answer: '{"id":"7"}' });
    });

    test('of many claims at once exactly one is the first', async () => {
      await using harness = await make();
      const stores = await Promise.all(Array.from({ length: 4 }, () => harness.open()));
      const claims = await Promise.all(Array.from({ length: 40 }, (_, n) => stores[n % 4]!.claim('key', 'ask', t0)));
      expect(claims.filter(({ kind }) => kind === 'first')).toHaveLength(1);
      expect(claims.filter(({ kind }) => kind === 'running')).toHaveLength(39);
    });

    test('the same key for something else is a conflict, running or done', async () => {
      await using harness = await make();
      const store = await harness.open();
      await store.claim('key', 'ask', t0);
      expect(await store.claim('key', 'another', t0)).toEqual({ kind: 'conflict' });
      await store.settle('key', '1');
      expect(await store.claim('key', 'another', t0)).toEqual({ kind: 'conflict' });
    });

    test('an abandoned key is free again', async () => {
      await using harness = await make();
      const store = await harness.open();
      await store.claim('key', 'ask', t0);
      await store.abandon('key');
      expect(await store.claim('key', 'another', t0)).toEqual({ kind: 'first' });
    });

    test('a lost outcome stays unknown until somebody settles it', async () => {
      await using harness = await make();
      const store = await harness.open();
      await store.claim('key', 'ask', t0);
      await store.forgetOutcome('key');
      expect(await store.claim('key', 'ask', t0 + 60 * minute)).toEqual({ kind: 'unknown', claimedAt: t0 });
      await store.settle('key', '1');
      expect(await store.claim('key', 'ask', t0)).toEqual({ kind: 'done', answer: '1' });
    });

    test('who claimed and never came back leaves an unknown outcome, after ten minutes', async () => {
      await using harness = await make();
      const store = await harness.open();
      await store.claim('key', 'ask', t0);
      expect(await store.claim('key', 'ask', t0 + 10 * minute - 1)).toEqual({ kind: 'running' });
      expect(await store.claim('key', 'ask', t0 + 10 * minute)).toEqual({ kind: 'unknown', claimedAt: t0 });
    });

    test('of many claims at once of a key that is forgotten exactly one is the first', async () => {
      await using harness = await make();
      const stores = await Promise.all(Array.from({ length: 4 }, () => harness.open()));
      await stores[0]!.claim('key', 'ask', t0);
      const late = t0 + 24 * 60 * minute + 1;
      const claims = await Promise.all(Array.from({ length: 40 }, (_, n) => stores[n % 4]!.claim('key', 'ask', late)));
      expect(claims.filter(({ kind }) => kind === 'first')).toHaveLength(1);
      expect(claims.filter(({ kind }) => kind === 'running')).toHaveLength(39);
    });

    test('a key that many abandon and claim at once is never held by two', async () => {
      await using harness = await make();
      const stores = await Promise.all(Array.from({ length: 4 }, () => harness.open()));
      let holders = 0;
      let most = 0;
      const useOnce = async (store: IdempotencyStore) => {
        if ((await store.claim('key', 'ask', t0)).kind !== 'first') return;
        holders += 1;
        most = Math.max(most, holders);
        await store.claim('key', 'ask', t0);
        holders -= 1;
        await store.abandon('key');
      };
      for (let round = 0; round < 5; round += 1) {
        await Promise.all(Array.from({ length: 20 }, (_, n) => useOnce(stores[n % 4]!)));
      }
      expect(most).toBe(1);
      expect(await stores[0]!.claim('key', 'another', t0)).toEqual({ kind: 'first' });
    });

    test('a key is forgotten after a day', async () => {
      await using harness = await make();
      const store = await harness.open();
      await store.claim('key', 'ask', t0);
      await store.settle('key', '1');
      expect((await store.claim('key', 'ask', t0 + 24 * 60 * minute)).kind).toBe('done');
      expect((await store.claim('key', 'another', t0 + 24 * 60 * minute + 1)).kind).toBe('first');
    });
  });
}
