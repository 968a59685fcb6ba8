import { describe, expect, test } from 'vitest';

import type { Limiter, LimiterClass } from '../../src/coordination/limiter.ts';

export interface LimiterHarness {
  readonly limiter: Limiter;
  /** Moves the limiter's own clock. */
  advance(ms: number): Promise<void>;
}

export type MakeLimiter = (limits: { startPerSecond: number; maxPerSecond: number }) => Promise<LimiterHarness>;

/** What every limiter must hold, whatever keeps its state. Times on its own clock. */
export function limiterContract(name: string, make: MakeLimiter): void {
  const steady = (perSecond: number) => make({ startPerSecond: perSecond, maxPerSecond: perSecond });

  async function takeAll(limiter: Limiter, kind: LimiterClass = 'interactive', key = 'k'): Promise<number> {
    for (let granted = 0; ; granted += 1) if (!(await limiter.take(key, kind)).granted) return granted;
  }

  describe(`limiter contract: ${name}`, () => {
    test('an idle budget grants its burst at once and then one request per interval', async () => {
      const { limiter, advance } = await steady(10);
      expect(await takeAll(limiter)).toBe(5);
      await advance(100);
      expect(await takeAll(limiter)).toBe(1);
      await advance(1_000);
      expect(await takeAll(limiter)).toBe(5);
    });

    test('the burst of a fast budget is a fifth of a second', async () => {
      const { limiter } = await steady(100);
      expect(await takeAll(limiter)).toBe(20);
    });

    test('a refusal names the time after which the same ask is granted', async () => {
      const { limiter, advance } = await steady(10);
      await takeAll(limiter);
      const answer = await limiter.take('k', 'interactive');
      if (answer.granted) throw new Error('granted');
      await advance(answer.retryAfterMs - 1);
      expect((await limiter.take('k', 'interactive')).granted).toBe(false);
      await advance(1);
      expect((await limiter.take('k', 'interactive')).granted).toBe(true);
    });

    test('a grant names what is left of the burst', async () => {
      const { limiter, advance } = await steady(100);
      const rooms: number[] = [];
      for (let each = 0; each < 2; each += 1) {
        const taken = await limiter.take('k', 'interactive');
        if (taken.granted) rooms.push(Math.round(taken.room));
      }
      expect(rooms).toEqual([19, 18]);
      await advance(1_000);
      expect(await limiter.take('k', 'interactive')).toMatchObject({ granted: true, room: 19 });
    });

    test('a lower class leaves room in the burst for a higher one', async () => {
      const { limiter } = await steady(100);
      expect(await takeAll(limiter, 'background')).toBe(6);
      expect(await takeAll(limiter, 'subscription')).toBe(6);
      expect(await takeAll(limiter, 'interactive')).toBe(8);
    });

    test('budgets of different keys do not touch each other', async () => {
      const { limiter } = await steady(10);
      await takeAll(limiter, 'interactive', 'a');
      expect(await takeAll(limiter, 'interactive', 'b')).toBe(5);
    });

    test('the rate doubles every half second while requests wait, and not while they do not', async () => {
      const { limiter, advance } = await make({ startPerSecond: 10, maxPerSecond: 1_000 });
      await advance(5_000);
      expect((await limiter.state('k')).rate).toBe(10);
      for (let step = 0; step < 20; step += 1) {
        await takeAll(limiter);
        await advance(100);
      }
      const { rate } = await limiter.state('k');
      expect(rate).toBeGreaterThanOrEqual(80);
      expect(rate).toBeLessThanOrEqual(320);
    });

    test('a 429 cuts the rate once, however many of its epoch come', async () => {
      const { limiter } = await steady(100);
      const { epoch } = await limiter.state('k');
      for (let each = 0; each < 10; each += 1) await limiter.report('k', epoch, { kind: 'throttled' });
      expect(await limiter.state('k')).toMatchObject({ rate: 93, epoch: epoch + 1, blockedForMs: 0 });
    });

    test('after a cut the rate holds for a second and then climbs back by 2 % a second', async () => {
      const { limiter, advance } = await steady(100);
      await limiter.report('k', (await limiter.state('k')).epoch, { kind: 'throttled' });
      const rates: number[] = [];
      for (let tenth = 0; tenth < 60; tenth += 1) {
        await takeAll(limiter);
        rates.push((await limiter.state('k')).rate);
        await advance(100);
      }
      expect(rates[9]).toBe(93);
      expect(rates[59]).toBeGreaterThan(99);
      expect(rates[30]).toBeLessThan(98);
    });

    test('three 429s in a row halve the rate and leave one request a second until one succeeds', async () => {
      const { limiter, advance } = await steady(100);
      for (let row = 0; row < 3; row += 1) {
        const { epoch } = await limiter.state('k');
        await limiter.report('k', epoch, { kind: 'throttled' });
      }
      const { rate, blockedForMs, epoch } = await limiter.state('k');
      expect(rate).toBeCloseTo(100 * 0.93 * 0.93 * 0.5);
      expect(blockedForMs).toBe(1_000);
      await advance(1_000);
      expect(await takeAll(limiter)).toBe(1);
      await limiter.report('k', epoch, { kind: 'throttled' });
      expect((await limiter.state('k')).rate).toBeCloseTo(rate);
      await advance(1_000);
      expect(await takeAll(limiter)).toBe(1);
      await limiter.report('k', epoch, { kind: 'ok' });
      expect(await takeAll(limiter)).toBeGreaterThan(3);
    });

    test('Retry-After stops everything for exactly that long, whatever its epoch', async () => {
      const { limiter, advance } = await steady(100);
      await limiter.report('k', 0, { kind: 'throttled', retryAfterMs: 60_000 });
      await advance(59_999);
      expect(await limiter.take('k', 'interactive')).toMatchObject({ granted: false, retryAfterMs: 1 });
      await advance(1);
      expect((await limiter.take('k', 'interactive')).granted).toBe(true);
    });
  });
}
