import { expect, test } from 'vitest';
import { wasMadeBy } from '../../src/resolvers/outcome.ts';

const minute = 60_000;
const begunAt = 1_800_000_000_000;

test.each([
  ['at that moment', 0, true],
  ['a minute before, by a clock that is behind', -minute, true],
  ['minutes later, when the call was slow', 5 * minute, true],
  ['long before, by somebody else', -3 * minute, false],
  ['an hour later, by somebody else', 60 * minute, false],
])('what was made %s', (_, afterMs, mine) => {
  expect(wasMadeBy(begunAt, begunAt + afterMs)).toBe(mine);
});

test('what was made at a time that nobody says is nobody knows whose', () => {
  expect(wasMadeBy(begunAt, null)).toBe(false);
});
