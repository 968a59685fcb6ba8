import { GraphQLError } from 'graphql';
import { expect, test } from 'vitest';
import { eventStream } from '../../src/plugins/event-stream-response.ts';
import { createFakeClock, settle } from '../support/fake-clock.ts';

/** A subscription on which as much happens as is asked for, or nothing. */
function stage(isBusy: boolean) {
  const clock = createFakeClock();
  let made = 0;
  let isReturned = false;
  const results: AsyncIterable<object> = {
    [Symbol.asyncIterator]: () => ({
      next: () => {
        made += 1;
        return isBusy ? Promise.resolve({ done: false, value: { data: { n: made } } }) : new Promise(() => {});
      },
      return: () => {
        isReturned = true;
        return Promise.resolve({ done: true, value: undefined });
      },
    }),
  };
  const response = eventStream(results, {
    fetchAPI: { ReadableStream, Response },
    clock,
    place: () => null,
    mask: () => new GraphQLError('masked'),
    stillAllowed: () => Promise.resolve(),
    draining: new AbortController().signal,
  });
  return { clock, response, made: () => made, isReturned: () => isReturned };
}

const heartbeatMs = 15_000;

test('for a reader that takes nothing one result is made and no more, and after four heartbeats without room it is freed', async () => {
  const it = stage(true);
  await settle();
  const made = it.made();
  expect(made).toBeLessThanOrEqual(1);
  for (let beat = 0; beat < 3; beat += 1) await it.clock.advance(heartbeatMs);
  expect([it.made(), it.isReturned()]).toEqual([made, false]);
  await it.clock.advance(heartbeatMs);
  expect(it.isReturned()).toBe(true);
  await it.clock.advance(heartbeatMs);
  expect(it.clock.timers).toBe(0);
  await expect(it.response.text()).rejects.toThrow('nobody reads');
});

test('a reader that takes heartbeats while nothing happens is left alone', async () => {
  const it = stage(false);
  const reader = it.response.body?.getReader();
  for (let beat = 0; beat < 10; beat += 1) {
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe(':\n\n');
    // It waits for the next one already.
    await settle();
    await it.clock.advance(heartbeatMs);
  }
  expect(it.isReturned()).toBe(false);
});

test('a reader that goes away is freed at once', async () => {
  const it = stage(false);
  await it.response.body?.cancel();
  expect([it.isReturned(), it.clock.timers]).toEqual([true, 0]);
});
