import { expect, test } from 'vitest';
import { createMemoryLeaseStore } from '../../src/coordination/memory-lease-store.ts';
import { createPaced } from '../../src/coordination/paced.ts';
import { createFakeClock } from '../support/fake-clock.ts';

test('a thing is done once per interval, and who asks in between hears how much of it is left', async () => {
  const clock = createFakeClock();
  let holders = 0;
  const paced = createPaced(createMemoryLeaseStore({ clock }), () => `holder ${holders++}`);
  let runs = 0;
  const ask = (what = 'refresh') =>
    paced(
      what,
      60_000,
      async () => `run ${++runs}`,
      (leftMs) => leftMs,
    );
  expect(await ask()).toBe('run 1');
  expect(await ask()).toBe(60_000);
  await clock.advance(45_000);
  expect(await ask()).toBe(15_000);
  expect(await ask('another')).toBe('run 2');
  await clock.advance(15_000);
  expect(await ask()).toBe('run 3');
});

test('who asks while it is being done gets the same answer', async () => {
  const paced = createPaced(createMemoryLeaseStore({ clock: createFakeClock() }), () => 'me');
  const gate = Promise.withResolvers<string>();
  const ask = () =>
    paced(
      'refresh',
      60_000,
      () => gate.promise,
      () => 'too soon',
    );
  const answers = Promise.all([ask(), ask(), ask()]);
  gate.resolve('done');
  expect(await answers).toEqual(['done', 'done', 'done']);
});
