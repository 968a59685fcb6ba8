import { expect, test } from 'vitest';

import type { Limiter, LimiterClass } from '../../src/coordination/limiter.ts';
import { createMemoryLimiter } from '../../src/coordination/memory-limiter.ts';
import { createGate } from '../../src/datasources/upstream/gate.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { percentile } from '../support/upstream-traffic.ts';

function start(perSecond: number, limiter?: Limiter) {
  const clock = createFakeClock();
  const gate = createGate(
    clock,
    limiter ?? createMemoryLimiter({ clock, limits: { startPerSecond: perSecond, maxPerSecond: perSecond } }),
    'key',
  );
  const order: string[] = [];
  const enter = (
    name: string,
    {
      kind = 'interactive',
      partnerId = 'p',
      clientId = 'c',
      deadlineMs = 60_000,
      serviceMs = 0,
      signal,
      onPromotion,
    }: {
      kind?: LimiterClass;
      partnerId?: string;
      clientId?: string;
      deadlineMs?: number;
      serviceMs?: number;
      signal?: AbortSignal;
      onPromotion?: (listener: (kind: LimiterClass) => void) => () => void;
    } = {},
  ) => {
    const deadlineAt = clock.monotonic() + deadlineMs;
    const entered = gate.enter({
      kind,
      partnerId,
      clientId,
      deadlineAt: () => deadlineAt,
      expectedServiceMs: () => serviceMs,
      signal: signal ?? new AbortController().signal,
      onPromotion: onPromotion ?? (() => () => {}),
    });
    return entered.then(
      () => void order.push(name),
      (error) =>
        void order.push(`${name}: ${error.code ?? error.message}${error.retryAfterMs ? ` ${error.retryAfterMs}` : ''}`),
    );
  };
  const fill = async () => {
    for (let n = 0; n < 5; n += 1) void enter('');
    await clock.advance(0);
    order.length = 0;
  };
  return { clock, gate, order, enter, fill };
}

test('who waits is served by class, then by turns of the clients, then in order of arrival', async () => {
  const { clock, order, enter, fill } = start(10);
  await fill();
  void enter('background 1', { kind: 'background' });
  void enter('a1', { clientId: 'a' });
  void enter('a2', { clientId: 'a' });
  void enter('a3', { clientId: 'a' });
  void enter('b1', { clientId: 'b' });
  void enter('subscription 1', { kind: 'subscription' });
  await clock.advance(1_900);
  expect(order).toEqual(['a1', 'b1', 'a2', 'a3', 'subscription 1', 'background 1']);
});

test('partners that share an app key get equal shares, however many clients each of them has', async () => {
  const { clock, order, enter, fill } = start(10);
  await fill();
  for (let n = 0; n < 90; n += 1) void enter('big', { partnerId: 'big', clientId: `c${n % 9}` });
  for (let n = 0; n < 10; n += 1) void enter('small', { partnerId: 'small' });
  await clock.advance(2_000);
  expect(order.filter((name) => name === 'small')).toHaveLength(10);
});

test('with 5,000 background calls queued, 19 of 20 interactive ones at half the rate wait less than 50 ms', async () => {
  const { clock, enter } = start(100);
  for (let n = 0; n < 5_000; n += 1) void enter('', { kind: 'background', clientId: `c${n % 7}`, deadlineMs: 1e9 });
  await clock.advance(5_000);
  const waits: number[] = [];
  for (let n = 0; n < 500; n += 1) {
    const at = clock.monotonic();
    void enter('').then(() => waits.push(clock.monotonic() - at));
    // Between 0 and 40 ms apart, 20 in the mean, without chance.
    await clock.advance((n * 17) % 41);
  }
  expect(waits.length).toBeGreaterThan(490);
  expect(percentile(waits, 0.95)).toBeLessThan(50);
});

test('a newcomer that cannot be served before its deadline is refused at once, with the time to wait', async () => {
  const { clock, order, enter, fill } = start(10);
  await fill();
  for (let n = 0; n < 20; n += 1) void enter(`early ${n}`);
  await clock.advance(0);
  void enter('late', { deadlineMs: 1_500 });
  void enter('slow', { deadlineMs: 3_000, serviceMs: 2_000 });
  void enter('in time', { deadlineMs: 3_000, serviceMs: 500 });
  await clock.advance(0);
  expect(order).toEqual(['late: RATE_LIMITED 2000', 'slow: RATE_LIMITED 2000']);
});

