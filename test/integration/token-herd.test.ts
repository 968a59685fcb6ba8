import { expect, test } from 'vitest';

import { createMemoryLimiter } from '../../src/coordination/memory-limiter.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { isLogin, json, startScripted, welcome } from '../support/upstream-scripted.ts';
import { loginTemplate, startPipeline, startUpstream, temporaryDirectory } from '../support/upstream-stage.ts';
import { somePartner } from '../support/upstream-stages.ts';
import { uniqueCall } from '../support/upstream-traffic.ts';

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
