import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchAddresses } from '../../src/domain/matching/match-addresses.ts';
import { matchEmails, matchPhones } from '../../src/domain/matching/match-contacts.ts';
import { matchNames, type NameToMatch } from '../../src/domain/matching/match-names.ts';
import type { AddressToMatch } from '../../src/domain/matching/read-address.ts';
import { type PartMatch, reasons } from '../../src/domain/matching/reasons.ts';
import { readAddresses, readNames } from '../fixtures/matching/dataset.ts';
import { halfOf } from '../fixtures/matching/pair.ts';
import { runs } from '../support/scale.ts';

const words = fc.constantFrom(
  ..."SMITH John & AND or , . - # / Jr III DBA LLC Trust TTEE O' Mc van 12 12B 1/2 N SW St Ave Apt PO Box RR Hwy US 62701 IL New York \u0301 ß ﬁ İ 王 \ud800 | ( \n".split(
    ' ',
  ),
);
const text = fc.oneof(
  fc.array(words, { maxLength: 14 }).map((some) => some.join(' ')),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme-composite', maxLength: 40 }),
);
const name: fc.Arbitrary<NameToMatch> = fc.oneof(
  text,
  fc.record(
    { firstName: text, middleName: text, lastName: text, suffix: text },
    { requiredKeys: ['firstName', 'lastName'] },
  ),
);
const address: fc.Arbitrary<AddressToMatch> = fc.oneof(
  text,
  fc.record(
    { line1: text, line2: text, city: text, state: text, postalCode: text, country: text },
    { requiredKeys: [] },
  ),
);

const tuning = {
  names: (await readNames()).filter((pair) => halfOf(pair) === 'tuning').flatMap(({ left, right }) => [left, right]),
  addresses: (await readAddresses())
    .filter((pair) => halfOf(pair) === 'tuning')
    .flatMap(({ left, right }) => [left, right]),
};

const kinds = [
  ['names', fc.oneof(name, fc.constantFrom(...tuning.names)), matchNames],
  ['addresses', fc.oneof(address, fc.constantFrom(...tuning.addresses)), matchAddresses],
  ['phones', text, matchPhones],
  ['e-mail addresses', text, matchEmails],
] as unknown as readonly (readonly [string, fc.Arbitrary<unknown>, (one: unknown, other: unknown) => PartMatch])[];

describe.each(kinds)('two %s', (_, value, match) => {
  test('match the same in both directions, between 0 and 100, for reasons that exist', () => {
    fc.assert(
      fc.property(value, value, (one, other) => {
        const result = match(one, other);
        expect(match(other, one)).toEqual(result);
        expect(match(one, other)).toEqual(result);
        expect(Number.isInteger(result.score) && result.score >= 0 && result.score <= 100).toBe(true);
        expect(result.reasons.length).toBeGreaterThan(0);
        expect(result.reasons.every((reason) => Object.hasOwn(reasons, reason))).toBe(true);
      }),
      runs(300),
    );
  });

  test('are 100 when they are one, unless there is nothing to compare', () => {
    fc.assert(
      fc.property(value, (one) => {
        const { score, reasons: why } = match(one, structuredClone(one));
        expect(score).toBe(why.includes('NOTHING_TO_COMPARE') ? 0 : 100);
      }),
      runs(300),
    );
  });
});

/** What makes careless patterns take the square or worse of the length: long runs of blanks, marks, digits, words, and combinations. */
const hostile = [
  ' ',
  '&',
  'A ',
  'A&',
  '- ',
  ',',
  '1 ',
  '12/',
  'PO BOX ',
  'DBA ',
  'OF THE ',
  'N E ',
  'ÄE',
  '\u0301',
  'D/B/',
  'JR ',
  'ﷺ',
  '1-',
  "'",
];

describe('ten thousand characters', () => {
  test.each(hostile)('of %j are cut before they cost anything', (piece) => {
    const long = piece.repeat(10_000 / piece.length);
    const short = piece.repeat(200 / piece.length);
    for (const match of [matchNames, matchAddresses]) {
      expect(match(long, `${long}B`).score).toBe(match(short, short).score);
    }
  });
});