test('nobody is refused while nobody waits, however slow the call is', async () => {
  const { clock, order, enter } = start(10);
  void enter('slow', { deadlineMs: 100, serviceMs: 10_000 });
  await clock.advance(0);
  expect(order).toEqual(['slow']);
});

test('an abort takes the call out of the queue and leaves the grant to the next', async () => {
  const { clock, gate, order, enter, fill } = start(10);
  await fill();
  const controller = new AbortController();
  void enter('gone', { signal: controller.signal });
  void enter('next');
  controller.abort(new Error('client left'));
  await clock.advance(100);
  expect(order).toEqual(['gone: client left', 'next']);
  expect(gate.waiting).toBe(0);
  expect(clock.timers).toBe(0);
});

test('a call whose priority rises overtakes', async () => {
  const { clock, order, enter, fill } = start(10);
  await fill();
  let promote: (kind: LimiterClass) => void = () => {};
  void enter('first', { kind: 'background' });
  void enter('risen', {
    kind: 'background',
    onPromotion: (listener) => {
      promote = listener;
      return () => {};
    },
  });
  await clock.advance(0);
  promote('interactive');
  await clock.advance(100);
  expect(order).toEqual(['risen']);
});

test('background calls starve under no load: after 2 s one a second goes through', async () => {
  const { clock, order, enter, fill } = start(10);
  await fill();
  void enter('background 1', { kind: 'background' });
  void enter('background 2', { kind: 'background' });
  for (let tenth = 0; tenth < 50; tenth += 1) {
    void enter('interactive');
    void enter('interactive');
    await clock.advance(100);
  }
  const at = order.flatMap((name, index) => (name.startsWith('background') ? [index] : []));
  expect(at).toHaveLength(2);
  expect(at[0]).toBeGreaterThanOrEqual(19);
  expect(at[1]! - at[0]!).toBeGreaterThanOrEqual(9);
});

test('5,000 queued background calls do not slow an interactive one', async () => {
  const { clock, order, enter } = start(100);
  for (let n = 0; n < 5_000; n += 1) void enter('background', { kind: 'background', deadlineMs: 1e9 });
  await clock.advance(1_000);
  order.length = 0;
  void enter('interactive');
  await clock.advance(0);
  expect(order).toEqual(['interactive']);
});

test('a long pause asked for by upstream is told at once to those who cannot outlast it', async () => {
  const clock = createFakeClock();
  const limiter = createMemoryLimiter({ clock });
  const { order, enter } = { ...startWith(clock, limiter) };
  await limiter.report('key', 0, { kind: 'throttled', retryAfterMs: 3_600_000 });
  void enter('waiting', { deadlineMs: 30_000 });
  await clock.advance(0);
  void enter('newcomer', { deadlineMs: 30_000 });
  await clock.advance(0);
  expect(order).toEqual(['waiting: RATE_LIMITED 3600000', 'newcomer: RATE_LIMITED 3600000']);
});

test('a limiter that fails ends the wait of all, and takes new ones afterwards', async () => {
  const clock = createFakeClock();
  const working = createMemoryLimiter({ clock });
  let broken = true;
  const limiter: Limiter = {
    ...working,
    take: (key, kind) => (broken ? Promise.reject(new Error('down')) : working.take(key, kind)),
  };
  const { order, enter } = startWith(clock, limiter);
  void enter('a');
  void enter('b');
  await clock.advance(0);
  broken = false;
  void enter('c');
  await clock.advance(0);
  expect(order).toEqual(['a: UPSTREAM_UNAVAILABLE', 'b: UPSTREAM_UNAVAILABLE', 'c']);
});

function startWith(clock: ReturnType<typeof createFakeClock>, limiter: Limiter) {
  const gate = createGate(clock, limiter, 'key');
  const order: string[] = [];
  const enter = (name: string, { deadlineMs = 60_000 } = {}) => {
    const deadlineAt = clock.monotonic() + deadlineMs;
    return gate
      .enter({
        kind: 'interactive',
        partnerId: 'p',
        clientId: 'c',
        deadlineAt: () => deadlineAt,
        expectedServiceMs: () => 0,
        signal: new AbortController().signal,
        onPromotion: () => () => {},
      })
      .then(
        () => void order.push(name),
        (error) => void order.push(`${name}: ${error.code}${error.retryAfterMs ? ` ${error.retryAfterMs}` : ''}`),
      );
  };
  return { order, enter };
}
