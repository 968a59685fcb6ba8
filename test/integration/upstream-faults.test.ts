import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';

import { expect, test } from 'vitest';

import { isGatewayError } from '../../src/domain/errors.ts';
import { isLogin, json, type Responder, startScripted, welcome } from '../support/upstream-scripted.ts';
import { caller, callOf, endpoint, startPipeline, temporaryDirectory } from '../support/upstream-stage.ts';
import { somePartner } from '../support/upstream-stages.ts';

const canary = 'canary-4111111111111111';

/** A pipeline before a scripted upstream that logs anybody in and answers calls as told. */
async function start(answer: Responder, random = () => 0) {
  await using stack = new AsyncDisposableStack();
  const respond =
    (of: Responder): Responder =>
    (request, response, index) =>
      (isLogin(request) ? welcome : of)(request, response, index);
  const upstream = stack.use(await startScripted(respond(answer)));
  const volume = stack.use(await temporaryDirectory());
  const started = stack.use(await startPipeline(volume.path, { random }));
  const owned = stack.move();
  const stage = { partner: { ...somePartner, upstreamUrl: upstream.url }, customerId: '7' };
  return {
    ...started,
    upstream,
    answer: (next: Responder) => upstream.respond(respond(next)),
    ask: (of = endpoint(), changes: Parameters<typeof callOf>[2] = {}) =>
      started.pipeline.exchange(callOf(stage, of, changes)),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

const post = endpoint({ operation: 'Change', method: 'POST', path: '/change', idempotent: false });
const within = (ms: number) => ({ caller: caller({ deadlineAt: performance.now() + ms }) });
const text =
  (status: number, contentType: string, body: string | Buffer): Responder =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': contentType });
    response.end(body);
  };

test.each<[string, Responder]>([
  ['never answers', () => {}],
  [
    'sends headers and then nothing',
    (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
      response.flushHeaders();
    },
  ],
  [
    'sends a byte now and then',
    (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const timer = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(timer));
    },
  ],
])('an upstream that %s is given up at the deadline, and its socket is closed', async (_, answer) => {
  await using stage = await start(answer);
  const startedAt = performance.now();
  await expect(stage.ask(endpoint(), within(300))).rejects.toMatchObject({ code: 'UPSTREAM_TIMEOUT', retryable: true });
  // undici's own timeouts are minutes away, or never come; the slack is for a busy machine.
  expect(performance.now() - startedAt).toBeLessThan(2_000);
  await expect.poll(() => stage.upstream.sockets()).toBeLessThanOrEqual(1);
});

test.each<[string, Responder]>([
  ['before an answer', (_request, response) => void response.socket?.resetAndDestroy()],
  [
    'within the body',
    (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
      response.write('{"a":');
      setImmediate(() => response.socket?.resetAndDestroy());
    },
  ],
])('a connection that breaks %s is tried again for a read, and never for a change', async (_, breaks) => {
  let broken = 0;
  await using stage = await start((request, response, index) => {
    broken += 1;
    if (broken === 1) breaks(request, response, index);
    else json(response, 200, { ok: true });
  });
  expect(await stage.ask()).toMatchObject({ value: { ok: true } });
  expect(broken).toBe(2);
  broken = 0;
  await expect(stage.ask(post)).rejects.toMatchObject({ code: 'OUTCOME_UNKNOWN', retryable: false });
  expect(broken).toBe(1);
});

test('a refused connection fails at once, and a change that never left may be sent again', async () => {
  await using stage = await start(welcome);
  await stage.ask();
  const { url } = stage.upstream;
  await stage.upstream[Symbol.asyncDispose]();
  const startedAt = performance.now();
  await expect(stage.ask(post)).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', retryable: true });
  await expect(stage.ask()).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
  expect(performance.now() - startedAt).toBeLessThan(2_000);
  expect(
    stage.sink.calls.filter(({ operation, status }) => operation === 'Change' && status === undefined).length,
  ).toBeGreaterThan(1);
  expect(url).toMatch(/^http/);
});

