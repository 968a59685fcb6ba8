import { createMemoryLimiter } from '../../src/coordination/memory-limiter.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { createFakeClock } from '../../test/support/fake-clock.ts';
import { isLogin, json, startScripted, welcome } from '../../test/support/upstream-scripted.ts';
import { everyLogin, runOut, simulateUpstream } from '../../test/support/upstream-simulated.ts';
import { startPipeline, startUpstream, temporaryDirectory } from '../../test/support/upstream-stage.ts';
import { somePartner } from '../../test/support/upstream-stages.ts';
import { uniqueCall } from '../../test/support/upstream-traffic.ts';
import { atMost, exactly, type Figure, type Scenario, told } from '../figure.ts';

const minute = 60_000;
const unlimited = () => createMemoryLimiter({ clock: systemClock, limits: { startPerSecond: 1e6, maxPerSecond: 1e6 } });

export const tokens: Scenario = async () => [...(await cold()), ...(await expiry()), ...(await day())];

async function cold(): Promise<Figure[]> {
  await using stage = await startUpstream({ limiter: unlimited() });
  const road = { exchange: stage.pipeline.exchange, clock: systemClock, partner: stage.partner };
  const { customerId } = stage;
  const startedAt = performance.now();
  const ends = await Promise.allSettled(
    Array.from({ length: 2_000 }, () => road.exchange(uniqueCall(road, { customerId, params: { customerId } }))),
  );
  const seconds = (performance.now() - startedAt) / 1_000;
  const { calls } = stage.sandbox.calls();
  return [
    exactly('2,000 cold calls: logins', calls.filter(({ path }) => isLogin({ url: path })).length, 1),
    exactly('2,000 cold calls: failed', ends.filter(({ status }) => status === 'rejected').length, 0),
    told('2,000 cold calls: all answered after', `${seconds.toFixed(2)} s`),
  ];
}

async function expiry(): Promise<Figure[]> {
  const expired = new Set<unknown>();
  await using upstream = await startScripted((request, response, index) => {
    if (isLogin(request)) return welcome(request, response, index);
    const gone = expired.has(request.headers['finicity-app-token']);
    // A moment, so that all are on their way before the first hears of it.
    setTimeout(() => json(response, gone ? 401 : 200, gone ? { code: 10023 } : {}), 300);
  });
  await using volume = await temporaryDirectory();
  await using started = await startPipeline(volume.path, { limiter: unlimited(), connections: 500 });
  const partner = { ...somePartner, upstreamUrl: upstream.url };
  const road = { exchange: started.pipeline.exchange, clock: systemClock, partner };
  await road.exchange(uniqueCall(road));
  expired.add(upstream.seen.at(-1)?.headers['finicity-app-token']);
  const before = upstream.logins();
  const ends = await Promise.allSettled(Array.from({ length: 500 }, () => road.exchange(uniqueCall(road))));
  return [
    exactly('500 calls with an expired token: logins', upstream.logins() - before, 1),
    exactly('500 calls with an expired token: failed', ends.filter(({ status }) => status === 'rejected').length, 0),
  ];
}

async function day(): Promise<Figure[]> {
  const clock = createFakeClock();
  const sender = simulateUpstream(clock, () => ({ status: 200, body: {} }));
  await using started = await startPipeline('', { clock, sender, latches: everyLogin });
  const road = { exchange: started.pipeline.exchange, clock, partner: somePartner };
  for (let at = 0; at < 24 * 60 * minute; at += 10_000) {
    await runOut(clock, road.exchange(uniqueCall(road)));
    await clock.advance(at + 10_000 - clock.monotonic());
  }
  return [
    atMost('24 simulated hours: oldest token used', sender.oldestTokenMs / minute, 118, ' min'),
    // Sixteen windows of 90 minutes, give or take 3 minutes each.
    atMost('24 simulated hours: logins', sender.logins, 17),
  ];
}
