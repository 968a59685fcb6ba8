import { once } from 'node:events';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { Agent, get } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type CoordinationHealth, sharing } from '../../src/domain/gateway-health.ts';
import { createRouter, healthRoutes, metricsRoute } from '../../src/http/routes.ts';
import { ListenError, startHttpServer } from '../../src/http/server.ts';
import { type Clock, systemClock } from '../../src/lib/clock.ts';
import type { Logger } from '../../src/lib/logger.ts';
import { silentLogger } from '../../src/lib/logger.ts';
import { createFakeClock } from '../support/fake-clock.ts';

async function serve(
  listener: RequestListener,
  options: {
    drainMs?: number;
    lingerMs?: number;
    idleMs?: number;
    silentMs?: number;
    log?: Logger;
    port?: number;
    clock?: Clock;
  } = {},
) {
  const server = await startHttpServer({
    host: '127.0.0.1',
    port: 0,
    listener,
    drainMs: 5_000,
    clock: systemClock,
    log: silentLogger,
    ...options,
  });
  onTestFinished(() => server[Symbol.asyncDispose]());
  return server;
}

/** Holds each request until it is let go. */
function gate() {
  const held: ServerResponse[] = [];
  const waiters: (() => void)[] = [];
  return {
    listener: (_req: IncomingMessage, res: ServerResponse) => {
      held.push(res);
      waiters.shift()?.();
    },
    entered: () => (held.length > 0 ? Promise.resolve() : new Promise<void>((resolve) => waiters.push(resolve))),
    release() {
      for (const res of held.splice(0)) res.end('done');
    },
  };
}

/** Sends bytes as they are and reads until the server closes. */
async function raw(url: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.write(bytes);
  return text(socket);
}

describe('a server', () => {
  test('names the address that is taken', async () => {
    const first = await serve((_req, res) => res.end());
    const port = Number(new URL(first.url).port);
    const failure = await serve(() => {}, { port }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ListenError);
    expect(failure).toMatchObject({ code: 'EADDRINUSE', host: '127.0.0.1', port });
  });

  test.each<[string, (req: IncomingMessage) => Promise<void>]>([
    ['was not read', async () => {}],
    [
      'was let go halfway',
      async (req) => {
        for await (const _chunk of req) break;
      },
    ],
  ])('does not wait for the rest of a body that was answered already and %s', async (_how, read) => {
    const clock = createFakeClock();
    const listener = (req: IncomingMessage, res: ServerResponse) =>
      void read(req).then(() => res.writeHead(413).end('too much'));
    const { url } = await serve(listener, { clock });
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname).on('error', () => {});
    socket.write(`POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1000000\r\n\r\n${'x'.repeat(1_000)}`);
    expect(String((await once(socket, 'data'))[0])).toContain(' 413 ');
    const closed = once(socket, 'close');
    await clock.advance(999);
    socket.write('x');
    expect(socket.closed).toBe(false);
    await clock.advance(1);
    await closed;
  });

  test('closes the connection of a reader that does not read', async () => {
    const closed = Promise.withResolvers<void>();
    const { url } = await serve(
      (_req, res) => {
        res.once('close', () => closed.resolve());
        res.end(Buffer.alloc(64 * 1024 * 1024));
      },
      { silentMs: 500 },
    );
    const socket = connect(Number(new URL(url).port), '127.0.0.1').on('error', () => {});
    socket.pause();
    socket.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
    await closed.promise;
    socket.destroy();
  });

  test('keeps nothing of refusals on a connection that goes on', async () => {
    const listeners: number[] = [];
    const { url } = await serve((req, res) => {
      listeners.push(req.socket.listenerCount('close'));
      res.writeHead(429, { 'content-length': 0 }).end();
    });
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    for (let count = 0; count < 20; count += 1) {
      socket.write('POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\n\r\nhello');
      await once(socket, 'data');
    }
    socket.destroy();
    expect(new Set(listeners.slice(1)).size).toBe(1);
  });

  test('refuses a header bomb, two lengths and a missing host, and goes on', async () => {
    let seen = 0;
    const { url } = await serve((_req, res) => {
      seen += 1;
      res.end();
    });
    expect(await raw(url, `GET / HTTP/1.1\r\nhost: x\r\na: ${'a'.repeat(20_000)}\r\n\r\n`)).toContain(' 431 ');
    const smuggled =
      'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nGET';
    expect(await raw(url, smuggled)).toContain(' 400 ');
    expect(await raw(url, 'GET / HTTP/1.1\r\nconnection: close\r\n\r\n')).toContain(' 400 ');
    expect(seen).toBe(0);
    expect((await fetch(url)).status).toBe(200);
  });
});

