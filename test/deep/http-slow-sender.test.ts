import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { startHttpServer } from '../../src/http/server.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { silentLogger } from '../../src/lib/logger.ts';

test('a sender whose headers do not arrive is cut off after ten seconds, with 408', async () => {
  await using server = await startHttpServer({
    host: '127.0.0.1',
    port: 0,
    listener: (_request, response) => response.end(),
    drainMs: 1_000,
    clock: systemClock,
    log: silentLogger,
  });
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  socket.write('GET / HTTP/1.1\r\nhost: x\r\n');
  const started = performance.now();
  expect(await text(socket)).toContain(' 408 ');
  expect(performance.now() - started).toBeGreaterThan(9_000);
});