test.each([
  ['markup', text(200, 'text/html', `<html>${canary}</html>`)],
  ['truncated JSON', text(200, 'application/json', `{"a":"${canary}`)],
  ['words', text(200, 'application/json', canary)],
  ['bytes that are no UTF-8', text(200, 'application/json', Buffer.from([0x22, 0xff, 0xfe, 0x22]))],
  ['NaN', text(200, 'application/json', '{"amount":NaN}')],
  ['more than 32 MiB', text(200, 'application/json', Buffer.alloc(33 * 1024 * 1024, 0x20))],
])('%s in place of JSON is one typed error without a word of it', async (_, answer) => {
  await using stage = await start(answer);
  const error = await stage.ask().catch((thrown) => thrown);
  expect(isGatewayError(error, 'UPSTREAM_BAD_RESPONSE')).toBe(true);
  expect(`${error.stack} ${String(error.cause)} ${JSON.stringify(error)} ${stage.log.lines.join()}`).not.toContain(
    canary,
  );
  expect(stage.upstream.calls()).toBe(1);
});

test('a redirect is a fault: neither token nor app key reaches the other host', async () => {
  await using elsewhere = await startScripted();
  await using stage = await start((_request, response) => {
    response.writeHead(302, { location: `${elsewhere.url}/stolen` });
    response.end();
  });
  await expect(stage.ask()).rejects.toMatchObject({ code: 'UPSTREAM_ERROR' });
  expect(elsewhere.seen).toHaveLength(0);
});

test('a header bomb and an answer that is not HTTP are typed errors', async () => {
  for (const raw of [`HTTP/1.1 200 OK\r\nx: ${'a'.repeat(200_000)}\r\n\r\n`, 'what is this\r\n\r\n']) {
    await using stage = await start(welcome);
    await stage.ask();
    const server = createServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', () => socket.end(raw));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    stage.answer((_request, response) => response.socket?.destroy());
    const partner = { ...somePartner, upstreamUrl: `http://127.0.0.1:${port}` };
    const error = await stage.ask(endpoint(), { partner }).catch((thrown) => thrown);
    expect(isGatewayError(error)).toBe(true);
    server.close();
  }
});

test('a 204 and an empty body read as nothing', async () => {
  await using stage = await start((_request, response) => {
    response.writeHead(204);
    response.end();
  });
  expect(await stage.ask()).toMatchObject({ status: 204, value: undefined });
});

test('a platform fault is tried again at most twice, and a fault of the institution never', async () => {
  await using stage = await start((_request, response) => json(response, 503, {}));
  await expect(stage.ask()).rejects.toMatchObject({ code: 'UPSTREAM_ERROR', category: 'PLATFORM', retryable: true });
  expect(stage.upstream.calls()).toBe(3);
  expect(
    stage.sink.calls
      .filter(({ operation }) => operation === 'GetCustomer')
      .map(({ attempt, status }) => [attempt, status]),
  ).toEqual([
    [1, 503],
    [2, 503],
    [3, 503],
  ]);
  stage.answer((_request, response) => json(response, 500, { code: 905 }));
  await expect(stage.ask()).rejects.toMatchObject({ category: 'FINANCIAL_INSTITUTION', retryable: true });
  expect(stage.upstream.calls()).toBe(4);
});

test('with half of all answers failing, retries add at most a fifth to the calls', async () => {
  let n = 0;
  await using stage = await start((_request, response) => {
    n += 1;
    json(response, n % 2 === 0 ? 500 : 200, {});
  });
  const asks = 200;
  for (let each = 0; each < asks; each += 1) await stage.ask(endpoint({ operation: `Op${each}` })).catch(() => {});
  expect(stage.upstream.calls() / asks).toBeLessThanOrEqual(1.2);
});

test('an API gateway in front that says text/plain 401 or 429 to one endpoint means the plan, and the rate stays', async () => {
  await using stage = await start((request, response) => {
    if (request.url.startsWith('/text'))
      text(401, 'text/plain', 'not available from the Test Drive')(request, response, 0);
    else if (request.url.startsWith('/limit')) response.writeHead(429).end();
    else json(response, 200, {});
  });
  const asText = endpoint({ operation: 'AsText', path: '/text' });
  const asLimit = endpoint({ operation: 'AsLimit', path: '/limit' });
  await stage.ask();
  for (let n = 0; n < 3; n += 1) {
    await expect(stage.ask(asText)).rejects.toMatchObject({ code: 'NOT_IN_PLAN' });
    await expect(stage.ask(asLimit)).rejects.toMatchObject({ code: 'NOT_IN_PLAN' });
  }
  expect(stage.upstream.seen.map(({ url }) => url).filter((url) => url.startsWith('/text'))).toHaveLength(1);
  expect(stage.upstream.seen.map(({ url }) => url).filter((url) => url.startsWith('/limit'))).toHaveLength(2);
  const partner = { ...somePartner, upstreamUrl: stage.upstream.url };
  expect((await stage.pipeline.health(partner)).limiter).toMatchObject({ rate: 1_000, epoch: 1 });
  expect(await stage.ask(endpoint({ operation: 'Other' }))).toMatchObject({ status: 200 });
});

