import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { createCursorCodec } from '../../src/domain/cursors.ts';
import { createMetricsChanges } from '../../src/metrics/changes.ts';
import { createFakeClock } from '../support/fake-clock.ts';

const dayMs = 24 * 60 * 60 * 1000;

function stage() {
  const clock = createFakeClock();
  const kept = { calls: 10, operations: 5 };
  let asked = 0;
  let isDead = false;
  const changes = createMetricsChanges({
    store: {
      async counts() {
        asked += 1;
        if (isDead) throw new Error('away');
        return { ...kept };
      },
    },
    cursors: createCursorCodec([randomBytes(32)]),
    clock,
    settle: async () => {},
  });
  const gone = new AbortController();
  const open = (after: string | null = null) =>
    changes({
      owners: () => ['p1'],
      binding: ['metricsChanged', 'p1'],
      everyMs: 5_000,
      after,
      placed: () => {},
      gone: gone.signal,
    });
  return {
    clock,
    kept,
    open,
    asked: () => asked,
    die: (dead: boolean) => {
      isDead = dead;
    },
    gone,
  };
}

test('an event comes at once, then when something was added, and never before the time between two', async () => {
  const { clock, kept, open, gone } = stage();
  const stream = await open();
  expect((await stream.next()).value).toMatchObject({ calls: 0, operations: 0 });
  kept.calls += 3;
  const second = stream.next();
  let isThere = false;
  void second.then(() => {
    isThere = true;
  });
  await clock.advance(4_999);
  expect(isThere).toBe(false);
  await clock.advance(1);
  expect((await second).value).toMatchObject({ calls: 3, operations: 0 });
  const third = stream.next();
  await clock.advance(20_000);
  gone.abort();
  expect((await third).done).toBe(true);
});

test('a hundred who look at the same cost one look of the store', async () => {
  const { clock, open, asked } = stage();
  const streams = await Promise.all(Array.from({ length: 100 }, () => open()));
  await Promise.all(streams.map((stream) => stream.next()));
  expect(asked()).toBe(1);
  const later = streams.map((stream) => stream.next());
  await clock.advance(5_000);
  expect(asked()).toBe(2);
  void later;
});

test('a store that is away ends no stream, and what it had meanwhile is told when it is back', async () => {
  const { clock, kept, open, die } = stage();
  const stream = await open();
  await stream.next();
  const next = stream.next();
  die(true);
  await clock.advance(5_000);
  kept.operations += 2;
  die(false);
  await clock.advance(5_000);
  expect((await next).value).toMatchObject({ calls: 0, operations: 2 });
});

test('a place of more than sixty days ago is refused', async () => {
  const { clock, open } = stage();
  const stream = await open();
  const { cursor } = (await stream.next()).value;
  await clock.advance(61 * dayMs);
  await expect(open(cursor)).rejects.toMatchObject({ code: 'EVENTS_MISSED' });
});
