import { describe, expect, test } from 'vitest';

import type { LatchStore } from '../../src/store/latch-store.ts';

export interface LatchStoreHarness extends AsyncDisposable {
  /** Opens the same durable state once more, as another process does. */
  open(): Promise<LatchStore>;
}

const t0 = 1_800_000_000_000;

/** What every latch store must hold, whatever database is behind it. */
export function latchStoreContract(name: string, make: () => Promise<LatchStoreHarness>): void {
  describe(`latch store contract: ${name}`, () => {
    test('permits the first login of a pair, and no second one before it is settled', async () => {
      await using harness = await make();
      const store = await harness.open();
      expect(await store.permitLogin('pair', t0)).toEqual({ kind: 'granted' });
      expect(await store.permitLogin('pair', t0 + 1_000)).toEqual({ kind: 'wait', retryAfterMs: 14_000 });
      expect(await store.permitLogin('other', t0)).toEqual({ kind: 'granted' });
    });

    test('of many processes that ask at once exactly one may log in', async () => {
      await using harness = await make();
      const stores = await Promise.all(Array.from({ length: 4 }, () => harness.open()));
      const permits = await Promise.all(Array.from({ length: 40 }, (_, n) => stores[n % 4]!.permitLogin('pair', t0)));
      expect(permits.filter(({ kind }) => kind === 'granted')).toHaveLength(1);
      expect(permits.filter(({ kind }) => kind === 'wait')).toHaveLength(39);
    });

    test('a refused pair stays latched, for every process and after a restart', async () => {
      await using harness = await make();
      const first = await harness.open();
      const second = await harness.open();
      await first.permitLogin('pair', t0);
      await first.settleLogin('pair', 'refused', t0);
      const latched = { kind: 'latched', reason: 'refused' };
      expect(await second.permitLogin('pair', t0 + 1)).toEqual(latched);
      expect(await (await harness.open()).permitLogin('pair', t0 + 1e9)).toEqual(latched);
    });

    test('a pair that works is permitted again and again', async () => {
      await using harness = await make();
      const store = await harness.open();
      for (let round = 0; round < 3; round += 1) {
        expect(await store.permitLogin('pair', t0 + round)).toEqual({ kind: 'granted' });
        await store.settleLogin('pair', 'proven', t0 + round);
      }
    });

    test('an unproven pair is latched after two lost answers, a proven one never', async () => {
      await using harness = await make();
      const store = await harness.open();
      for (const pair of ['unproven', 'proven']) {
        if (pair === 'proven') {
          await store.permitLogin(pair, t0);
          await store.settleLogin(pair, 'proven', t0);
        }
        for (let loss = 0; loss < 2; loss += 1) {
          expect(await store.permitLogin(pair, t0)).toEqual({ kind: 'granted' });
          await store.settleLogin(pair, 'unknown', t0);
        }
      }
      expect(await store.permitLogin('unproven', t0)).toEqual({ kind: 'latched', reason: 'unknown' });
      expect(await store.permitLogin('proven', t0)).toEqual({ kind: 'granted' });
    });

    test('a process that dies with a permit counts as a lost answer', async () => {
      await using harness = await make();
      const store = await harness.open();
      await store.permitLogin('pair', t0);
      expect(await store.permitLogin('pair', t0 + 15_000)).toEqual({ kind: 'granted' });
      expect(await store.permitLogin('pair', t0 + 30_000)).toEqual({ kind: 'latched', reason: 'unknown' });
    });

    test('a login that was never sent counts as nothing', async () => {
      await using harness = await make();
      const store = await harness.open();
      for (let round = 0; round < 5; round += 1) {
        expect(await store.permitLogin('pair', t0)).toEqual({ kind: 'granted' });
        await store.settleLogin('pair', 'unsent', t0);
      }
    });

    test('a straggler cannot open a latch', async () => {
      await using harness = await make();
      const store = await harness.open();
      await store.permitLogin('pair', t0);
      await store.settleLogin('pair', 'refused', t0);
      await store.settleLogin('pair', 'proven', t0);
      expect(await store.permitLogin('pair', t0)).toMatchObject({ kind: 'latched' });
    });

    test('a process whose clock is behind waits like any other', async () => {
      await using harness = await make();
      const store = await harness.open();
      await store.permitLogin('pair', t0);
      expect(await store.permitLogin('pair', t0 - 20)).toEqual({ kind: 'wait', retryAfterMs: 15_000 });
    });

    test('a wall clock that was set back does not keep a pair waiting for long', async () => {
      await using harness = await make();
      const store = await harness.open();
      await store.permitLogin('pair', t0);
      expect(await store.permitLogin('pair', t0 - 3_600_000)).toEqual({ kind: 'granted' });
    });

    test('a locked partner stays locked for every process until it is released', async () => {
      await using harness = await make();
      const store = await harness.open();
      expect(await store.partnerLatch('partner')).toBeNull();
      await store.latchPartner('partner', t0);
      await store.latchPartner('partner', t0 + 5);
      const other = await harness.open();
      expect(await other.partnerLatch('partner')).toEqual({ reason: 'locked', at: t0 });
      await other.release('partner');
      expect(await store.partnerLatch('partner')).toBeNull();
    });

    test('a released pair is forgotten', async () => {
      await using harness = await make();
      const store = await harness.open();
      await store.permitLogin('pair', t0);
      await store.settleLogin('pair', 'refused', t0);
      await store.release('pair');
      expect(await store.permitLogin('pair', t0)).toEqual({ kind: 'granted' });
    });
  });
}
