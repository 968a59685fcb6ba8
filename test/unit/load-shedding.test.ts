import { EventEmitter } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { withShedding } from '../../src/http/load-shedding.ts';

/** A response that remembers its status, and ends when it is told to. */
function response() {
  const told: { status?: number; retryAfter?: string } = {};
  const res = Object.assign(new EventEmitter(), {
    writeHead(status: number, headers: Record<string, string>) {
      Object.assign(told, { status, retryAfter: headers['retry-after'] });
    },
    end() {},
  });
  return { told, res: res as unknown as ServerResponse };
}

function stage(isTooHigh = () => false, mostInFlight = 2, mostStreams = 1) {
  let served = 0;
  const listener = withShedding(
    () => {
      served += 1;
    },
    { mostInFlight, mostStreams, isTooHigh },
  );
  return {
    served: () => served,
    ask(accept = 'application/json') {
      const { told, res } = response();
      listener({ headers: { accept } } as IncomingMessage, res);
      return { told, close: () => res.emit('close') };
    },
  };
}

test('streams are counted by themselves: requests keep their room beside any number of them', () => {
  const it = stage();
  const stream = it.ask('text/event-stream');
  expect(it.ask('text/event-stream').told).toMatchObject({ status: 503 });
  it.ask();
  expect(it.ask().told).toEqual({});
  stream.close();
  expect(it.ask('text/event-stream').told).toEqual({});
  expect(it.served()).toBe(4);
});

test('more requests than may be under way are turned away until one of them ends', () => {
  const it = stage();
  const first = it.ask();
  it.ask();
  expect(it.ask().told).toEqual({ status: 503, retryAfter: '1' });
  first.close();
  expect(it.ask().told).toEqual({});
  expect(it.served()).toBe(3);
});

test('while the load is too high a crowd does not grow, and few are served all the same', () => {
  const it = stage(() => true, 100);
  for (let count = 0; count < 20; count += 1) expect(it.ask().told).toEqual({});
  expect(it.ask().told.status).toBe(503);
  expect(it.served()).toBe(20);
});
