import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { startHttpServer } from '../../src/http/server.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { silentLogger } from '../../src/lib/logger.ts';

/** Answers when it has the whole request. */
const start = () =>
  startHttpServer({
    host: '127.0.0.1',
    port: 0,
    listener: (request, response) => request.resume().once('end', () => response.end()),
    drainMs: 1_000,
    clock: systemClock,
    log: silentLogger,
  });

test.concurrent('a sender whose headers do not arrive is cut off after ten seconds, with 408', async () => {
  await using server = await start();
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  socket.write('GET / HTTP/1.1\r\nhost: x\r\n');
  const started = performance.now();
  expect(await text(socket)).toContain(' 408 ');
  expect(performance.now() - started).toBeGreaterThan(9_000);
});

test.concurrent('a sender whose body does not end is cut off after thirty seconds, with 408, however it drips', async () => {
  await using server = await start();
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  socket.write('POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\n');
  const drip = setInterval(() => socket.write('x'), 1_000);
  const started = performance.now();
  expect(await text(socket)).toContain(' 408 ');
  clearInterval(drip);
  expect(performance.now() - started).toBeGreaterThan(29_000);
});
