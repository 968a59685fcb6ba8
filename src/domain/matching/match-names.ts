import { compareBusinesses, readBusiness } from './businesses.ts';
import { comparePeople } from './compare-people.ts';
import { fold, wordsOf } from './fold.ts';
import { isKnownFirstName } from './name-words.ts';
import { type Party, partiesOf } from './parties.ts';
import { personFrom } from './people.ts';
import { isBetter, type PartMatch, type Reason } from './reasons.ts';
import { inOrder } from './similarity.ts';

/** A name in one string, or a person's name in parts. */
export type NameToMatch =
  | string
  | { readonly firstName: string; readonly middleName?: string; readonly lastName: string; readonly suffix?: string };

/**
 * How far two names are of the same person, business or trust. Where a side names several, the two that fit best are compared.
 * The order of the two does not matter, and nothing in the result holds a part of them.
 */
export function matchNames(one: NameToMatch, other: NameToMatch): PartMatch {
  const [first, second] = inOrder(one, other);
  const [left, right] = [partiesIn(first), partiesIn(second)];
  if (left.length === 0 || right.length === 0) return { score: 0, reasons: ['NOTHING_TO_COMPARE'] };
  if (foldedText(one) === foldedText(other)) return { score: 100, reasons: ['NAME_EQUAL'] };
  let best: PartMatch | undefined;
  for (const party of left) {
    for (const candidate of right) {
      const match = compareParties(party, candidate);
      if (best === undefined || isBetter(match, best)) best = match;
    }
  }
  const several = left.length > 1 || right.length > 1;
  return several && best
    ? withReason(best, 'ONE_OF_SEVERAL_NAMES')
    : (best ?? { score: 0, reasons: ['NOTHING_TO_COMPARE'] });
}

const withReason = ({ score, reasons }: PartMatch, reason: Reason): PartMatch => ({
  score,
  reasons: [...reasons, reason].sort(),
});

const textOf = (name: NameToMatch): string =>
  typeof name === 'string'
    ? name
    : [name.firstName, name.middleName, name.lastName, name.suffix].filter(Boolean).join(' ');

const foldedText = (name: NameToMatch): string => fold(textOf(name));

function partiesIn(name: NameToMatch): readonly Party[] {
  if (typeof name === 'string') return partiesOf(name);
  const person = personFrom(name);
  return person ? [{ kind: 'person', person }] : partiesOf(textOf(name));
}

function compareParties(one: Party, other: Party): PartMatch {
  if (one.kind === 'person' && other.kind === 'person') return comparePeople(one.person, other.person);
  if (one.kind === 'business' && other.kind === 'business') return compareBusinesses(one.business, other.business);
  const match = compareBusinesses(asBusiness(one), asBusiness(other));
  const person = one.kind === 'person' ? one.person : other.kind === 'person' ? other.person : undefined;
  const named = person?.last !== undefined || isKnownFirstName(person?.words[0] ?? '');
  return named
    ? withReason(
        { score: Math.min(match.score, 50), reasons: match.reasons.filter((reason) => reason !== 'NAME_EQUAL') },
        'PERSON_AND_ORGANIZATION',
      )
    : match;
}

/** A business whose words do not say so reads like a person: "Blue Ridge" beside "Blue Ridge LLC". */
function asBusiness(party: Party) {
  if (party.kind === 'business') return party.business;
  const { words, last = [] } = party.person;
  return readBusiness(wordsOf([...last, ...words].join(' ').replaceAll('-', ' ')));
}
