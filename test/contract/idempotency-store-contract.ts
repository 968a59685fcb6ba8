import { describe, expect, test } from 'vitest';
import type { IdempotencyStore } from '../../src/store/idempotency-store.ts';

export interface IdempotencyStoreHarness extends AsyncDisposable {
  /** Opens the same durable state once more, as another process does. */
  open(): Promise<IdempotencyStore>;
}

const t0 = 1_800_000_000_000;
const minute = 60_000;

/** What every idempotency store must hold, whatever database is behind it. */
export function idempotencyStoreContract(name: string, make: () => Promise<IdempotencyStoreHarness>): void {
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
      expect(await store.claim('key', 'ask', t0)).toEqual({ kind: 'unknown' });
      await store.settle('key', '1');
      expect(await store.claim('key', 'ask', t0)).toEqual({ kind: 'done', answer: '1' });
    });

    test('who claimed and never came back leaves an unknown outcome, after ten minutes', async () => {
      await using harness = await make();
      const store = await harness.open();
      await store.claim('key', 'ask', t0);
      expect(await store.claim('key', 'ask', t0 + 10 * minute - 1)).toEqual({ kind: 'running' });
      expect(await store.claim('key', 'ask', t0 + 10 * minute)).toEqual({ kind: 'unknown' });
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
