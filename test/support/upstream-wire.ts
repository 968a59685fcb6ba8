import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { isGatewayError } from '../../src/domain/errors.ts';
import { type Clock, systemClock } from '../../src/lib/clock.ts';
import { startTcpProxy } from './tcp-proxy.ts';
import { isLogin, json, type Responder, startScripted, welcome } from './upstream-scripted.ts';
import { everyLogin } from './upstream-simulated.ts';
import { caller, callOf, endpoint, startPipeline } from './upstream-stage.ts';
import { somePartner } from './upstream-stages.ts';

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
export async function startOverWire(
  answer: Responder = (_request, response) => json(response, 200, { rows: 'x'.repeat(2_000) }),
) {
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

/** Answers each request with what `reply` says, byte by byte as given. */
export async function startRaw(reply: (socket: Socket, request: string) => void) {
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

export const fine = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}';
