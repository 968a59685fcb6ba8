import { expect, test } from 'vitest';

import { createMemoryLimiter } from '../../src/coordination/memory-limiter.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { startScripted } from '../support/upstream-scripted.ts';
import {
  caller,
  callOf,
  endpoint,
  sandboxPartner,
  startPipeline,
  startUpstream,
  temporaryDirectory,
} from '../support/upstream-stage.ts';
import { somePartner } from '../support/upstream-stages.ts';

test('an unknown limit is found: calls settle near it, and nearly every ask is answered', async () => {
  const limiter = createMemoryLimiter({ clock: systemClock });
  await using stage = await startUpstream({ limiter });
  await stage.pipeline.exchange(callOf(stage, endpoint()));
  stage.sandbox.setLimits({ perSecond: 50, burst: 10 });
  stage.sandbox.resetCalls();
  const asks = 200;
  const startedAt = performance.now();
  const ends = await Promise.allSettled(
    Array.from({ length: asks }, (_, n) =>
      stage.pipeline.exchange(callOf(stage, endpoint({ operation: `Op${n % 5}` }), { query: { n } })),
    ),
  );
  const seconds = (performance.now() - startedAt) / 1_000;
  const { calls } = stage.sandbox.calls();
  const refusedByUpstream = calls.filter(({ status }) => status === 429).length;
  expect(ends.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThanOrEqual(asks * 0.9);
  expect(refusedByUpstream).toBeLessThan(asks * 0.2);
  expect(seconds).toBeLessThan(15);
});

test('asks beyond what the deadline allows are refused at once and cost nothing', async () => {
  const limiter = createMemoryLimiter({ clock: systemClock, limits: { startPerSecond: 10, maxPerSecond: 10 } });
  await using stage = await startUpstream({ limiter });
  await stage.pipeline.exchange(callOf(stage, endpoint()));
  const ends = await Promise.allSettled(
    Array.from({ length: 100 }, (_, n) =>
      stage.pipeline.exchange(
        callOf(stage, endpoint(), { query: { n }, caller: caller({ deadlineAt: performance.now() + 1_000 }) }),
      ),
    ),
  );
  const codes = ends.map((end) => (end.status === 'rejected' ? end.reason.code : 'answered'));
  expect(new Set(codes)).toEqual(new Set(['answered', 'RATE_LIMITED']));
  expect(codes.filter((code) => code === 'answered').length).toBeGreaterThanOrEqual(9);
  expect(stage.sink.calls.filter(({ source }) => source === 'refused')).toHaveLength(
    codes.filter((code) => code === 'RATE_LIMITED').length,
  );
});

test('the health of a partner tells token, budget, queue, breakers and latch', async () => {
  await using stage = await startUpstream();
  expect(await stage.pipeline.health(stage.partner)).toMatchObject({ tokenAgeMs: null });
  await stage.pipeline.exchange(callOf(stage, endpoint()));
  const health = await stage.pipeline.health(stage.partner);
  expect(health).toMatchObject({ latch: null, breakers: [], queued: 0, limiter: { rate: 1_000, blockedForMs: 0 } });
  expect(health.tokenAgeMs).toBeGreaterThanOrEqual(0);
  expect((await stage.pipeline.health(sandboxPartner(stage.sandbox, {}, 1))).tokenAgeMs).toBeNull();
});

test('partners that share an app key share its budget', async () => {
  await using upstream = await startScripted();
  const limiter = createMemoryLimiter({ clock: systemClock, limits: { startPerSecond: 20, maxPerSecond: 20 } });
  await using volume = await temporaryDirectory();
  await using started = await startPipeline(volume.path, { limiter });
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: 30 }, (_, n) => {
      const partner = { ...somePartner, partnerId: `p${n % 3}`, upstreamUrl: upstream.url };
      return started.pipeline.exchange(callOf({ partner, customerId: 'c' }, endpoint(), { query: { n } }));
    }),
  );
  const seconds = (performance.now() - startedAt) / 1_000;
  expect(upstream.seen.length).toBe(33);
  expect(upstream.seen.length).toBeLessThanOrEqual(20 * seconds + 5);
});

test('a limiter store that fails ends calls with a retryable error, loses no report loudly, and is taken back', async () => {
  const working = createMemoryLimiter({ clock: systemClock });
  let down = false;
  const through =
    <A extends unknown[], R>(verb: (...args: A) => Promise<R>) =>
    (...args: A) =>
      down ? Promise.reject(new Error('out of reach')) : verb(...args);
  await using stage = await startUpstream({
    limiter: { take: through(working.take), report: through(working.report), state: working.state },
  });
  await stage.pipeline.exchange(callOf(stage, endpoint()));
  down = true;
  const ends = await Promise.allSettled(
    Array.from({ length: 20 }, (_, n) => stage.pipeline.exchange(callOf(stage, endpoint(), { query: { n } }))),
  );
  expect(new Set(ends.map((end) => end.status === 'rejected' && end.reason.code))).toEqual(
    new Set(['UPSTREAM_UNAVAILABLE']),
  );
  expect(stage.pipeline.inFlight()).toBe(0);
  down = false;
  expect(await stage.pipeline.exchange(callOf(stage, endpoint()))).toMatchObject({ status: 200 });
});
