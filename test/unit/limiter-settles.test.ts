import { expect, test } from 'vitest';

import { createRateLimits, type LimitSettings } from '../../sandbox/rate-limits.ts';
import { createMemoryLimiter } from '../../src/coordination/memory-limiter.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { everyLogin, runOut, simulateUpstream } from '../support/upstream-simulated.ts';
import { startPipeline } from '../support/upstream-stage.ts';
import { somePartner } from '../support/upstream-stages.ts';
import { bySecond, saturate, sum } from '../support/upstream-traffic.ts';

/** What the sandbox would do, on the clock of the test: a budget that upstream never speaks of. */
async function overload(
  hidden: LimitSettings,
  seconds: number,
  later?: { at: number; hidden: LimitSettings },
  startWallMs?: number,
) {
  const clock = createFakeClock(startWallMs);
  const limits = createRateLimits(new Set(['key']));
  const sender = simulateUpstream(clock, () => ({ status: limits.admit('key', clock.wall()) ? 200 : 429 }));
  limits.set(hidden);
  if (later !== undefined) clock.after(later.at * 1_000, () => limits.set(later.hidden));
  await using started = await startPipeline('', {
    clock,
    sender,
    latches: everyLogin,
    limiter: createMemoryLimiter({ clock }),
  });
  const road = { exchange: started.pipeline.exchange, clock, partner: somePartner };
  const fromWall = clock.wall();
  await runOut(
    clock,
    saturate(road, { workers: Math.min(60, (hidden.perSecond ?? 0) * 12), forMs: seconds * 1_000 }),
    100,
  );
  return bySecond(started.sink.calls, fromWall, seconds);
}

test('of a hidden budget of 100 a second at least 95 % are used, with less than 1 % turned away', async () => {
  const { sent, throttled } = await overload({ perSecond: 100, burst: 20 }, 75);
  const used = (sum(sent.slice(15)) - sum(throttled.slice(15))) / (60 * 100);
  const away = sum(throttled.slice(15)) / sum(sent.slice(15));
  expect(used).toBeGreaterThanOrEqual(0.95);
  expect(away).toBeLessThan(0.01);
});

test('a budget that is halved is kept to within ten seconds', async () => {
  const later = { at: 20, hidden: { perSecond: 50, burst: 10 } };
  const { sent, throttled } = await overload({ perSecond: 100, burst: 20 }, 60, later);
  const away = sum(throttled.slice(30)) / sum(sent.slice(30));
  expect(away).toBeLessThan(0.01);
  expect(sum(sent.slice(30)) / 30).toBeGreaterThan(45);
});

test.each<[string, LimitSettings, number]>([
  ['5 a second', { perSecond: 5 }, 60],
  ['5 in each second of the clock', { perSecond: 5, window: 'second' }, 60],
  ['300 a minute', { perSecond: 5, window: 'minute' }, 180],
  ['60 a minute', { perSecond: 1, window: 'minute' }, 180],
])('with a budget of %s at most one call a second is turned away', async (_, hidden, seconds) => {
  const { throttled } = await overload(hidden, seconds);
  expect(Math.max(...throttled.slice(15))).toBeLessThanOrEqual(1);
});

test('a minute that has begun already teaches the rate as well as a whole one', async () => {
  for (const second of [15, 30, 40, 44, 47, 50, 57]) {
    const startWallMs = 1_800_000_000_000 + second * 1_000;
    const { throttled } = await overload({ perSecond: 5, window: 'minute' }, 150, undefined, startWallMs);
    expect([second, Math.max(...throttled.slice(15))]).toEqual([second, 1]);
  }
});

test("a minute's budget is spread over the minute instead of being used up in its first seconds", async () => {
  const { sent, throttled } = await overload({ perSecond: 5, window: 'minute' }, 240);
  const answered = sent.map((each, second) => each - (throttled[second] ?? 0));
  const busySeconds = answered.slice(180).filter((each) => each > 0).length;
  expect(busySeconds).toBeGreaterThanOrEqual(40);
  expect(sum(answered.slice(180))).toBeGreaterThanOrEqual(0.95 * 300);
});
