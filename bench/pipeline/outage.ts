import type { Answer } from '../../src/datasources/upstream/exchange.ts';
import { systemClock, wait } from '../../src/lib/clock.ts';
import { isLogin, json, type Responder, startScripted, welcome } from '../../test/support/upstream-scripted.ts';
import { everyLogin } from '../../test/support/upstream-simulated.ts';
import { caller, callOf, endpoint, startPipeline } from '../../test/support/upstream-stage.ts';
import { somePartner } from '../../test/support/upstream-stages.ts';
import { arrive, bySecond, percentile, sum, uniqueCall } from '../../test/support/upstream-traffic.ts';
import { atLeast, atMost, exactly, type Scenario } from '../figure.ts';

const cache = { freshMs: 2_000, revalidateMs: 3_000, staleMs: 3_600_000 };
const families = ['customers', 'accounts', 'transactions', 'institutions', 'consumers'];
const healthy: Responder = (_request, response) => json(response, 200, {});

async function start(answer: Responder) {
  await using stack = new AsyncDisposableStack();
  const respond =
    (of: Responder): Responder =>
    (request, response, index) =>
      (isLogin(request) ? welcome : of)(request, response, index);
  const upstream = stack.use(await startScripted(respond(answer)));
  const started = stack.use(await startPipeline('', { latches: everyLogin }));
  const partner = { ...somePartner, upstreamUrl: upstream.url };
  const owned = stack.move();
  return {
    ...started,
    partner,
    upstream,
    road: { exchange: started.pipeline.exchange, clock: systemClock, partner },
    answer: (next: Responder) => upstream.respond(respond(next)),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

/** Dead in both ways: first it resets connections, then it hangs. */
export const outage: Scenario = async () => {
  await using stage = await start(healthy);
  const { pipeline, partner } = stage;
  const read = (family: string, customerId: string, cached = true) => {
    const of = endpoint({ family, operation: `Get-${family}`, ...(cached && { cache }) });
    return pipeline.exchange(callOf({ partner, customerId }, of));
  };
  const warm = families.flatMap((family) => ['1', '2', '3', '4'].map((id) => () => read(family, id)));
  await Promise.all(warm.map((ask) => ask()));
  await wait(systemClock, cache.freshMs + cache.revalidateMs);

  stage.answer((_request, response) => void response.socket?.resetAndDestroy());
  const ends: (Answer<unknown> | undefined)[] = [];
  const sentAt: number[] = [];
  let cold = 0;
  const diedAt = performance.now();
  for (let second = 0; second < 60; second += 1) {
    if (second === 30) stage.answer(() => {});
    sentAt.push(stage.upstream.calls());
    for (const ask of warm)
      ask().then(
        (answer) => ends.push(answer),
        () => ends.push(undefined),
      );
    for (const family of families) read(family, `cold-${cold++}`, false).catch(() => {});
    await wait(systemClock, diedAt + (second + 1) * 1_000 - performance.now());
  }
  await wait(systemClock, 3_000);
  const probes = sentAt.slice(20).map((calls, n) => (sentAt[21 + n] ?? calls) - calls);

  stage.answer(healthy);
  const backAt = performance.now();
  let fullAfter = Number.POSITIVE_INFINITY;
  while (performance.now() - backAt < 60_000) {
    const round = await Promise.allSettled(families.map((family) => read(family, `cold-${cold++}`, false)));
    if (round.every(({ status }) => status === 'fulfilled')) {
      fullAfter = performance.now() - backAt;
      break;
    }
    await wait(systemClock, 200);
  }
  return [
    exactly('dead for 60 s: warm reads', ends.length, 1_200),
    exactly('dead for 60 s: warm reads not answered', ends.filter((end) => end === undefined).length, 0),
    exactly(
      'dead for 60 s: answers not marked stale',
      ends.filter((end) => end !== undefined && end.source !== 'stale').length,
      0,
    ),
    atMost('dead for 60 s: most probes in a second', Math.max(...probes), 1),
    atMost('back: full rate after', fullAfter / 1_000, 30, ' s'),
  ];
};

/** Half of all answers are a 500, for a minute, after a minute of health. */
export const flaky: Scenario = async () => {
  await using stage = await start(healthy);
  await arrive(stage.road, { perSecond: 50, forMs: 20_000 });
  stage.answer((_request, response) => json(response, Math.random() < 0.5 ? 500 : 200, {}));
  const fromWall = Date.now();
  await arrive(stage.road, { perSecond: 50, forMs: 60_000 });
  const records = stage.sink.calls.filter(({ at }) => at >= fromWall);
  const asks = 60 * 50;
  const answered = records.filter(({ source, error }) => source === 'upstream' && !error).length;
  return [
    atMost('50 % random 5xx for 60 s: calls per ask', sum(bySecond(records, fromWall, 70).sent) / asks, 1.2),
    atLeast('50 % random 5xx for 60 s: asks answered, of the 60 % possible', (100 * answered) / asks / 0.6, 90, ' %'),
  ];
};

/** Live calls to five banks, with and without a sixth that hangs, in turns: the machine's noise is in both. */
export const deadBank: Scenario = async () => {
  await using stage = await start((request, response) => {
    if (request.url.startsWith('/live/dead')) return;
    setTimeout(() => json(response, 200, {}), 50);
  });
  const live = (bank: string) =>
    uniqueCall(stage.road, {
      endpoint: endpoint({ operation: 'Live', path: `/live/${bank}`, latency: 'live', live: true }),
      institutionId: bank,
    });
  await stage.road.exchange(live('1'));
  const quiet: number[] = [];
  const beside: number[] = [];
  const leave = new AbortController();
  for (let round = 0; round < 8; round += 1) {
    const into = round % 2 === 0 ? quiet : beside;
    if (round % 2 === 1) {
      const patient = caller({ deadlineAt: performance.now() + 180_000, signal: leave.signal });
      for (let n = 0; n < 100; n += 1) stage.road.exchange({ ...live('dead'), caller: patient }).catch(() => {});
    }
    const asks: Promise<void>[] = [];
    for (let n = 0; n < 500; n += 1) {
      const askedAt = performance.now();
      asks.push(stage.road.exchange(live(String(n % 5))).then(() => void into.push(performance.now() - askedAt)));
      await wait(systemClock, 10);
    }
    await Promise.all(asks);
  }
  leave.abort();
  const ratio = percentile(beside, 0.95) / percentile(quiet, 0.95);
  return [
    exactly('one dead bank: live calls to others answered', beside.length, 2_000),
    atMost('one dead bank: p95 of the others, to that without', ratio, 1.05),
  ];
};
