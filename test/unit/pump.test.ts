import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import type { FileStream } from '../../src/domain/downloads.ts';
import { pump, stallMs } from '../../src/http/pump.ts';
import { createFakeClock, settle } from '../support/fake-clock.ts';

/** A reader that takes a chunk when it is told to. */
function slowReader() {
  const res = Object.assign(new EventEmitter(), {
    taken: [] as Uint8Array[],
    ended: false,
    write(chunk: Uint8Array) {
      res.taken.push(chunk);
      return false;
    },
    end() {
      res.ended = true;
    },
  });
  return res;
}

function endless() {
  const state = { made: 0, closed: false };
  const file: FileStream = {
    contentType: 'application/pdf',
    length: null,
    chunks: {
      async *[Symbol.asyncIterator]() {
        for (;;) {
          state.made += 1;
          yield new Uint8Array(1);
        }
      },
    },
    close: () => {
      state.closed = true;
    },
  };
  return { state, file };
}

test('a chunk is asked for once the one before has been taken', async () => {
  const clock = createFakeClock();
  const res = slowReader();
  const { file, state } = endless();
  const gone = new AbortController();
  const pumping = pump(file, res as never, clock, gone.signal);
  for (let taken = 1; taken <= 50; taken += 1) {
    await settle();
    expect(state.made).toBe(taken);
    res.emit('drain');
  }
  gone.abort(new Error('gone'));
  await expect(pumping).rejects.toThrow('gone');
  expect(res.ended).toBe(false);
  expect(clock.timers).toBe(0);
});

test('a reader that takes nothing, and an upstream that sends nothing, are given up', async () => {
  const clock = createFakeClock();
  const reading = pump(endless().file, slowReader() as never, clock, new AbortController().signal);
  reading.catch(() => {});
  await clock.advance(stallMs);
  await expect(reading).rejects.toThrow('stalled');
  const silent: FileStream = {
    ...endless().file,
    chunks: { [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => {}) }) },
  };
  const waiting = pump(silent, slowReader() as never, clock, new AbortController().signal);
  waiting.catch(() => {});
  await clock.advance(stallMs - 1);
  await clock.advance(1);
  await expect(waiting).rejects.toThrow('stalled');
});
