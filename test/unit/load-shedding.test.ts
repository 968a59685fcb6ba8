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

function stage(isTooHigh = () => false) {
  let served = 0;
  const listener = withShedding(
    () => {
      served += 1;
    },
    { mostInFlight: 2, isTooHigh },
  );
  return {
    served: () => served,
    ask() {
      const { told, res } = response();
      listener({} as IncomingMessage, res);
      return { told, close: () => res.emit('close') };
    },
  };
}

test('more requests than may be under way are turned away until one of them ends', () => {
  const it = stage();
  const first = it.ask();
  it.ask();
  expect(it.ask().told).toEqual({ status: 503, retryAfter: '1' });
  first.close();
  expect(it.ask().told).toEqual({});
  expect(it.served()).toBe(3);
});

test('while the load is too high nothing new is begun', () => {
  let high = true;
  const it = stage(() => high);
  expect(it.ask().told.status).toBe(503);
  high = false;
  expect(it.ask().told).toEqual({});
  expect(it.served()).toBe(1);
});
