import { expect, test } from 'vitest';
import { createMemoryLeaseStore } from '../../src/coordination/memory-lease-store.ts';
import { createPaced } from '../../src/coordination/paced.ts';
import { createFakeClock } from '../support/fake-clock.ts';

function stage() {
  const clock = createFakeClock();
  let holders = 0;
  const pacedFor = createPaced(createMemoryLeaseStore({ clock }), () => `holder ${holders++}`, clock);
  let runs = 0;
  const run = async () => `run ${++runs}`;
  const ask = (what = 'refresh', operation = pacedFor('somebody'), doing: () => Promise<string> = run) =>
    operation.paced(what, 60_000, doing, (leftMs) => leftMs);
  return { clock, pacedFor, ask };
}

test('a thing is done once per interval, and who asks in between hears how much of it is left', async () => {
  const { clock, ask } = stage();
  expect(await ask()).toBe('run 1');
  expect(await ask()).toBe(60_000);
  await clock.advance(45_000);
  expect(await ask()).toBe(15_000);
  expect(await ask('another')).toBe('run 2');
  await clock.advance(15_000);
  expect(await ask()).toBe('run 3');
});

test('who asks while it is being done gets the same answer, whoever they are', async () => {
  const { pacedFor, ask } = stage();
  const gate = Promise.withResolvers<string>();
  const slow = () => gate.promise;
  const answers = Promise.all(['a', 'b', 'c'].map((viewer) => ask('refresh', pacedFor(viewer), slow)));
  gate.resolve('done');
  expect(await answers).toEqual(['done', 'done', 'done']);
});

test('who left before the answer was there gets it once they ask again; for others it is too soon', async () => {
  const { clock, pacedFor, ask } = stage();
  const gate = Promise.withResolvers<string>();
  const first = pacedFor('patient');
  const left = ask('refresh', first, () => gate.promise);
  first.end(false);
  gate.resolve('done');
  await left;
  await clock.advance(1_000);
  expect(await ask('refresh', pacedFor('another'))).toBe(59_000);
  expect(await ask('refresh', pacedFor('patient'))).toBe('done');
  expect(await ask('refresh', pacedFor('patient'))).toBe(59_000);
});

test('who was told by joining has missed nothing any more', async () => {
  const { pacedFor, ask } = stage();
  const gate = Promise.withResolvers<string>();
  const [first, second] = [pacedFor('somebody'), pacedFor('somebody')];
  const left = ask('refresh', first, () => gate.promise);
  first.end(false);
  const joined = ask('refresh', second);
  gate.resolve('done');
  expect(await Promise.all([left, joined])).toEqual(['done', 'done']);
  second.end(true);
  expect(await ask('refresh', pacedFor('somebody'))).toBe(60_000);
});

test('a failure that was missed is told too, and nothing is kept beyond three minutes', async () => {
  const { clock, pacedFor } = stage();
  const fails = pacedFor('somebody');
  const failing = fails.joined('load', () => Promise.reject(new Error('the bank said no')));
  fails.end(false);
  await expect(failing).rejects.toThrow('the bank said no');
  await expect(pacedFor('somebody').joined('load', async () => 'another')).rejects.toThrow('the bank said no');
  expect(await pacedFor('somebody').joined('load', async () => 'another')).toBe('another');

  const slow = pacedFor('somebody');
  await slow.joined('other', async () => 'old');
  slow.end(false);
  await clock.advance(180_000);
  expect(await pacedFor('somebody').joined('other', async () => 'new')).toBe('new');
});
