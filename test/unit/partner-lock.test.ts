import { expect, test } from 'vitest';

import { createPartnerLocks } from '../../src/datasources/upstream/partner-lock.ts';
import { silentLogger } from '../../src/lib/logger.ts';
import type { LockedPartner } from '../../src/store/latch-store.ts';
import { createFakeClock, settle } from '../support/fake-clock.ts';

/** A store that several processes share, and the locks of one of them. */
function start() {
  const clock = createFakeClock();
  const rows = new Map<string, LockedPartner>();
  const seen = { reads: 0 };
  let down = false;
  let held: Promise<void> | undefined;
  const note = (partner: string, at: number) => rows.set(partner, { partner, latch: { reason: 'locked', at } });
  const locks = createPartnerLocks({
    clock,
    log: silentLogger,
    latches: {
      async latchPartner(names, nowMs) {
        if (down) throw new Error('out of reach');
        for (const name of [names].flat()) note(name, nowMs);
      },
      async lockedPartners() {
        seen.reads += 1;
        const answer = [...rows.values()];
        await held;
        if (down) throw new Error('out of reach');
        return answer;
      },
    },
  });
  return {
    clock,
    rows,
    seen,
    locks,
    note,
    goDown: (isDown: boolean) => {
      down = isDown;
    },
    /** Answers of the store, as they are now, arrive once this is called off. */
    hold() {
      const { promise, resolve } = Promise.withResolvers<void>();
      held = promise;
      return () => {
        held = undefined;
        resolve();
      };
    },
  };
}

test('a thousand partners that are asked all the time are one question to the store in five seconds', async () => {
  const { clock, locks, seen } = start();
  const all = Array.from({ length: 1_000 }, (_, index) => locks.of([`partner-${index}`]));
  for (let second = 0; second < 20; second += 1) {
    expect(await Promise.all(all.map((lock) => lock.check()))).toEqual(Array(1_000).fill(null));
    await clock.advance(1_000);
  }
  expect(seen.reads).toBe(4);
});

test('a lock that another process has met is seen within five seconds, and its release too', async () => {
  const { clock, locks, note, rows } = start();
  const one = locks.of(['new name', 'name']);
  const other = locks.of(['other']);
  expect(await one.check()).toBeNull();
  note('name', 7);
  await clock.advance(5_000);
  // Looked at behind the first of them.
  await other.check();
  await settle();
  expect(await one.check()).toEqual({ reason: 'locked', at: 7 });
  expect(await other.check()).toBeNull();
  rows.clear();
  await clock.advance(5_000);
  expect(await one.check()).toBeNull();
});

test('a partner that nobody has asked for before waits for a look that is due', async () => {
  const { clock, locks, note } = start();
  await locks.of(['asked']).check();
  await clock.advance(60_000);
  note('late', 7);
  expect(await locks.of(['late']).check()).toEqual({ reason: 'locked', at: 7 });
});

test('an answer that was on its way when the lock was met does not open it', async () => {
  const { clock, locks, hold } = start();
  const lock = locks.of(['partner']);
  await lock.check();
  await clock.advance(5_000);
  const letGo = hold();
  await lock.check();
  await lock.close();
  letGo();
  await settle();
  expect(await lock.check()).toMatchObject({ reason: 'locked' });
  await clock.advance(5_000);
  expect(await lock.check()).toMatchObject({ reason: 'locked' });
});

test('a lock that could not be stored holds here, under a corrected secret too, and is stored once the store is back', async () => {
  const { clock, locks, rows, goDown } = start();
  const lock = locks.of(['partner']);
  await lock.check();
  goDown(true);
  await lock.close();
  await clock.advance(5_000);
  expect(await lock.check()).toMatchObject({ reason: 'locked' });
  expect(await locks.of(['partner']).check()).toMatchObject({ reason: 'locked' });
  expect(rows.size).toBe(0);
  goDown(false);
  await clock.advance(5_000);
  expect(await lock.check()).toMatchObject({ reason: 'locked' });
  expect([...rows.keys()]).toEqual(['partner']);
});

test('while the store cannot be read what was known last holds', async () => {
  const { clock, locks, note, goDown } = start();
  const [closed, open] = [locks.of(['closed']), locks.of(['open'])];
  note('closed', 7);
  expect([await closed.check(), await open.check()]).toEqual([{ reason: 'locked', at: 7 }, null]);
  goDown(true);
  await clock.advance(60_000);
  expect([await closed.check(), await open.check()]).toEqual([{ reason: 'locked', at: 7 }, null]);
});