test('a Retry-After beyond the deadline fails everything at once until it is over', async () => {
  await using stage = await start((_request, response) => json(response, 429, {}, { 'retry-after': '3600' }));
  await expect(stage.ask()).rejects.toMatchObject({ code: 'UPSTREAM_THROTTLED', retryAfterMs: 3_600_000 });
  const error = await stage.ask(endpoint({ operation: 'Other' })).catch((thrown) => thrown);
  expect(error).toMatchObject({ code: 'RATE_LIMITED' });
  expect(error.retryAfterMs).toBeGreaterThan(3_590_000);
  expect(stage.upstream.calls()).toBe(1);
});

test('a token that upstream has forgotten is renewed once and the call replayed once', async () => {
  let refusedOnce = false;
  await using stage = await start((_request, response) => {
    if (refusedOnce) return json(response, 200, {});
    refusedOnce = true;
    json(response, 401, { code: 10022 });
  });
  const own = caller();
  expect(await stage.ask(endpoint(), { caller: own })).toMatchObject({ status: 200 });
  expect([stage.upstream.logins(), stage.upstream.calls(), own.counted.sentCount]).toEqual([2, 2, 2]);
});

test('upstream that refuses every token gets two logins and then an error', async () => {
  await using stage = await start((_request, response) => json(response, 401, { code: 10023 }));
  for (let n = 0; n < 5; n += 1)
    await expect(stage.ask()).rejects.toMatchObject({ code: 'UPSTREAM_ERROR', retryable: true });
  expect(stage.upstream.logins()).toBe(2);
});

test('the headers of a call are what upstream asks for, and secrets stay out of logs and records', async () => {
  await using stage = await start(welcome);
  await stage.ask(endpoint({ path: '/customers/{customerId}/{what}' }), {
    params: { customerId: '7', what: 'x y' },
    query: { search: 'a b&c', start: 1 },
  });
  const request = stage.upstream.seen.find((each) => !isLogin(each))!;
  expect(request.url).toBe('/customers/7/x%20y?search=a+b%26c&start=1');
  expect(request.headers).toMatchObject({
    accept: 'application/json',
    'accept-encoding': 'identity',
    'finicity-app-key': 'key',
    'finicity-app-token': expect.stringMatching(/^token-/),
  });
  expect(JSON.stringify(stage.sink.calls) + stage.log.lines.join()).not.toMatch(/token-\d|customers\/7/);
});

test('a path parameter cannot climb out of its place', async () => {
  await using stage = await start(welcome);
  for (const customerId of ['..', '../admin', 'a/b?c#d', '%2e%2e']) {
    await stage.ask(endpoint(), { params: { customerId } });
  }
  expect(stage.upstream.seen.filter((each) => !isLogin(each)).map(({ url }) => url)).toEqual([
    '/aggregation/v1/customers/%2E%2E',
    '/aggregation/v1/customers/..%2Fadmin',
    '/aggregation/v1/customers/a%2Fb%3Fc%23d',
    '/aggregation/v1/customers/%252e%252e',
  ]);
});

test('nothing is left of a pipeline that is disposed of while calls, logins and billable calls are under way', async () => {
  await using upstream = await startScripted((request, response, index) =>
    isLogin(request) && request.body.includes('"p1"') ? welcome(request, response, index) : undefined,
  );
  await using volume = await temporaryDirectory();
  const started = await startPipeline(volume.path);
  const ask = (partnerId: string, of = endpoint()) =>
    started.pipeline
      .exchange(callOf({ partner: { ...somePartner, partnerId, upstreamUrl: upstream.url }, customerId: '7' }, of))
      .then(
        () => 'answered',
        (error) => error.code,
      );
  const ends = [ask('p1'), ask('p1', endpoint({ operation: 'B', billable: true })), ask('p2'), ask('p1', post)];
  await expect.poll(() => upstream.seen.length).toBeGreaterThanOrEqual(5);
  await started[Symbol.asyncDispose]();
  // What was sent and may have been billed, or have had an effect, is not said to be merely cut short.
  expect(await Promise.all(ends)).toEqual(['SHUTTING_DOWN', 'OUTCOME_UNKNOWN', 'SHUTTING_DOWN', 'OUTCOME_UNKNOWN']);
  await expect.poll(() => upstream.sockets()).toBe(0);
  expect(await ask('p1')).toBe('SHUTTING_DOWN');
});
