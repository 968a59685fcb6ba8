import { expect, test } from 'vitest';

import { createPlaces } from '../../src/datasources/upstream/places.ts';
import { settle } from '../support/fake-clock.ts';

/** Runs that end when they are told to, and which of them have begun. */
function start(most: number) {
  const places = createPlaces(most);
  const begun: string[] = [];
  const ends = new Map<string, PromiseWithResolvers<string>>();
  const run = (name: string, label: string, signal = new AbortController().signal) => {
    const end = Promise.withResolvers<string>();
    ends.set(label, end);
    const work = places.within(name, signal, () => {
      begun.push(label);
      return end.promise;
    });
    work.catch(() => {});
    return work;
  };
  return { begun, run, end: (label: string) => ends.get(label)?.resolve(label), ends };
}

test('so many of a name run at a time, the others in the order they came, and other names do not wait', async () => {
  const { begun, run, end } = start(2);
  const works = ['a', 'b', 'c', 'd'].map((label) => run('one', label));
  void run('other', 'x');
  expect(begun).toEqual(['a', 'b', 'x']);
  end('b');
  expect(await works[1]).toBe('b');
  await settle();
  expect(begun).toEqual(['a', 'b', 'x', 'c']);
  // One that comes now is after those that wait.
  void run('one', 'e');
  end('a');
  await settle();
  end('c');
  await settle();
  expect(begun).toEqual(['a', 'b', 'x', 'c', 'd', 'e']);
});

test('who goes away while waiting is never run, and keeps nobody waiting', async () => {
  const { begun, run, end } = start(1);
  void run('one', 'a');
  const gone = new AbortController();
  const left = run('one', 'b', gone.signal);
  void run('one', 'c');
  gone.abort(new Error('gone'));
  await expect(left).rejects.toThrow('gone');
  await expect(run('one', 'd', AbortSignal.abort(new Error('gone before')))).rejects.toThrow('gone before');
  end('a');
  await settle();
  expect(begun).toEqual(['a', 'c']);
});

test('one that fails makes room like one that does not', async () => {
  const { begun, run, ends } = start(1);
  const failing = run('one', 'a');
  void run('one', 'b');
  ends.get('a')?.reject(new Error('failed'));
  await expect(failing).rejects.toThrow('failed');
  await settle();
  expect(begun).toEqual(['a', 'b']);
});
