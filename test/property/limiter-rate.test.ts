import fc from 'fast-check';
import { expect, test } from 'vitest';

import { burstOf, createBucket, report, take, takeMore } from '../../src/coordination/bucket.ts';
import type { LimiterClass } from '../../src/coordination/limiter.ts';
import { runs } from '../support/scale.ts';

const kinds = fc.constantFrom<LimiterClass>('interactive', 'subscription', 'background');

/** Moments of asking: gaps between 0 and 2 s, with long runs at one instant. */
const arrivals = fc.array(
  fc.record({ gapMs: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 2_000, noNaN: true })), kind: kinds }),
  { maxLength: 400 },
);

test('never grants more than rate x time + burst in any stretch, for any pattern of arrivals', () => {
  fc.assert(
    fc.property(fc.double({ min: 1, max: 500, noNaN: true }), arrivals, (rate, asks) => {
      const bucket = createBucket({ startPerSecond: rate, maxPerSecond: rate }, 0);
      const granted: number[] = [];
      let now = 0;
      for (const { gapMs, kind } of asks) {
        now += gapMs;
        if (take(bucket, kind, now).granted) granted.push(now);
      }
      for (let from = 0; from < granted.length; from += 1) {
        for (let to = from; to < granted.length; to += 1) {
          const seconds = (granted[to]! - granted[from]!) / 1_000;
          expect(to - from + 1).toBeLessThanOrEqual(rate * seconds + burstOf(rate) + 1e-6);
        }
      }
    }),
    runs(100),
  );
});

test('permits that are held and used as late as may be, beside others that are not, keep the same promise', () => {
  const holdMs = 50;
  const asks = fc.array(
    fc.record({
      gapMs: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 200, noNaN: true })),
      kind: kinds,
      most: fc.nat(64),
      heldMs: fc.double({ min: 0, max: holdMs, noNaN: true }),
    }),
    { maxLength: 300 },
  );
  fc.assert(
    fc.property(fc.double({ min: 1, max: 1_000, noNaN: true }), asks, (rate, script) => {
      const bucket = createBucket({ startPerSecond: rate, maxPerSecond: rate }, 0);
      const used: number[] = [];
      let now = 0;
      for (const { gapMs, kind, most, heldMs } of script) {
        now += gapMs;
        if (!take(bucket, kind, now).granted) continue;
        used.push(now);
        const more = takeMore(bucket, kind, now, most, holdMs);
        expect(more).toBeLessThanOrEqual(most);
        for (let each = 0; each < more; each += 1) used.push(now + heldMs);
      }
      used.sort((a, b) => a - b);
      for (let from = 0; from < used.length; from += 1) {
        for (let to = from; to < used.length; to += 1) {
          const seconds = (used[to]! - used[from]!) / 1_000;
          if (to - from + 1 > rate * seconds + burstOf(rate) + 1e-6)
            throw new Error(`${to - from + 1} in ${seconds} s`);
        }
      }
    }),
    runs(100),
  );
});

test('with a rate that learns, grants never exceed what the rate of each moment allows plus the largest burst', () => {
  const steps = fc.array(
    fc.oneof(
      {
        weight: 8,
        arbitrary: fc.record({
          kind: fc.constant('ask' as const),
          gapMs: fc.double({ min: 0, max: 300, noNaN: true }),
          as: kinds,
        }),
      },
      {
        weight: 2,
        arbitrary: fc.record({ kind: fc.constant('storm' as const), asks: fc.integer({ min: 1, max: 60 }) }),
      },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('throttled' as const), old: fc.boolean() }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('ok' as const) }) },
    ),
    { maxLength: 200 },
  );
  fc.assert(
    fc.property(steps, (script) => {
      const bucket = createBucket({ startPerSecond: 10, maxPerSecond: 300 }, 0);
      let now = 0;
      let granted = 0;
      let allowed = 0;
      let largestBurst = burstOf(bucket.rate);
      const ask = (as: LimiterClass) => {
        if (take(bucket, as, now).granted) granted += 1;
        largestBurst = Math.max(largestBurst, burstOf(bucket.rate));
        expect(granted).toBeLessThanOrEqual(allowed + largestBurst + 1e-6);
      };
      for (const step of script) {
        if (step.kind === 'ask') {
          now += step.gapMs;
          allowed += (step.gapMs / 1_000) * bucket.rate;
          ask(step.as);
        } else if (step.kind === 'storm') for (let n = 0; n < step.asks; n += 1) ask('interactive');
        else if (step.kind === 'ok') report(bucket, bucket.epoch, { kind: 'ok' }, now);
        else report(bucket, bucket.epoch - (step.old ? 1 : 0), { kind: 'throttled' }, now);
      }
    }),
    runs(500),
  );
});

/** Upstream as a token bucket that answers after 30 ms; returns calls let through and refused, by second. */
function simulate(
  secondsTotal: number,
  allowedPerSecond: (second: number) => number,
  workers: number,
  startPerSecond: number,
) {
  const bucket = createBucket({ startPerSecond, maxPerSecond: 10_000 }, 0);
  const answers: { at: number; epoch: number; ok: boolean }[] = [];
  const passed = new Array<number>(secondsTotal).fill(0);
  const sent = new Array<number>(secondsTotal).fill(0);
  let level = allowedPerSecond(0) / 5;
  let busy = 0;
  for (let now = 0; now < secondsTotal * 1_000; now += 1) {
    const perSecond = allowedPerSecond(Math.floor(now / 1_000));
    level = Math.min(Math.max(1, perSecond / 5), level + perSecond / 1_000);
    while (answers[0] !== undefined && answers[0].at <= now) {
      const { epoch, ok } = answers.shift()!;
      busy -= 1;
      report(bucket, epoch, ok ? { kind: 'ok' } : { kind: 'throttled' }, now);
    }
    while (busy < workers) {
      const answer = take(bucket, 'interactive', now);
      if (!answer.granted) break;
      const ok = level >= 1;
      if (ok) level -= 1;
      busy += 1;
      const second = Math.floor(now / 1_000);
      sent[second]! += 1;
      if (ok) passed[second]! += 1;
      answers.push({ at: now + 30, epoch: answer.epoch, ok });
    }
  }
  return { passed, sent };
}

const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;

test('settles within half of a limit of 20 a second in 15 s', () => {
  const { sent, passed } = simulate(30, () => 20, 10, 10);
  expect(mean(sent.slice(15))).toBeGreaterThan(10);
  expect(mean(sent.slice(15))).toBeLessThan(30);
  expect(mean(passed.slice(15))).toBeGreaterThan(0.95 * mean(sent.slice(15)));
});

test('comes down from 10,000 a second to a limit of 10 in 12 s', () => {
  const { sent } = simulate(25, () => 10, 10_000, 10_000);
  expect(mean(sent.slice(12))).toBeGreaterThan(3);
  expect(mean(sent.slice(12))).toBeLessThan(20);
});

test('recovers within 30 s after upstream refused everything for 2 s', () => {
  const { passed } = simulate(60, (second) => (second >= 10 && second < 12 ? 0 : 100), 50, 100);
  expect(mean(passed.slice(42))).toBeGreaterThan(80);
});
