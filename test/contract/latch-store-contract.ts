import { describe, expect, test } from 'vitest';

import type { LatchStore, LoginHistory } from '../../src/store/latch-store.ts';
import type { StoreHarness } from './store-harness.ts';

const t0 = 1_800_000_000_000;
const granted = { kind: 'granted', permit: expect.any(String) };

/** A permit that must be given; answers its name. */
async function permit(store: LatchStore, pair: string, nowMs: number): Promise<string> {
  const answer = await store.permitLogin(pair, nowMs);
  if (answer.kind !== 'granted') throw new Error(`not granted but ${JSON.stringify(answer)}`);
  return answer.permit;
}

/** What every latch store must hold, whatever database is behind it. */
export function latchStoreContract(name: string, make: () => Promise<StoreHarness<LatchStore & LoginHistory>>): void {
  describe(`latch store contract: ${name}`, () => {
    test('permits the first login of a pair, and no second one before it is settled', async () => {
      await using harness = await make();
      const store = await harness.open();
      expect(await store.permitLogin('pair', t0)).toEqual(granted);
      expect(await store.permitLogin('pair', t0 + 1_000)).toEqual({ kind: 'wait', retryAfterMs: 14_000 });
      expect(await store.permitLogin('other', t0)).toEqual(granted);
    });

    test('of many processes that ask at once exactly one may log in', async () => {
      await using harness = await make();
      const stores = await Promise.all(Array.from({ length: 4 }, () => harness.open()));
      const permits = await Promise.all(Array.from({ length: 40 }, (_, n) => stores[n % 4]!.permitLogin('pair', t0)));
      expect(permits.filter(({ kind }) => kind === 'granted')).toHaveLength(1);
      expect(permits.filter(({ kind }) => kind === 'wait')).toHaveLength(39);
    });

    test('of many processes that find a permit run out exactly one may log in, and one loss is counted', async () => {
      await using harness = await make();
      const stores = await Promise.all(Array.from({ length: 4 }, () => harness.open()));
      await permit(stores[0]!, 'pair', t0);
      const late = t0 + 15_000;
      const permits = await Promise.all(Array.from({ length: 40 }, (_, n) => stores[n % 4]!.permitLogin('pair', late)));
      expect(permits.filter(({ kind }) => kind === 'granted')).toHaveLength(1);
      expect(await stores[1]!.login('pair')).toMatchObject({ state: 'UNPROVEN', unknown: 1 });
    });

    test('of many outcomes at once a refusal is the one that stays', async () => {
      await using harness = await make();
      const stores = await Promise.all(Array.from({ length: 4 }, () => harness.open()));
      const held = await permit(stores[0]!, 'pair', t0);
      const outcomes = ['unsent', 'unknown', 'proven', 'refused'] as const;
      await Promise.all(
        Array.from({ length: 40 }, (_, n) => stores[n % 4]!.settleLogin('pair', held, outcomes[n % 4]!, t0)),
      );
      expect(await stores[0]!.permitLogin('pair', t0)).toEqual({ kind: 'latched', reason: 'refused' });
    });

    test('a refused pair stays latched, for every process and after a restart', async () => {
      await using harness = await make();
      const first = await harness.open();
      const second = await harness.open();
      await first.settleLogin('pair', await permit(first, 'pair', t0), 'refused', t0);
      const latched = { kind: 'latched', reason: 'refused' };
      expect(await second.permitLogin('pair', t0 + 1)).toEqual(latched);
      expect(await (await harness.open()).permitLogin('pair', t0 + 1e9)).toEqual(latched);
    });

    test('a refusal that the store was not asked about before latches as well', async () => {
      await using harness = await make();
      const store = await harness.open();
      await store.settleLogin('pair', null, 'refused', t0);
      expect(await store.permitLogin('pair', t0)).toEqual({ kind: 'latched', reason: 'refused' });
    });

    test('a pair that works is permitted again and again', async () => {
      await using harness = await make();
      const store = await harness.open();
      for (let round = 0; round < 3; round += 1) {
        await store.settleLogin('pair', await permit(store, 'pair', t0 + round), 'proven', t0 + round);
      }
      expect(await store.permitLogin('pair', t0 + 3)).toEqual(granted);
    });

    test('an unproven pair is latched after two lost answers, a proven one never', async () => {
      await using harness = await make();
      const store = await harness.open();
      await store.settleLogin('proven', await permit(store, 'proven', t0), 'proven', t0);
      for (const pair of ['unproven', 'proven', 'unproven', 'proven']) {
        await store.settleLogin(pair, await permit(store, pair, t0), 'unknown', t0);
      }
      expect(await store.permitLogin('unproven', t0)).toEqual({ kind: 'latched', reason: 'unknown' });
      expect(await store.permitLogin('proven', t0)).toEqual(granted);
    });

    test('a process that dies with a permit counts as a lost answer', async () => {
      await using harness = await make();
      const store = await harness.open();
      await store.permitLogin('pair', t0);
      expect(await store.permitLogin('pair', t0 + 15_000)).toEqual(granted);
      expect(await store.permitLogin('pair', t0 + 30_000)).toEqual({ kind: 'latched', reason: 'unknown' });
    });

    test('a login that was never sent counts as nothing', async () => {
      await using harness = await make();
      const store = await harness.open();
      for (let round = 0; round < 5; round += 1) {
        await store.settleLogin('pair', await permit(store, 'pair', t0), 'unsent', t0);
      }
      expect(await store.login('pair')).toMatchObject({ state: 'UNPROVEN', unknown: 0, pendingUntil: null });
    });

    test('a straggler cannot open a latch', async () => {
      await using harness = await make();
      const store = await harness.open();
      const held = await permit(store, 'pair', t0);
      await store.settleLogin('pair', held, 'refused', t0);
      await store.settleLogin('pair', held, 'proven', t0);
      expect(await store.permitLogin('pair', t0)).toMatchObject({ kind: 'latched' });
    });

    test('a straggler cannot give back the permit of another, and its loss is counted once', async () => {
      await using harness = await make();
      const store = await harness.open();
      const late = await permit(store, 'pair', t0);
      const held = await permit(store, 'pair', t0 + 15_000);
      for (const outcome of ['unsent', 'unknown', 'proven'] as const) {
        await store.settleLogin('pair', late, outcome, t0 + 15_001);
        expect(await store.permitLogin('pair', t0 + 16_000), outcome).toMatchObject({ kind: 'wait' });
      }
      expect(await store.login('pair')).toMatchObject({ state: 'PROVEN', unknown: 0, permit: held });
      await store.settleLogin('pair', held, 'unsent', t0 + 16_000);
      expect(await store.permitLogin('pair', t0 + 16_000)).toEqual(granted);
    });

    test('a straggler that was refused latches all the same', async () => {
      await using harness = await make();
      const store = await harness.open();
      const late = await permit(store, 'pair', t0);
      await permit(store, 'pair', t0 + 15_000);
      await store.settleLogin('pair', late, 'refused', t0 + 15_001);
      expect(await store.permitLogin('pair', t0 + 16_000)).toEqual({ kind: 'latched', reason: 'refused' });
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
      expect(await store.permitLogin('pair', t0 - 3_600_000)).toEqual(granted);
    });

    test('a look at a pair changes nothing, and times come back as numbers', async () => {
      await using harness = await make();
      const store = await harness.open();
      const unseen = { state: 'UNPROVEN', pendingUntil: null, permit: null, unknown: 0, reason: null, latchedAt: null };
      expect(await store.login('pair')).toEqual(unseen);
      const held = await permit(store, 'pair', t0);
      expect(await store.login('pair')).toEqual({ ...unseen, pendingUntil: t0 + 15_000, permit: held });
      await store.settleLogin('pair', held, 'refused', t0 + 1);
      expect(await store.login('pair')).toEqual({ ...unseen, state: 'LATCHED', reason: 'refused', latchedAt: t0 + 1 });
    });

    test('a locked partner stays locked for every process until it is released', async () => {
      await using harness = await make();
      const store = await harness.open();
      expect(await store.partnerLatch('partner')).toBeNull();
      await store.latchPartner('partner', t0);
      await store.latchPartner('partner', t0 + 5);
      const other = await harness.open();
      expect(await other.partnerLatch('partner')).toEqual({ reason: 'locked', at: t0 });
      const [locked, ...rest] = await other.lockedPartners();
      expect(locked).toEqual({ partner: 'partner', latch: { reason: 'locked', at: t0 } });
      expect(rest).toEqual([]);
      await other.release('partner');
      expect(await store.partnerLatch('partner')).toBeNull();
      expect(await store.lockedPartners()).toEqual([]);
    });

    test('what is known under one name of a pair holds under all of them, and is noted under all', async () => {
      await using harness = await make();
      const store = await harness.open();
      const latched = { kind: 'latched', reason: 'refused' };
      expect(await store.permitLogin(['new', 'old'], t0)).toEqual(granted);
      expect(await store.permitLogin('old', t0)).toMatchObject({ kind: 'wait' });
      await store.settleLogin('old', null, 'refused', t0);
      expect(await store.permitLogin(['new', 'old'], t0)).toEqual(latched);
      await store.carryOver(['new', 'old'], ['partner', 'partner before']);
      expect(await store.permitLogin('new', t0)).toEqual(latched);
      await store.release(['new', 'old']);
      expect(await store.permitLogin('old', t0)).toEqual(granted);
    });

    test('of many processes that know a pair by different names exactly one may log in', async () => {
      await using harness = await make();
      const stores = await Promise.all(Array.from({ length: 4 }, () => harness.open()));
      const names = [['new', 'old'], 'old'];
      const permits = await Promise.all(
        Array.from({ length: 40 }, (_, n) => stores[n % 4]!.permitLogin(names[n % 2]!, t0)),
      );
      expect(permits.filter(({ kind }) => kind === 'granted')).toHaveLength(1);
    });

    test('a lock is carried over to the new name of its partner', async () => {
      await using harness = await make();
      const store = await harness.open();
      await store.latchPartner('old', t0);
      expect(await store.partnerLatch(['new', 'old'])).toEqual({ reason: 'locked', at: t0 });
      await store.carryOver(['pair', 'pair before'], ['new', 'old']);
      expect(await store.partnerLatch('new')).toEqual({ reason: 'locked', at: t0 });
      expect((await store.lockedPartners()).map(({ partner }) => partner).sort()).toEqual(['new', 'old']);
    });

    test('a released pair is forgotten', async () => {
      await using harness = await make();
      const store = await harness.open();
      await store.settleLogin('pair', await permit(store, 'pair', t0), 'refused', t0);
      await store.release('pair');
      expect(await store.permitLogin('pair', t0)).toEqual(granted);
    });
  });
}
