import { once } from 'node:events';
import { createServer as createHttps } from 'node:https';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';

import { expect, test } from 'vitest';

import { isGatewayError } from '../../src/domain/errors.ts';
import { type Clock, systemClock } from '../../src/lib/clock.ts';
import { scale } from '../support/scale.ts';
import { startTcpProxy, type Toxics } from '../support/tcp-proxy.ts';
import { createCertificate } from '../support/upstream-certificates.ts';
import { isLogin, json, type Responder, startScripted, welcome } from '../support/upstream-scripted.ts';
import { everyLogin } from '../support/upstream-simulated.ts';
import { caller, callOf, endpoint, startPipeline } from '../support/upstream-stage.ts';
import { somePartner } from '../support/upstream-stages.ts';

const post = endpoint({ operation: 'Change', method: 'POST', path: '/change', idempotent: false });

interface CountedClock extends Clock {
  readonly timers: number;
}

/** The machine's clock, with the timers counted that wait on it. */
function countTimers(): CountedClock {
  let timers = 0;
  return {
    ...systemClock,
    get timers() {
      return timers;
    },
    after(delayMs, run) {
      let waiting = true;
      timers += 1;
      const over = () => {
        if (waiting) timers -= 1;
        waiting = false;
      };
      const timer = systemClock.after(delayMs, () => {
        over();
        run();
      });
      return {
        cancel: () => {
          over();
          timer.cancel();
        },
      };
    },
  };
}

