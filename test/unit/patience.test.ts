import { expect, test } from 'vitest';
import { createPatience } from '../../src/lib/patience.ts';
import { createFakeClock } from '../support/fake-clock.ts';

test('what is over in time is answered, what is not is late, all counted from one start', async () => {
  const clock = createFakeClock();
  const patience = createPatience(clock);
  await clock.advance(400);
  const slow = Promise.withResolvers<string>();
  const quick = patience.within(Promise.resolve('quick'), 1_000, 'late');
  const late = patience.within(slow.promise, 1_000, 'late');
  let ended = false;
  void late.then(() => (ended = true));
  await clock.advance(599);
  expect([await quick, ended, patience.ranOut]).toEqual(['quick', false, false]);
  await clock.advance(1);
  expect([await late, patience.ranOut]).toEqual(['late', true]);
  slow.reject(new Error('nobody is told'));
  await clock.advance(1);
  expect(clock.timers).toBe(0);
});

test('what fails in time fails', async () => {
  const clock = createFakeClock();
  const patience = createPatience(clock);
  await expect(patience.within(Promise.reject(new Error('no')), 1_000, 'late')).rejects.toThrow('no');
  expect(patience.ranOut).toBe(false);
});
