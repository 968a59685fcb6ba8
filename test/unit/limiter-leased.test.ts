import { expect, test } from 'vitest';
import { createLeasedLimiter } from '../../src/coordination/leased-limiter.ts';
import type { BulkLimiter } from '../../src/coordination/limiter.ts';
import { createMemoryLimiter } from '../../src/coordination/memory-limiter.ts';
import { createFakeClock } from '../support/fake-clock.ts';

/** Holders of one budget, each of which counts what it asks for. */
function startHolders(count: number, perSecond: number, { startPerSecond = perSecond, wayMs = 0 } = {}) {
  const clock = createFakeClock();
  const shared = createMemoryLimiter({ clock, limits: { startPerSecond, maxPerSecond: perSecond } });
  const holders = Array.from({ length: count }, () => {
    const asked = { takes: 0, reports: 0 };
    const counting: BulkLimiter = {
      ...shared,
      async takeSome(...args) {
        asked.takes += 1;
        if (wayMs > 0) await clock.advance(wayMs);
        return shared.takeSome(...args);
      },
      report(...args) {
        asked.reports += 1;
        return shared.report(...args);
      },
    };
    return { asked, limiter: createLeasedLimiter({ shared: counting, clock }) };
  });
  return { clock, shared, holders };
}

test('a busy holder asks for many permits at once, and reports of one epoch once a second', async () => {
  const { clock, holders } = startHolders(1, 1_000);
  const [{ limiter, asked }] = holders as [(typeof holders)[0]];
  for (let call = 0; call < 2_000; call += 1) {
    await clock.advance(2);
    const taken = await limiter.take('k', 'interactive');
    if (!taken.granted) throw new Error('refused');
    await limiter.report('k', taken.epoch, { kind: 'ok' });
  }
  // 500 calls a second, of which 25 fit into the 50 ms that a permit is good for.
  expect(asked.takes).toBeLessThan(2_000 / 12);
  expect(asked.reports).toBe(4);
});

test('a permit is good for 50 ms', async () => {
  const { clock, holders } = startHolders(1, 1_000);
  const [{ limiter, asked }] = holders as [(typeof holders)[0]];
  for (let call = 0; call < 4; call += 1) await limiter.take('k', 'interactive');
  const before = asked.takes;
  await limiter.take('k', 'interactive');
  expect(asked.takes).toBe(before);
  await clock.advance(50);
  await limiter.take('k', 'interactive');
  expect(asked.takes).toBe(before + 1);
});

test('a budget that is short is used whole by two who ask for it at once', async () => {
  const { clock, holders } = startHolders(2, 100);
  const granted = [0, 0];
  for (let ms = 0; ms < 10_000; ms += 5) {
    for (const [each, { limiter }] of holders.entries()) {
      if ((await limiter.take('k', 'interactive')).granted) granted[each]! += 1;
    }
    await clock.advance(5);
  }
  expect(granted[0]! + granted[1]!).toBeGreaterThanOrEqual(1_000);
  expect(granted[0]! + granted[1]!).toBeLessThanOrEqual(1_020);
});

test('a budget that is too short for what is asked grows, though each ask takes so long that nobody is ever refused', async () => {
  const { clock, shared, holders } = startHolders(1, 5_000, { startPerSecond: 10, wayMs: 1 });
  const [{ limiter }] = holders as [(typeof holders)[0]];
  while (clock.monotonic() < 20_000) {
    const taken = await limiter.take('k', 'interactive');
    if (!taken.granted) await clock.advance(taken.retryAfterMs);
  }
  expect((await shared.state('k')).rate).toBe(5_000);
});

test('permits of a budget that was cut are not used any more', async () => {
  const { holders } = startHolders(1, 1_000);
  const [{ limiter }] = holders as [(typeof holders)[0]];
  for (let call = 0; call < 4; call += 1) await limiter.take('k', 'interactive');
  await limiter.report('k', 1, { kind: 'throttled', retryAfterMs: 60_000 });
  expect(await limiter.take('k', 'interactive')).toMatchObject({ granted: false, retryAfterMs: 60_000 });
});
