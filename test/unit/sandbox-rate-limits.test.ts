import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LimitSettings } from '../../sandbox/rate-limits.ts';
import { createRateLimits } from '../../sandbox/rate-limits.ts';

const limited = (settings: LimitSettings) => {
  const limits = createRateLimits(new Set(['key', 'other']));
  limits.set(settings);
  return (now: number, appKey = 'key') => limits.admit(appKey, now);
};
const admitted = (admit: (now: number) => boolean, now: number, tries: number) =>
  Array.from({ length: tries }, () => admit(now)).filter(Boolean).length;

describe('rate limits', () => {
  it('do not exist until they are set', () => {
    const limits = createRateLimits(new Set(['key']));
    expect(admitted((now) => limits.admit('key', now), 0, 1000)).toBe(1000);
  });

  it('refill a bucket steadily, up to its burst', () => {
    const admit = limited({ appKey: 'key', perSecond: 10, burst: 4 });
    expect(admitted(admit, 0, 10)).toBe(4);
    expect(admitted(admit, 99, 10)).toBe(0);
    expect(admitted(admit, 100, 10)).toBe(1);
    expect(admitted(admit, 60_000, 10)).toBe(4);
  });

  it('never let a bucket give more than rate x time + burst', () => {
    const steps = fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 60 });
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 9 }), (waits, perSecond, burst) => {
        const admit = limited({ perSecond, burst });
        let now = 1_800_000_000_000;
        let total = 0;
        for (const wait of waits) {
          now += wait;
          total += admitted(admit, now, 3);
          expect(total).toBeLessThanOrEqual(((now - 1_800_000_000_000) / 1000) * perSecond + burst + 1e-6);
        }
      }),
    );
  });

  it('count within the second or the minute of the clock', () => {
    const second = limited({ perSecond: 3, window: 'second' });
    expect([admitted(second, 1_999, 9), admitted(second, 2_000, 9), admitted(second, 2_999, 9)]).toEqual([3, 3, 0]);
    const perMinute = limited({ perSecond: 2, window: 'minute' });
    expect([admitted(perMinute, 0, 200), admitted(perMinute, 59_999, 9), admitted(perMinute, 60_000, 200)]).toEqual([
      120, 0, 120,
    ]);
  });

  it('give every key a budget of its own', () => {
    const admit = limited({ perSecond: 1 });
    expect([admit(0), admit(0), admit(0, 'other'), admit(0, 'other')]).toEqual([true, false, true, false]);
  });

  it('add nothing when the clock is turned back', () => {
    const admit = limited({ perSecond: 1, burst: 2 });
    expect(admitted(admit, 100_000, 5)).toBe(2);
    expect(admitted(admit, 0, 5)).toBe(0);
    expect(admitted(admit, 1_000, 5)).toBe(1);
  });
});
