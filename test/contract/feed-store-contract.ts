import { describe, expect, test } from 'vitest';
import type { FeedRead, FeedRow, FeedStore } from '../../src/domain/transaction-feed.ts';
import type { StoreHarness } from './store-harness.ts';

const t0 = 1_800_000_000_000;
const key = { partnerId: 'p', customerId: 'c' };
const all = { from: 0, to: Number.MAX_SAFE_INTEGER };

const row = (transactionId: string, more: Partial<FeedRow> = {}): FeedRow => ({
  accountId: 'a',
  transactionId,
  at: 1_000,
  hash: `hash of ${transactionId}`,
  isShadow: false,
  ...more,
});

const read = (version: number | null, rows: readonly FeedRow[], more: Partial<FeedRead> = {}): FeedRead => ({
  ...all,
  version,
  rows,
  unreadBefore: null,
  sweptAt: t0,
  ...more,
});

/** What every store of feeds must hold, whatever database is behind it. */
export function feedStoreContract(name: string, make: () => Promise<StoreHarness<FeedStore>>): void {
  const states = async (store: FeedStore, after = 0) =>
    (await store.feedEntriesAfter(key, after, 100)).map(
      ({ transactionId, state, sequence }) => `${sequence} ${transactionId} ${state}`,
    );

  describe(`feed store contract: ${name}`, () => {
    test('rows get their numbers in the order of the read, and all processes see the same', async () => {
      await using harness = await make();
      const [one, other] = [await harness.open(), await harness.open()];
      expect(await one.readFeed(key)).toBeNull();
      expect(await one.takeInFeed(key, read(null, [row('3'), row('2'), row('1')]), 'epoch', t0)).toBe(true);
      expect(await other.readFeed(key)).toEqual({
        epoch: 'epoch',
        version: 1,
        head: 3,
        forgottenTo: 0,
        unreadBefore: null,
        sweptAt: t0,
      });
      expect(await states(other)).toEqual(['1 3 live', '2 2 live', '3 1 live']);
      expect(await states(other, 2)).toEqual(['3 1 live']);
      expect((await other.feedEntriesAfter(key, 0, 2)).map(({ sequence }) => sequence)).toEqual([1, 2]);
    });

    test('a row that changed is there once, with its newest state; what stayed has no new number', async () => {
      await using harness = await make();
      const store = await harness.open();
      await store.takeInFeed(key, read(null, [row('1'), row('2'), row('3'), row('4')]), 'e', t0);
      const next = [row('1'), row('2', { hash: 'other' }), row('3', { isShadow: true, hash: 'shadow' }), row('5')];
      expect(await store.takeInFeed(key, read(1, next), 'ignored', t0)).toBe(true);
      expect(await states(store)).toEqual(['1 1 live', '5 2 live', '6 3 shadow', '7 5 live', '8 4 removed']);
      const back = [row('1'), row('2', { hash: 'other' }), row('3'), row('4'), row('5')];
      await store.takeInFeed(key, read(2, back), 'ignored', t0);
      const entries = await store.feedEntriesAfter(key, 8, 10);
      expect(entries.map(({ transactionId, sequence, addedAt }) => [transactionId, sequence, addedAt])).toEqual([
        ['3', 9, 9],
        ['4', 10, 10],
      ]);
      expect(await store.readFeed(key)).toMatchObject({ epoch: 'e', version: 3, head: 10 });
    });

    test('what lies outside of the stretch that was read stays as it is', async () => {
      await using harness = await make();
      const store = await harness.open();
      const rows = [row('new', { at: 3_000 }), row('edge', { at: 2_000 }), row('old', { at: 1_999 })];
      await store.takeInFeed(key, read(null, rows), 'e', t0);
      await store.takeInFeed(key, read(1, [], { from: 2_000, to: 3_000 }), 'e', t0);
      expect(await states(store)).toEqual(['3 old live', '4 new removed', '5 edge removed']);
    });

    test('of reads that overlap the first is taken in, and the others leave nothing behind', async () => {
      await using harness = await make();
      const stores = await Promise.all(Array.from({ length: 4 }, () => harness.open()));
      const race = async (version: number | null, round: number) => {
        const taken = await Promise.all(
          Array.from({ length: 12 }, (_, n) =>
            stores[n % 4]!.takeInFeed(key, read(version, [row(`${round}-${n}`)]), `epoch ${n}`, t0),
          ),
        );
        expect(taken.filter(Boolean)).toHaveLength(1);
        return taken.indexOf(true);
      };
      const first = await race(null, 0);
      expect(await states(stores[0]!)).toEqual([`1 0-${first} live`]);
      const second = await race(1, 1);
      expect(await states(stores[1]!)).toEqual([`2 1-${second} live`, `3 0-${first} removed`]);
      expect(await stores[0]!.readFeed(key)).toMatchObject({ version: 2, head: 3, epoch: `epoch ${first}` });
    });

    test('feeds of other customers and partners are apart, also where their rows have the same ids', async () => {
      await using harness = await make();
      const store = await harness.open();
      const keys = [key, { partnerId: 'p', customerId: 'd' }, { partnerId: 'q', customerId: 'c' }];
      for (const each of keys) await store.takeInFeed(each, read(null, [row('1')]), JSON.stringify(each), t0);
      await store.takeInFeed(keys[1]!, read(1, []), '', t0);
      await store.eraseFeed(keys[2]!);
      expect(await states(store)).toEqual(['1 1 live']);
      expect(await store.feedEntriesAfter(keys[1]!, 0, 9)).toMatchObject([{ state: 'removed' }]);
      expect(await store.feedEntriesAfter(keys[2]!, 0, 9)).toEqual([]);
      expect(await store.readFeed(keys[2]!)).toBeNull();
    });

    test('what was erased begins anew, and a read from before is not taken in', async () => {
      await using harness = await make();
      const store = await harness.open();
      await store.takeInFeed(key, read(null, [row('1')]), 'first', t0);
      await store.eraseFeed(key);
      expect(await store.takeInFeed(key, read(1, [row('1')]), 'late', t0)).toBe(false);
      expect(await store.readFeed(key)).toBeNull();
      await store.takeInFeed(key, read(null, [row('2')]), 'second', t0);
      expect(await store.readFeed(key)).toMatchObject({ epoch: 'second', version: 1 });
      expect(await states(store)).toEqual(['1 2 live']);
    });

    test('thousands of rows are one read', async () => {
      await using harness = await make();
      const store = await harness.open();
      const rows = Array.from({ length: 5_000 }, (_, n) => row(String(n)));
      expect(await store.takeInFeed(key, read(null, rows), 'e', t0)).toBe(true);
      expect(await store.readFeed(key)).toMatchObject({ head: 5_000 });
      expect(await store.takeInFeed(key, read(1, rows.slice(1)), 'e', t0)).toBe(true);
      expect(await states(store, 5_000)).toEqual(['5001 0 removed']);
    });
  });
}
