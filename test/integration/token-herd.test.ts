import { expect, test } from 'vitest';

import { createMemoryLimiter } from '../../src/coordination/memory-limiter.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { scale } from '../support/scale.ts';
import { isLogin, json, startScripted, welcome } from '../support/upstream-scripted.ts';
import { everyLogin, runOut, simulateUpstream } from '../support/upstream-simulated.ts';
import { loginTemplate, startPipeline, startUpstream, temporaryDirectory } from '../support/upstream-stage.ts';
import { somePartner } from '../support/upstream-stages.ts';
import { uniqueCall } from '../support/upstream-traffic.ts';

const minute = 60_000;
const noLimit = { startPerSecond: 1e6, maxPerSecond: 1e6 };

test('2,000 cold calls at once log in once, and each is answered', async () => {
  await using stage = await startUpstream({ limiter: createMemoryLimiter({ clock: systemClock, limits: noLimit }) });
  const { customerId, partner } = stage;
  const road = { exchange: stage.pipeline.exchange, clock: systemClock, partner };
  const asks = Array.from({ length: 2_000 }, () =>
    stage.pipeline.exchange(uniqueCall(road, { customerId, params: { customerId } })),
  );
  expect((await Promise.all(asks)).every(({ status }) => status === 200)).toBe(true);
  expect(stage.sandbox.calls().byTemplate).toEqual({
    [loginTemplate]: 1,
    'GET /aggregation/v1/customers/{customerId}': 2_000,
  });
});

test('500 calls that find their token expired at once log in once, and each is answered', async () => {
  let good: unknown;
  await using upstream = await startScripted();
  const answer: Parameters<typeof upstream.respond>[0] = (request, response, index) => {
    if (isLogin(request)) {
      good = undefined;
      return welcome(request, response, index);
    }
    const token = request.headers['finicity-app-token'];
    good ??= token;
    json(response, token === good ? 200 : 401, token === good ? {} : { code: 10023 });
  };
  upstream.respond(answer);
  await using volume = await temporaryDirectory();
  const limiter = createMemoryLimiter({ clock: systemClock, limits: noLimit });
  await using started = await startPipeline(volume.path, { limiter, connections: 500 });
  const partner = { ...somePartner, upstreamUrl: upstream.url };
  const road = { exchange: started.pipeline.exchange, clock: systemClock, partner };
  await road.exchange(uniqueCall(road));

  // All of them are on the wire before the first one hears of it.
  const held: (() => void)[] = [];
  upstream.respond((request, response, index) => {
    if (isLogin(request)) return answer(request, response, index);
    held.push(() => answer(request, response, index));
    if (held.length < 500) return;
    good = 'expired';
    upstream.respond(answer);
    for (const go of held) go();
  });
  const answers = await Promise.all(Array.from({ length: 500 }, () => road.exchange(uniqueCall(road))));
  expect(answers.every(({ status }) => status === 200)).toBe(true);
  expect([upstream.logins(), upstream.calls()]).toEqual([2, 1 + 500 + 500]);
});

test('over 24 hours no token is used past its 118th minute, and each window costs one login', async () => {
  const clock = createFakeClock();
  const mintedAt = new Map<string, number>();
  let oldest = 0;
  const sender = simulateUpstream(clock, ({ headers }) => {
    const token = headers['finicity-app-token'] ?? '';
    mintedAt.set(token, mintedAt.get(token) ?? clock.monotonic());
    oldest = Math.max(oldest, clock.monotonic() - (mintedAt.get(token) ?? 0));
    return { status: 200, body: {} };
  });
  await using started = await startPipeline('', { clock, sender, latches: everyLogin });
  const road = { exchange: started.pipeline.exchange, clock, partner: somePartner };
  const hours = 24 * scale;
  // Every 20 s a call, but for two hours in the middle of each day: a token that nobody needs is not renewed.
  for (let at = 0; at < hours * 60 * minute; at += 20_000) {
    const hourOfDay = Math.floor(at / (60 * minute)) % 24;
    if (hourOfDay !== 12 && hourOfDay !== 13) await runOut(clock, road.exchange(uniqueCall(road)));
    await clock.advance(at + 20_000 - clock.monotonic());
  }
  expect(started.sink.calls.filter(({ error }) => error)).toEqual([]);
  expect(oldest).toBeLessThanOrEqual(118 * minute);
  // 22 hours of traffic hold 14 windows of 90 minutes, and the quiet hours one end.
  expect(sender.logins / scale).toBeGreaterThanOrEqual(14);
  expect(sender.logins / scale).toBeLessThanOrEqual(17);
});
