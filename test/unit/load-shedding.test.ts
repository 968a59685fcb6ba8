import { EventEmitter } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import type { Viewer } from '../../src/domain/viewer.ts';
import { withShedding } from '../../src/http/load-shedding.ts';
import { createTurnstile, type Turnstile } from '../../src/http/turnstile.ts';
import { createFakeClock } from '../support/fake-clock.ts';

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

const viewer = (clientId: string) => ({ clientId, partner: { partnerId: 'p' } }) as Viewer;
const open: Turnstile = { waiting: 0, enter: ({ start }) => start() };

function stage(turnstile = open, mostInFlight = 2, mostStreams = 1) {
  let served = 0;
  const listener = withShedding(
    () => {
      served += 1;
    },
    {
      mostInFlight,
      mostStreams,
      turnstile,
      viewerOf: ({ host = '' }) => (host === 'stranger' ? undefined : viewer(host)),
      refusalOf: ({ clientId }) =>
        clientId === 'used up' ? { status: 429, headers: { 'retry-after': '9' }, body: '' } : null,
    },
  );
  return {
    served: () => served,
    ask(accept = 'application/json', host = 'anybody', headers = {}) {
      const { told, res } = response();
      listener({ headers: { accept, host, ...headers } } as IncomingMessage, res);
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

test('what there is no time for is answered 503 by the turnstile, and its place is free again', async () => {
  const clock = createFakeClock();
  const turns: (() => void)[] = [];
  const it = stage(createTurnstile({ clock, nextTurn: (run) => void turns.push(run), refuses: true }), 4);
  const asked = Array.from({ length: 4 }, () => it.ask());
  expect(it.served()).toBe(1);
  for (let turn = 0; turn < 10; turn += 1) {
    await clock.advance(101);
    for (const run of turns.splice(0)) {
      run();
      await clock.advance(1);
    }
  }
  expect(asked.map(({ told }) => told.status)).toEqual([undefined, undefined, 503, 503]);
  for (const { close } of asked) close();
  expect(it.ask().told).toEqual({});
});

test('a thousand that wait for upstream are no load: the next one begins at once', async () => {
  const clock = createFakeClock();
  const turns: (() => void)[] = [];
  const it = stage(createTurnstile({ clock, nextTurn: (run) => void turns.push(run), refuses: true }), 2_000);
  for (let count = 1; count <= 1_001; count += 1) {
    expect(it.ask().told).toEqual({});
    expect(it.served()).toBe(count);
    await clock.advance(180);
    for (const run of turns.splice(0)) run();
  }
});

test('a client that has used up its allowance is refused; a page of it goes the long way', () => {
  const it = stage(open, 4);
  expect(it.ask('application/json', 'used up').told).toEqual({ status: 429, retryAfter: '9' });
  expect(it.served()).toBe(0);
  expect(it.ask('application/json', 'used up', { origin: 'https://app.example.com' }).told).toEqual({});
  expect(it.ask('application/json', 'stranger').told).toEqual({});
  expect(it.served()).toBe(2);
});

test('refusals wait for their turn: those of a flood stand behind its neighbour', () => {
  const turns: (() => void)[] = [];
  const turnstile = createTurnstile({
    clock: createFakeClock(),
    nextTurn: (run) => void turns.push(run),
    refuses: true,
  });
  const it = stage(turnstile, 10);
  const flood = Array.from({ length: 4 }, () => it.ask('application/json', 'used up'));
  it.ask('application/json', 'neighbour');
  const refused = () => flood.filter(({ told }) => told.status === 429).length;
  expect([refused(), it.served()]).toEqual([1, 0]);
  for (const run of turns.splice(0)) run();
  for (const run of turns.splice(0)) run();
  expect([refused(), it.served()]).toEqual([2, 1]);
});
