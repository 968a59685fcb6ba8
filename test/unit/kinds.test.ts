import { expect, test } from 'vitest';
import { createKinds } from '../../src/metrics/kinds.ts';

/** Asks for kinds, and counts how many had to be made. */
function start() {
  const kinds = createKinds<object>();
  let made = 0;
  return {
    ask: (key: readonly string[], variant = '') =>
      kinds(key, variant, () => {
        made += 1;
        return {};
      }),
    get made() {
      return made;
    },
  };
}

test('the same kind for the same key and variant, another one for another', () => {
  const { ask } = start();
  const one = ask(['a', 'b', 'c'], 'x');
  for (const [key, variant] of [
    [['a', 'b', 'c'], 'y'],
    [['a', 'b', 'd'], 'x'],
    [['a', 'c', 'c'], 'x'],
    [['b', 'b', 'c'], 'x'],
  ] as const) {
    expect(ask(key, variant)).not.toBe(one);
    expect(ask(['a', 'b', 'c'], 'x')).toBe(one);
  }
});

test('the latest of them are known, however many there were', () => {
  for (const count of [1_000, 2_001, 2_100, 5_050]) {
    const kinds = start();
    const ask = (each: number) => kinds.ask(['p', `${each % 10}`, `${each}`]);
    for (let each = 0; each < count; each += 1) ask(each);
    expect(kinds.made).toBe(count);
    for (let each = count - 1_000; each < count; each += 1) ask(each);
    expect(kinds.made).toBe(count);
  }
});

test('one that is always there is made anew once for each two thousand others at most', () => {
  const kinds = start();
  const usual = new Set<object>();
  for (let each = 0; each < 10_000; each += 1) {
    kinds.ask(each % 3 === 0 ? ['p', 'o', 'same'] : ['p', `${each}`, 'q'], `${each}`);
    usual.add(kinds.ask(['p', 'usual', 'q']));
  }
  expect(usual.size).toBeLessThan(8);
});

test('of what comes once only so much is remembered, whether its key or its variant is new', () => {
  for (const keyOf of [(each: number) => ['p', `${each}`], (each: number) => [`${each}`], () => ['key']]) {
    const kinds = start();
    for (let each = 0; each < 20_000; each += 1) kinds.ask(keyOf(each), `${each % 10_000}`);
    expect(kinds.made).toBeGreaterThanOrEqual(18_000);
  }
});
