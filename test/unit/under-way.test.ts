import { expect, test } from 'vitest';
import { createUnderWay } from '../../src/lib/under-way.ts';

const all = <T>(things: Iterable<readonly [item: T, place: number]>) => Array.from(things, ([item]) => item);

test('things come and go, and the place of one that has gone is given to the next', () => {
  const things = createUnderWay<{ id: string }>();
  const [a, b, c] = ['a', 'b', 'c'].map((id) => ({ id }));
  const first = things.add(a!);
  things.add(b!);
  things.remove(first);
  expect([things.size, all(things)]).toEqual([1, [b]]);
  expect(things.add(c!)).toBe(first);
  expect([things.size, all(things)]).toEqual([2, [c, b]]);
});

test('a name stands for the last thing that it was given to, and is taken away only by that one', () => {
  const things = createUnderWay<{ id: string }>();
  const [old, later] = [{ id: 'old' }, { id: 'later' }];
  const oldPlace = things.add(old);
  things.name('n', oldPlace);
  const laterPlace = things.add(later);
  things.name('n', laterPlace);
  things.unname('n', oldPlace);
  things.remove(oldPlace);
  expect(things.named('n')).toBe(later);
  things.unname('n', laterPlace);
  expect(things.named('n')).toBeUndefined();
  expect(things.size).toBe(1);
});

test('as many come and go as may, and no more places are made than there were things at a time', () => {
  const things = createUnderWay<{ id: number }>();
  const places = new Set<number>();
  const under: number[] = [];
  for (let id = 0; id < 10_000; id += 1) {
    const place = things.add({ id });
    places.add(place);
    under.push(place);
    if (under.length < 20) continue;
    const gone = under.splice((id * 7) % under.length, 1)[0]!;
    things.remove(gone);
  }
  expect([things.size, places.size]).toEqual([19, 20]);
});
