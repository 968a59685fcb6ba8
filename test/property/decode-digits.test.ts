import fc from 'fast-check';
import { expect, test } from 'vitest';

import { createDigitKeeper } from '../../src/datasources/upstream/digits.ts';
import { runs } from '../support/scale.ts';
import { keepDigitsSlowly } from '../support/upstream-slow-digits.ts';

const names = ['amount', 'id', 'a.b', 'balance$'];
const keep = createDigitKeeper(names);

/** Numbers as text, so that what JavaScript cannot hold is met too. */
const numberText = fc.oneof(
  fc.constantFrom(
    '0',
    '-0',
    '10.10',
    '1e2',
    '9007199254740993',
    '-1.5E+10',
    '0.1e-7',
    '12345678901234567890.123456789',
  ),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => JSON.stringify(value)),
  fc.bigInt().map(String),
);

/** Strings that look like the keys and numbers the keeper is after, quotes and backslashes included. */
const trickyString = fc.oneof(
  fc.constantFrom(...names),
  fc.constantFrom('"amount": 5', '\\"amount\\": 5', '{"id":1}', 'amount":1,"id', '\\', '\\\\"id":7', '","amount":12,"'),
  fc.string({ unit: fc.constantFrom('"', '\\', ':', 'amount', 'id', ' ', '1', ',', '{', '}') }),
  fc.string(),
);

const space = fc.constantFrom('', ' ', '\n', '\t  ');

const { json } = fc.letrec<{ json: string; object: string; array: string }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    numberText,
    trickyString.map((text) => JSON.stringify(text)),
    fc.constantFrom('true', 'false', 'null'),
    tie('array'),
    tie('object'),
  ),
  array: fc
    .array(
      fc.tuple(space, tie('json'), space).map((parts) => parts.join('')),
      { maxLength: 4 },
    )
    .map((items) => `[${items.join(',')}]`),
  object: fc
    .array(
      fc
        .tuple(space, fc.oneof(fc.constantFrom(...names), trickyString), space, space, tie('json'), space)
        .map(
          ([before, key, afterKey, beforeValue, value, after]) =>
            `${before}${JSON.stringify(key)}${afterKey}:${beforeValue}${value}${after}`,
        ),
      { maxLength: 5 },
    )
    .map((members) => `{${members.join(',')}}`),
}));

/** What a reader makes of a number that has stayed one. */
const written = (key: string, value: unknown) =>
  names.includes(key) && typeof value === 'number' ? String(value) : value;

test('one scan of the text keeps the digits of exactly the numbers that a tokenizer finds under the names', () => {
  fc.assert(
    fc.property(json, (text) => {
      expect(JSON.parse(keep(text), written)).toEqual(JSON.parse(keepDigitsSlowly(text, names)));
    }),
    runs(3_000),
  );
});

test('a body whose numbers are safe as they are is the same text', () => {
  const text = '{"amount":-20.11,"id":123456789012345,"nested":[{"amount":0}],"a.b":0.000001}';
  expect(keep(text)).toBe(text);
});

test('text that is not JSON never becomes JSON by the change', () => {
  const isJson = (text: string) => {
    try {
      JSON.parse(text);
      return true;
    } catch {
      return false;
    }
  };
  fc.assert(
    fc.property(json, fc.nat(), fc.constantFrom('', '0', '.', '-', '"', '}', 'e', ','), (text, position, junk) => {
      const at = position % (text.length + 1);
      const damaged = text.slice(0, at) + junk + text.slice(at + 1);
      fc.pre(!isJson(damaged));
      expect(isJson(keep(damaged))).toBe(false);
    }),
    runs(2_000),
  );
});

test('keeps every digit of what JavaScript would round', () => {
  const text =
    '{"amount": 10.10, "id":9007199254740993 , "other": 1, "nested":[{"amount":-0}], "text":"\\"amount\\": 5"}';
  expect(JSON.parse(keep(text))).toEqual({
    amount: '10.10',
    id: '9007199254740993',
    other: 1,
    nested: [{ amount: '-0' }],
    text: '"amount": 5',
  });
});
