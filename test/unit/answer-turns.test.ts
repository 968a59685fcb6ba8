import { expect, test } from 'vitest';

import { createAnswerTurns } from '../../src/datasources/upstream/answer-turns.ts';

/** An event loop that is turned by hand, and answers each of which takes its time. */
function start() {
  let now = 0;
  let due: (() => void)[] = [];
  const taken: string[] = [];
  const turns = createAnswerTurns({ clock: { monotonic: () => now }, nextTurn: (run) => void due.push(run) });
  return {
    taken,
    arrive: (label: string, ms = 0) =>
      turns(() => {
        now += ms;
        taken.push(label);
      }),
    /** What was given for the next turn is run; what that gives is for the one after it. */
    turn() {
      const running = due;
      due = [];
      for (const run of running) run();
      return taken.splice(0);
    },
    get isIdle() {
      return due.length === 0;
    },
  };
}

const labels = (count: number) => Array.from({ length: count }, (_, index) => `${index}`);

test('an answer that comes alone is taken in at once, however long it takes', () => {
  const loop = start();
  for (const label of ['a', 'b']) {
    loop.arrive(label, 200);
    expect(loop.taken.splice(0)).toEqual([label]);
    loop.turn();
    expect(loop.isIdle).toBe(true);
  }
});

test('of answers that come together so many are taken in in each turn as fit into five milliseconds, in their order', () => {
  const loop = start();
  for (const label of labels(12)) loop.arrive(label, 2);
  expect(loop.taken.splice(0)).toEqual(['0', '1', '2']);
  // The turn that is over, and then those with what was left.
  expect([loop.turn(), loop.turn(), loop.turn(), loop.turn()]).toEqual([
    [],
    ['3', '4', '5'],
    ['6', '7', '8'],
    ['9', '10', '11'],
  ]);
  loop.turn();
  expect(loop.isIdle).toBe(true);
});

test('what comes while others wait does so after them', () => {
  const loop = start();
  for (const label of ['a', 'b']) loop.arrive(label, 6);
  expect(loop.taken.splice(0)).toEqual(['a']);
  loop.turn();
  loop.arrive('c', 1);
  expect(loop.turn()).toEqual(['b']);
  expect(loop.turn()).toEqual(['c']);
});

test('each turn takes in one at least', () => {
  const loop = start();
  for (const label of labels(4)) loop.arrive(label, 50);
  expect(loop.taken.splice(0)).toEqual(['0']);
  // The turn that is over, and then those with what was left.
  expect([loop.turn(), loop.turn(), loop.turn(), loop.turn()]).toEqual([[], ['1'], ['2'], ['3']]);
});
