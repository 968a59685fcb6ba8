import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import { expect, test } from 'vitest';
import { createSender } from '../../src/datasources/upstream/send.ts';
import { json } from '../support/upstream-scripted.ts';
import { everyLogin } from '../support/upstream-simulated.ts';
import { caller, callOf, endpoint, startPipeline } from '../support/upstream-stage.ts';
import { somePartner } from '../support/upstream-stages.ts';

const old = '127.0.0.1';
const fresh = '127.0.0.2';

/** An upstream on an address of its own, which says which one it is. */
async function serve(address: string, port = 0) {
  const server = createServer((request, response) => {
    json(response, 200, request.method === 'POST' ? { token: 't' } : { from: address });
  }).listen(port, address);
  await once(server, 'listening');
  const stop = async () => {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  return {
    port: (server.address() as AddressInfo).port,
    stop,
    [Symbol.asyncDispose]: () => (server.listening ? stop() : Promise.resolve()),
  };
}

/** A pipeline that finds upstream by a name service of the test's. */
async function start(port: number, lookup: LookupFunction, connectionLifeMs?: number) {
  const life = connectionLifeMs === undefined ? {} : { connectionLifeMs };
  const sender = createSender({ connections: 4, liveConnections: 4, connectTimeoutMs: 1_000, lookup, ...life });
  const started = await startPipeline('', { latches: everyLogin, sender });
  const partner = { ...somePartner, upstreamUrl: `http://upstream.test:${port}` };
  const ask = () => {
    const from = caller({ deadlineAt: performance.now() + 5_000 });
    const call = callOf({ partner, customerId: '7' }, endpoint(), { query: { n: Math.random() }, caller: from });
    return started.pipeline.exchange(call).then(
      ({ value }) => (value as { from: string }).from,
      (error) => String(error.code),
    );
  };
  return { ask, [Symbol.asyncDispose]: () => started[Symbol.asyncDispose]() };
}

/** Answers `addresses()` at once, in the form that it is asked for. */
const nameService =
  (address: () => string): LookupFunction =>
  (_name, { all }, done) =>
    all ? done(null, [{ address: address(), family: 4 }]) : done(null, address(), 4);

test('a name service that does not answer is no connection once the time for that is over', async () => {
  let asked = 0;
  await using at = await start(80, () => {
    asked += 1;
  });
  expect(await at.ask()).toBe('UPSTREAM_UNAVAILABLE');
  expect(asked).toBeGreaterThan(0);
});

test('a name service that is slow is waited for', async () => {
  await using upstream = await serve(old);
  const answer = nameService(() => old);
  await using at = await start(upstream.port, (...ask) => void setTimeout(answer, 300, ...ask));
  expect(await at.ask()).toBe(old);
});

/** Other systems have one loopback address only. */
const onLinux = test.skipIf(process.platform !== 'linux');

onLinux('when upstream moves, calls find it as soon as its name does', async () => {
  await using first = await serve(old);
  await using _second = await serve(fresh, first.port);
  let address = old;
  await using at = await start(
    first.port,
    nameService(() => address),
  );
  expect(await at.ask()).toBe(old);
  await first.stop();
  // Until the breaker pauses calls.
  for (let n = 0; n < 12; n += 1) expect(await at.ask()).toBe('UPSTREAM_UNAVAILABLE');
  address = fresh;
  const movedAt = performance.now();
  await expect.poll(at.ask, { interval: 50, timeout: 20_000 }).toBe(fresh);
  // Not before the pause is over, which shows that there was one.
  expect(performance.now() - movedAt).toBeGreaterThan(300);
});

onLinux('busy connections to an address that the name has no longer are given up', async () => {
  await using first = await serve(old);
  await using _second = await serve(fresh, first.port);
  let address = old;
  await using at = await start(
    first.port,
    nameService(() => address),
    100,
  );
  expect(await at.ask()).toBe(old);
  address = fresh;
  await expect.poll(at.ask, { interval: 10, timeout: 10_000 }).toBe(fresh);
});