/** A pipeline, a wire that can be poisoned, and an upstream. Logins go around the wire. */
async function start(answer: Responder = (_request, response) => json(response, 200, { rows: 'x'.repeat(2_000) })) {
  await using stack = new AsyncDisposableStack();
  const upstream = stack.use(
    await startScripted((request, response, index) => (isLogin(request) ? welcome : answer)(request, response, index)),
  );
  const proxy = stack.use(await startTcpProxy(upstream.url));
  const clock = countTimers();
  const started = stack.use(await startPipeline('', { clock, latches: everyLogin, connections: 8 }));
  const partner = { ...somePartner, upstreamUrl: proxy.url };
  const ask = (of = endpoint(), deadlineMs = 5_000) =>
    started.pipeline
      .exchange(
        callOf({ partner, customerId: '7' }, of, {
          query: { n: Math.random() },
          caller: caller({ deadlineAt: performance.now() + deadlineMs }),
        }),
      )
      .then(
        () => 'answered',
        (error) => (isGatewayError(error) ? error.code : `no gateway error: ${error}`),
      );
  await ask();
  const owned = stack.move();
  return { ...started, upstream, proxy, clock, ask, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}

const sockets = () => process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap').length;

test.each<[string, Toxics, readonly string[]]>([
  ['slow', { latencyMs: 100 }, ['answered']],
  ['narrow', { bandwidth: 20_000 }, ['answered']],
  ['reset before an answer', { cut: { afterBytes: 0, how: 'reset' } }, ['UPSTREAM_UNAVAILABLE']],
  [
    'reset within the headers',
    { cut: { afterBytes: 30, how: 'reset' } },
    ['UPSTREAM_UNAVAILABLE', 'UPSTREAM_BAD_RESPONSE'],
  ],
  ['closed within the body', { cut: { afterBytes: 500, how: 'close' } }, ['UPSTREAM_UNAVAILABLE']],
  ['stalled within the body', { stallAfterBytes: 500 }, ['UPSTREAM_TIMEOUT']],
  ['half closed', { halfClose: true }, ['answered', 'UPSTREAM_UNAVAILABLE']],
])('on a wire that is %s each call has one typed end, and nothing of it is left', async (_, toxics, expected) => {
  const before = sockets();
  {
    await using stage = await start();
    stage.proxy.toxics = () => toxics;
    // The connection of the first call is without poison; use it up.
    const ends = await Promise.all(Array.from({ length: 20 }, () => stage.ask(endpoint(), 1_500)));
    const allowed = new Set([...expected, 'answered']);
    expect(ends.filter((end) => !allowed.has(end))).toEqual([]);
    expect(ends.some((end) => expected.includes(end))).toBe(true);
    await expect.poll(() => [stage.pipeline.inFlight(), stage.clock.timers], { timeout: 5_000 }).toEqual([0, 0]);
    // Idle keep-alive connections of the pool, at most.
    expect(stage.proxy.open).toBeLessThanOrEqual(9);
  }
  await expect.poll(sockets, { timeout: 5_000 }).toBeLessThanOrEqual(before);
});

const long = { timeout: 30_000 * scale };

test('of reads over a wire that resets one connection in ten, 99 in 100 are answered', long, async () => {
  // A connection for each call.
  await using stage = await start((_request, response) =>
    json(response, 200, { rows: 'x'.repeat(2_000) }, { connection: 'close' }),
  );
  stage.proxy.toxics = (n) => (n % 10 === 0 ? { cut: { afterBytes: 1_000, how: 'reset' } } : {});
  let answered = 0;
  const calls = 300 * scale;
  for (let n = 0; n < calls; n += 10) {
    const ends = await Promise.all(Array.from({ length: 10 }, () => stage.ask()));
    answered += ends.filter((end) => end === 'answered').length;
  }
  expect(answered / calls).toBeGreaterThanOrEqual(0.99);
});

test('a change whose answer is lost is made once, and its outcome called unknown', async () => {
  await using stage = await start();
  stage.proxy.toxics = () => ({ resetAfterRequest: true });
  const ends = await Promise.all(Array.from({ length: 20 }, () => stage.ask(post)));
  const received = stage.upstream.seen.filter(({ url }) => url.startsWith('/change')).length;
  expect(ends.filter((end) => end !== 'OUTCOME_UNKNOWN' && end !== 'answered')).toEqual([]);
  expect(ends).toContain('OUTCOME_UNKNOWN');
  expect(received).toBe(20);
});

test("calls of a partner that hang take no connection of another partner's, nor of a login", async () => {
  await using upstream = await startScripted((request, response, index) => {
    if (isLogin(request)) return welcome(request, response, index);
    if (!request.url.includes('/hangs/')) json(response, 200, {});
  });
  await using started = await startPipeline('', { latches: everyLogin, connections: 2 });
  const leave = new AbortController();
  const ask = (partnerId: string, path: string) =>
    started.pipeline.exchange(
      callOf(
        { partner: { ...somePartner, partnerId, upstreamUrl: upstream.url }, customerId: '7' },
        endpoint({ path }),
        {
          query: { n: Math.random() },
          caller: caller({ signal: leave.signal }),
        },
      ),
    );
  const hung = Array.from({ length: 6 }, () => ask('one', '/hangs/{customerId}').catch(() => {}));
  await expect.poll(() => upstream.calls()).toBe(2);
  expect(await ask('other', '/fine/{customerId}')).toMatchObject({ status: 200 });
  leave.abort();
  await Promise.all(hung);
});

/** Answers each request with what `reply` says, byte by byte as given. */
async function startRaw(reply: (socket: Socket, request: string) => void) {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    let seen = '';
    socket.on('data', (bytes) => {
      seen += bytes;
      if (!seen.includes('\r\n\r\n')) return;
      const login = seen.startsWith('POST');
      if (login && !seen.endsWith('}')) return;
      const request = seen;
      seen = '';
      if (login) socket.write('HTTP/1.1 200 OK\r\ncontent-length: 13\r\n\r\n{"token":"t"}');
      else reply(socket, request);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const open = new Set<Socket>();
  server.on('connection', (socket) => open.add(socket));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}

const fine = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}';

test(`a server that closes idle connections just when we write costs no read in ${500 * scale}`, long, async () => {
  await using upstream = await startRaw((socket) => {
    socket.write(fine);
    setTimeout(() => socket.end(), 4);
  });
  await using started = await startPipeline('', { latches: everyLogin, connections: 4 });
  const partner = { ...somePartner, upstreamUrl: upstream.url };
  const codes: string[] = [];
  const work = async () => {
    for (let n = 0; n < 125 * scale; n += 1) {
      await started.pipeline
        .exchange(callOf({ partner, customerId: '7' }, endpoint(), { query: { n: Math.random() } }))
        .catch((error) => codes.push(error.code));
      // From just before the close to just after it, in six of ten asks.
      if (n % 10 >= 4) await new Promise((resolve) => setTimeout(resolve, 2 + (n % 5)));
    }
  };
  await Promise.all(Array.from({ length: 4 }, work));
  expect(codes).toEqual([]);
});

test('a kept connection that ends under a read is replaced, out of no budget; a change is not sent again', async () => {
  const seen = new Map<Socket, number>();
  let changes = 0;
  await using upstream = await startRaw((socket, request) => {
    const asks = (seen.get(socket) ?? 0) + 1;
    seen.set(socket, asks);
    if (request.startsWith('PUT')) changes += 1;
    if (asks === 1) socket.write(fine);
    else socket.destroy();
  });
  await using started = await startPipeline('', { latches: everyLogin, connections: 1 });
  const partner = { ...somePartner, upstreamUrl: upstream.url };
  const ask = (of = endpoint()) =>
    started.pipeline.exchange(callOf({ partner, customerId: '7' }, of, { query: { n: Math.random() } })).then(
      () => 'answered',
      (error) => error.code,
    );
  const ends: string[] = [];
  for (let n = 0; n < 100; n += 1) ends.push(await ask());
  expect(ends.filter((end) => end !== 'answered')).toEqual([]);
  // The first of a connection is answered, the second is lost and sent again, on a connection that serves nobody else.
  const calls = started.sink.calls.filter(({ operation }) => operation === endpoint().operation);
  expect(calls.map(({ attempt, error }) => `${attempt} ${error?.code ?? 'ok'}`)).toEqual(
    Array.from({ length: 50 }, () => ['1 ok', '1 UPSTREAM_UNAVAILABLE', '2 ok']).flat(),
  );
  await ask();
  expect(await ask(endpoint({ method: 'PUT', idempotent: false }))).toBe('OUTCOME_UNKNOWN');
  expect(changes).toBe(1);
});

test.each<[string, string]>([
  ['ten thousand 100s before the answer', `${'HTTP/1.1 100 Continue\r\n\r\n'.repeat(10_000)}${fine}`],
  ['ten thousand 103s before the answer', `${'HTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\n'.repeat(10_000)}${fine}`],
  ['a 101 that nobody asked for', 'HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n'],
  ['a 204 with a body', 'HTTP/1.1 204 No Content\r\ncontent-length: 7\r\n\r\ncanary!'],
  ['characters that no header may hold', 'HTTP/1.1 200 OK\r\nx: a\u0000b\r\ncontent-length: 2\r\n\r\n{}'],
  ['two lengths', 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n{}'],
  [
    'a length and chunks',
    'HTTP/1.1 200 OK\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n',
  ],
])('%s end in an answer or in one typed error', async (_, bytes) => {
  await using upstream = await startRaw((socket) => socket.write(bytes, 'latin1'));
  await using started = await startPipeline('', { latches: everyLogin });
  const partner = { ...somePartner, upstreamUrl: upstream.url };
  for (let n = 0; n < 3; n += 1) {
    const call = callOf({ partner, customerId: '7' }, endpoint(), {
      caller: caller({ deadlineAt: performance.now() + 2_000 }),
    });
    const end = await started.pipeline.exchange(call).catch((error) => error);
    if (end instanceof Error)
      expect([isGatewayError(end), String(end.stack)]).toEqual([true, expect.not.stringContaining('canary')]);
    else expect([undefined, {}]).toContainEqual(end.value);
  }
  expect(started.pipeline.inFlight()).toBe(0);
});

test('a host that does not exist is no connection, soon', async () => {
  await using started = await startPipeline('', { latches: everyLogin });
  const partner = { ...somePartner, upstreamUrl: 'http://no-such-host.invalid' };
  const call = callOf({ partner, customerId: '7' }, endpoint());
  await expect(started.pipeline.exchange(call)).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
});

const ca = { ...createCertificate({ name: 'Test Authority', isAuthority: true }), name: 'Test Authority' };
const host = '127.0.0.1';

test.each([
  ['one that a trusted authority has signed', 'answered', createCertificate({ name: host, issuer: ca }), undefined],
  [
    'one that has expired',
    'UPSTREAM_UNAVAILABLE',
    createCertificate({ name: host, issuer: ca, validUntil: new Date(Date.now() - 1_000) }),
    undefined,
  ],
  [
    'that of another host',
    'UPSTREAM_UNAVAILABLE',
    createCertificate({ name: 'api.example.com', issuer: ca }),
    undefined,
  ],
  ['one that signs itself', 'UPSTREAM_UNAVAILABLE', createCertificate({ name: host }), undefined],
  [
    'a trusted one, over TLS 1.1',
    'UPSTREAM_UNAVAILABLE',
    createCertificate({ name: host, issuer: ca }),
    'TLSv1.1' as const,
  ],
])('of certificates, %s ends with: %s', async (_, expected, identity, version) => {
  const usual = getCACertificates('default');
  setDefaultCACertificates([...usual, ca.cert]);
  let requests = 0;
  const server = createHttps(
    { ...identity, ...(version && { minVersion: version, maxVersion: version, ciphers: 'ALL:@SECLEVEL=0' }) },
    (request, response) => {
      requests += 1;
      json(response, 200, request.method === 'POST' ? { token: 't' } : {});
    },
  ).listen(0, host);
  server.on('tlsClientError', () => {});
  await once(server, 'listening');
  try {
    await using started = await startPipeline('', { latches: everyLogin });
    const partner = { ...somePartner, upstreamUrl: `https://${host}:${(server.address() as AddressInfo).port}` };
    const end = await started.pipeline.exchange(callOf({ partner, customerId: '7' }, endpoint())).then(
      () => 'answered',
      (error) => error.code,
    );
    expect(end).toBe(expected);
    // Not a byte of a secret goes to who cannot prove to be upstream.
    expect(requests).toBe(expected === 'answered' ? 2 : 0);
  } finally {
    setDefaultCACertificates(usual);
    server.closeAllConnections();
    server.close();
  }
});
