import type { LimitSettings } from '../../sandbox/rate-limits.ts';
import { createMemoryLimiter } from '../../src/coordination/memory-limiter.ts';
import { systemClock, wait } from '../../src/lib/clock.ts';
import { caller, startUpstream } from '../../test/support/upstream-stage.ts';
import { arrive, bySecond, percentile, saturate, sum, uniqueCall } from '../../test/support/upstream-traffic.ts';
import { atLeast, atMost, type Figure, type Scenario } from '../figure.ts';

/** More asks than the sandbox lets through, in real time; it never says how many that is. */
async function overload(hidden: LimitSettings, seconds: number, later?: { at: number; hidden: LimitSettings }) {
  await using stage = await startUpstream({ limiter: createMemoryLimiter({ clock: systemClock }) });
  const road = { exchange: stage.pipeline.exchange, clock: systemClock, partner: stage.partner };
  await road.exchange(uniqueCall(road)).catch(() => {});
  stage.sandbox.setLimits(hidden);
  const timer = later && systemClock.after(later.at * 1_000, () => stage.sandbox.setLimits(later.hidden));
  const fromWall = Date.now();
  await saturate(road, { workers: Math.min(60, (hidden.perSecond ?? 1) * 12), forMs: seconds * 1_000 });
  timer?.cancel();
  return bySecond(stage.sink.calls, fromWall, seconds);
}

/** In real time, all at once: each has an upstream of its own. */
export const limiter: Scenario = async () =>
  (
    await Promise.all([
      hundred(),
      smallest({ perSecond: 5 }, '5/s'),
      smallest({ perSecond: 5, window: 'minute' }, '300/min'),
    ])
  ).flat();

async function hundred(): Promise<Figure[]> {
  const later = { at: 75, hidden: { perSecond: 50, burst: 10 } };
  const { sent, throttled } = await overload({ perSecond: 100, burst: 20 }, 115, later);
  const share = (from: number, to: number) => (100 * sum(throttled.slice(from, to))) / sum(sent.slice(from, to));
  const used = sum(sent.slice(15, 75)) - sum(throttled.slice(15, 75));
  return [
    atLeast('hidden 100/s, second 15 to 75: budget used', used / 60, 95, ' %'),
    atMost('hidden 100/s, second 15 to 75: 429s', share(15, 75), 1, ' %'),
    atMost('halved to 50/s, from 10 s after: 429s', share(85, 115), 1, ' %'),
    atLeast('halved to 50/s, from 10 s after: budget used', sum(sent.slice(85)) / 30 / 0.5, 90, ' %'),
  ];
}

async function smallest(hidden: LimitSettings, name: string): Promise<Figure[]> {
  const { throttled } = await overload(hidden, 150);
  return [atMost(`hidden ${name}, from second 15: most 429s in a second`, Math.max(...throttled.slice(15)), 1)];
}

const known = () => createMemoryLimiter({ clock: systemClock, limits: { startPerSecond: 100, maxPerSecond: 100 } });

export const queue: Scenario = async () => {
  await using stage = await startUpstream({ limiter: known() });
  const road = { exchange: stage.pipeline.exchange, clock: systemClock, partner: stage.partner };
  await road.exchange(uniqueCall(road)).catch(() => {});
  const leave = new AbortController();
  const deadlineAt = performance.now() + 600_000;
  const background = caller({ priority: 'background', deadlineAt, signal: leave.signal });
  for (let n = 0; n < 5_000; n += 1) road.exchange(uniqueCall(road, { caller: background })).catch(() => {});
  await wait(systemClock, 3_000);

  const refusals: number[] = [];
  for (let n = 0; n < 200; n += 1) {
    const askedAt = performance.now();
    const late = caller({ priority: 'background', deadlineAt: askedAt + 1_000 });
    await road.exchange(uniqueCall(road, { caller: late })).catch(() => {});
    refusals.push(performance.now() - askedAt);
  }

  stage.sink.calls.length = 0;
  await arrive(road, { perSecond: 50, forMs: 10_000 });
  const waits = stage.sink.calls.flatMap(({ cause, queueMs, source }) =>
    cause === background.cause || source !== 'upstream' ? [] : [queueMs],
  );
  leave.abort();
  return [
    atMost('5,000 background calls queued: interactive wait, p95', percentile(waits, 0.95), 50, ' ms'),
    atMost('a call that cannot make its deadline fails after, p95', percentile(refusals, 0.95), 5, ' ms'),
  ];
};