describe('draining', () => {
  test('an idle server closes at once, kept-alive connections included', async () => {
    const server = await serve((_req, res) => res.end('ok'));
    const agent = new Agent({ keepAlive: true });
    onTestFinished(() => agent.destroy());
    const [response] = await once(get(server.url, { agent }), 'response');
    await text(response);
    const started = performance.now();
    await server.drain();
    expect(performance.now() - started).toBeLessThan(1_000);
    await expect(fetch(server.url)).rejects.toThrow();
  });

  test('a request in flight is answered; until then new ones are, and their connections are closed', async () => {
    const held = gate();
    const server = await serve((req, res) => (req.url === '/held' ? held.listener(req, res) : res.end('ok')));
    const answer = fetch(`${server.url}/held`);
    await held.entered();
    const drained = server.drain();
    const probe = await fetch(`${server.url}/readyz`);
    expect(probe.headers.get('connection')).toBe('close');
    held.release();
    expect(await (await answer).text()).toBe('done');
    const started = performance.now();
    await drained;
    expect(performance.now() - started).toBeLessThan(1_000);
    await expect(fetch(server.url)).rejects.toThrow();
  });

  test('goes on answering for the linger time', async () => {
    const server = await serve((_req, res) => res.end('ok'), { lingerMs: 300 });
    const started = performance.now();
    const drained = server.drain();
    expect((await fetch(server.url)).status).toBe(200);
    await drained;
    expect(performance.now() - started).toBeGreaterThan(290);
  });

  test('a connection that is idle may send one more request, and is told that it ends', async () => {
    const server = await serve((_req, res) => res.end('ok'), { idleMs: 60_000 });
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    const answers = text(socket);
    const request = 'GET / HTTP/1.1\r\nhost: x\r\n\r\n';
    socket.write(request);
    await once(socket, 'readable');
    const drained = server.drain();
    await expect.poll(() => fetch(server.url).catch(() => null)).toBeNull();
    socket.write(request);
    expect((await answers).match(/connection: .*/gi)).toEqual(['Connection: keep-alive', 'connection: close']);
    await drained;
  });

  test('idle connections that stay idle are closed after a while, those of disposal at once', async () => {
    for (const [idleMs, end] of [
      [100, 'drain'],
      [60_000, Symbol.asyncDispose],
    ] as const) {
      const server = await serve((_req, res) => res.end('ok'), { idleMs });
      const agent = new Agent({ keepAlive: true });
      onTestFinished(() => agent.destroy());
      const [response] = await once(get(server.url, { agent }), 'response');
      await text(response);
      await server[end]();
    }
  });

  test('of requests that a client sent without waiting the last closes the connection', async () => {
    const held = gate();
    const server = await serve(held.listener, { idleMs: 60_000 });
    const answers = raw(server.url, 'GET / HTTP/1.1\r\nhost: x\r\n\r\n'.repeat(3));
    await held.entered();
    const drained = server.drain();
    held.release();
    const all = await answers;
    expect(all.match(/connection: .*/gi)).toEqual([
      'connection: keep-alive',
      'connection: keep-alive',
      'connection: close',
    ]);
    expect(all.match(/done/g)).toHaveLength(3);
    await drained;
  });

  test('what outlasts the drain time is cut off, and said', async () => {
    const held = gate();
    const warnings: unknown[] = [];
    const log = { ...silentLogger, warn: (fields: unknown) => warnings.push(fields) };
    const server = await serve(held.listener, { drainMs: 200, log });
    const answer = fetch(server.url).catch((error: unknown) => error);
    await held.entered();
    await Promise.all([server.drain(), server.drain(), server[Symbol.asyncDispose]()]);
    expect(await answer).toBeInstanceOf(Error);
    expect(warnings).toMatchObject([{ requests: 1, drainMs: 200 }]);
  });
});

async function readinessOf(url: string): Promise<readonly [status: number, body: unknown]> {
  const response = await fetch(`${url}/readyz`);
  return [response.status, await response.json()];
}

describe('the routes', () => {
  let ready = true;
  let coordination: CoordinationHealth = sharing('connected');
  const listener = createRouter([
    ...healthRoutes({ isReady: () => ready, coordination: () => coordination }),
    metricsRoute(
      async () => 'calls_total 1\n',
      () => {},
    ),
    { path: '/graphql', handle: (req, res) => res.end(`graphql ${req.method} ${req.url}`) },
  ]);

  test('health is about the process, readiness about wanting traffic', async () => {
    const { url } = await serve(listener);
    expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ status: 'alive' });
    expect(await readinessOf(url)).toEqual([200, { status: 'ready', coordination: { state: 'connected' } }]);
    coordination = { state: 'away', awaySince: Date.UTC(2026, 0, 1), reason: 'READONLY' };
    const away = { state: 'away', since: '2026-01-01T00:00:00.000Z', reason: 'READONLY' };
    expect(await readinessOf(url)).toEqual([200, { status: 'degraded', coordination: away }]);
    ready = false;
    expect((await fetch(`${url}/readyz`)).status).toBe(503);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    ready = true;
  });

  test('metrics come as Prometheus text', async () => {
    const { url } = await serve(listener);
    const response = await fetch(`${url}/metrics`);
    expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(await response.text()).toBe('calls_total 1\n');
  });

  test('only the exact path matches, whatever its query', async () => {
    const { url } = await serve(listener);
    expect(await (await fetch(`${url}/graphql?query=x`)).text()).toBe('graphql GET /graphql?query=x');
    for (const path of ['/', '/graphql/', '/GraphQL', '/x/healthz', '/healthz%20', '//healthz', '/dashboard']) {
      const response = await fetch(url + path);
      expect(response.status, path).toBe(404);
      expect(await response.json()).toMatchObject({ error: { code: 'NOT_FOUND' } });
    }
  });

  test.each(['[::1', 'a b', 'x/y', 'x?y', 'x#y', 'user@x', 'x:port', 'x:99999', '%'])(
    'a host that is none, %s, is refused before anybody makes an address of it',
    async (host) => {
      const { url } = await serve(listener);
      const answer = await raw(url, `GET /graphql HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`);
      expect(answer).toContain('HTTP/1.1 400 ');
      expect(answer).toContain('"BAD_REQUEST"');
    },
  );

  test('a wrong method is told the right one, and HEAD is a GET without a body', async () => {
    const { url } = await serve(listener);
    const refused = await fetch(`${url}/healthz`, { method: 'POST' });
    expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'GET']);
    const head = await fetch(`${url}/healthz`, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });
});
