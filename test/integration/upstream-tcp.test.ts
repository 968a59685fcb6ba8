import { once } from 'node:events';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';

import { expect, test } from 'vitest';

import { isGatewayError } from '../../src/domain/errors.ts';
import { secret } from '../../src/domain/secret.ts';
import { startTcpProxy, type Toxics } from '../support/tcp-proxy.ts';
import { createCertificate } from '../support/upstream-certificates.ts';
import { isLogin, json, startScripted, welcome } from '../support/upstream-scripted.ts';
import { everyLogin } from '../support/upstream-simulated.ts';
import { caller, callOf, endpoint, startPipeline } from '../support/upstream-stage.ts';
import { somePartner } from '../support/upstream-stages.ts';
import { fine, startOverWire, startRaw } from '../support/upstream-wire.ts';

const post = endpoint({ operation: 'Change', method: 'POST', path: '/change', idempotent: false });

/** undici gives a connection back a turn of the event loop after the answer; whoever asks before that is given another. */
const connectionIsFree = async () => {
  for (let turn = 0; turn < 3; turn += 1) await new Promise(setImmediate);
};

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
    await using stage = await startOverWire();
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

test('a change whose answer is lost is made once, and its outcome called unknown', async () => {
  await using stage = await startOverWire();
  stage.proxy.toxics = () => ({ resetAfterRequest: true });
  const ends = await Promise.all(Array.from({ length: 20 }, () => stage.ask(post)));
  const received = stage.upstream.seen.filter(({ url }) => url.startsWith('/change')).length;
  expect(ends.filter((end) => end !== 'OUTCOME_UNKNOWN' && end !== 'answered')).toEqual([]);
  expect(ends).toContain('OUTCOME_UNKNOWN');
  expect(received).toBe(20);
});

test('partners use the same kept connections by turns, each with its own token', async () => {
  await using upstream = await startScripted((request, response, index) =>
    isLogin(request)
      ? json(response, 200, { token: `token-of-${JSON.parse(request.body).partnerId}` })
      : json(response, 200, { asked: request.headers['finicity-app-token'], index }),
  );
  await using proxy = await startTcpProxy(upstream.url);
  await using started = await startPipeline('', { latches: everyLogin });
  const ask = (partnerId: string) =>
    started.pipeline.exchange(
      callOf({ partner: { ...somePartner, partnerId, upstreamUrl: proxy.url }, customerId: '7' }, endpoint(), {
        query: { n: Math.random() },
      }),
    );
  for (let n = 0; n < 60; n += 1) {
    const partnerId = `partner-${n % 20}`;
    expect(await ask(partnerId)).toMatchObject({ value: { asked: `token-of-${partnerId}` } });
    await connectionIsFree();
  }
  // The first call of a partner follows its login at once.
  expect(proxy.accepted).toBeLessThanOrEqual(2);
});

test('an answer that comes twice is nobody else’s: its connection ends', async () => {
  await using upstream = await startRaw((socket, request) => {
    const body = JSON.stringify({ asked: /finicity-app-key: (\S+)/.exec(request)?.[1] });
    socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n${body}`.repeat(2));
  });
  await using started = await startPipeline('', { latches: everyLogin });
  for (let n = 0; n < 20; n += 1) {
    const appKey = `key-${n}`;
    const partner = { ...somePartner, partnerId: `partner-${n}`, appKey: secret(appKey), upstreamUrl: upstream.url };
    const answer = await started.pipeline.exchange(callOf({ partner, customerId: '7' }, endpoint()));
    expect(answer).toMatchObject({ value: { asked: appKey } });
  }
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
  const told = calls.map(({ attempt, error }) => `${attempt} ${error?.code ?? 'ok'}`).join(', ');
  expect(told).toMatch(/^((1 UPSTREAM_UNAVAILABLE, 2|1) ok(, |$))+$/);
  // One call in two of each of the connections that are used by turns.
  const lost = told.split('UPSTREAM_UNAVAILABLE').length - 1;
  expect(lost).toBeGreaterThanOrEqual(48);
  expect(lost).toBeLessThanOrEqual(50);
  const put = () => ask(endpoint({ method: 'PUT', idempotent: false }));
  const outcomes = new Set<string>();
  for (let n = 1; n <= 10; n += 1) {
    outcomes.add(await put());
    expect(changes).toBe(n);
  }
  expect(outcomes).toEqual(new Set(['answered', 'OUTCOME_UNKNOWN']));
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
