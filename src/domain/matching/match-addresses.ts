import { roadKinds, streetSuffixes } from './address-words.ts';
import { fold } from './fold.ts';
import { type Address, type AddressToMatch, partsOf, readAddress } from './read-address.ts';
import { collectEvidence, type Evidence, type PartMatch } from './reasons.ts';
import { inOrder, isSlip, likeness } from './similarity.ts';
import { type Street, takeApart } from './streets.ts';

/** How far two addresses are of one door. What is missing on one side lowers the score a little; what differs holds it down. */
export function matchAddresses(one: AddressToMatch, other: AddressToMatch): PartMatch {
  const [first, second] = inOrder(one, other);
  const [left, right] = [readAddress(first), readAddress(second)];
  if (left === undefined || right === undefined) return { score: 0, reasons: ['NOTHING_TO_COMPARE'] };
  if (textOf(one) === textOf(other)) return { score: 100, reasons: ['ADDRESS_EQUAL'] };
  const evidence = collectEvidence();
  const guess = takeApart(left.street, right.city);
  const there = takeApart(right.street, left.city ?? cityOf(guess));
  const here = guess.behind.length > 0 ? guess : takeApart(left.street, cityOf(there));
  if (left.box !== undefined || right.box !== undefined) compareBoxes(left, right, evidence);
  else {
    compareNumbers(left.number, right.number, evidence);
    compareStreets(here, there, evidence);
    compareUnits(left.units, right.units, evidence);
  }
  comparePlaces(left, right, left.city ?? cityOf(here), right.city ?? cityOf(there), evidence);
  return evidence.result('ADDRESS_EQUAL');
}

const textOf = (address: AddressToMatch): string =>
  fold(typeof address === 'string' ? address : partsOf(address).join(' '));

const cityOf = ({ behind }: Street): readonly string[] | undefined => (behind.length > 0 ? behind : undefined);

function compareBoxes(one: Address, other: Address, evidence: Evidence): void {
  if (one.box === undefined || other.box === undefined) evidence.hold(30, 'BOX_AND_STREET');
  else if (one.box !== other.box) evidence.hold(35, 'BOX_DIFFERENT');
}

function compareNumbers(one: string | undefined, other: string | undefined, evidence: Evidence): void {
  if (one === other) return;
  if (one === undefined || other === undefined) evidence.lower(0.75, 'HOUSE_NUMBER_MISSING');
  else evidence.hold(40, 'HOUSE_NUMBER_DIFFERENT');
}

function compareStreets(one: Street, other: Street, evidence: Evidence): void {
  compareNames(one.name, other.name, evidence);
  if (one.suffix !== other.suffix) {
    if (one.suffix === undefined || other.suffix === undefined) evidence.lower(0.96, 'STREET_SUFFIX_MISSING');
    else evidence.hold(50, 'STREET_SUFFIX_DIFFERENT');
  }
  const [fewer, more] =
    one.directions.length <= other.directions.length
      ? [one.directions, other.directions]
      : [other.directions, one.directions];
  if (fewer.join() === more.join()) return;
  if (fewer.length < more.length && fewer.every((direction) => more.includes(direction)))
    evidence.lower(0.95, 'DIRECTION_MISSING');
  else evidence.hold(45, 'DIRECTION_DIFFERENT');
}

function compareNames(one: readonly string[], other: readonly string[], evidence: Evidence): void {
  const [left, right] = [one.join(''), other.join('')];
  if (left === right || one.map(shortened).join('') === other.map(shortened).join('')) return;
  const numbers = (words: readonly string[]) => words.filter((word) => /\d/.test(word)).join();
  const kinds =
    one.length === other.length &&
    one.slice(1).join() === other.slice(1).join() &&
    isNumberedRoad(one) &&
    isNumberedRoad(other);
  if (numbers(one) !== numbers(other)) evidence.hold(40, 'STREET_DIFFERENT');
  else if (kinds && (one[0] === 'NUMBERED' || other[0] === 'NUMBERED')) evidence.lower(0.95, 'STREET_ALIKE');
  else if (isSlip(left, right)) evidence.lower(0.92, 'STREET_SLIP');
  else if (likeness(left, right) >= 0.94) evidence.hold(70, 'STREET_ALIKE');
  else evidence.hold(Math.round(55 * likeness(left, right)), 'STREET_DIFFERENT');
}

/** "Park Avenue Court" has a suffix in its name. */
const shortened = (word: string): string => streetSuffixes.get(word) ?? word;

const isNumberedRoad = ([kind = '']: readonly string[]): boolean => roadKinds.has(kind);

function compareUnits(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>, evidence: Evidence): void {
  let missing = false;
  for (const kind of new Set([...one.keys(), ...other.keys()])) {
    const [here, there] = [one.get(kind), other.get(kind)];
    if (here === undefined || there === undefined) missing = true;
    else if (here !== there) evidence.hold(45, 'UNIT_DIFFERENT');
  }
  if (missing) evidence.lower(0.9, 'UNIT_MISSING');
}

function comparePlaces(
  one: Address,
  other: Address,
  city: readonly string[] | undefined,
  otherCity: readonly string[] | undefined,
  evidence: Evidence,
): void {
  if (one.country !== undefined && other.country !== undefined && one.country !== other.country)
    evidence.hold(30, 'COUNTRY_DIFFERENT');
  const zips = relation(one.zip, other.zip, (left, right) => isSlip(left, right));
  const [left, right] = [city?.join(''), otherCity?.join('')];
  const cities = relation(left, right, (here, there) => isSlip(here, there));
  if (one.state !== undefined && other.state !== undefined && one.state !== other.state)
    evidence.hold(zips === 'same' ? 60 : 40, 'STATE_DIFFERENT');
  if (zips === 'different') evidence.hold(cities === 'same' || cities === 'alike' ? 75 : 35, 'ZIP_DIFFERENT');
  if (zips === 'alike') {
    if (cities === 'same') evidence.lower(0.88, 'ZIP_SLIP');
    else evidence.hold(60, 'ZIP_DIFFERENT');
  }
  if (cities === 'different') {
    if (zips === 'same') evidence.lower(0.93, 'CITY_OTHER_NAME');
    else evidence.hold(45, 'CITY_DIFFERENT');
  }
  if (zips === 'unknown' && cities === 'unknown') evidence.lower(0.78, 'PLACE_MISSING');
}

type Likeness = 'same' | 'alike' | 'different' | 'unknown';

function relation(
  one: string | undefined,
  other: string | undefined,
  alike: (one: string, other: string) => boolean,
): Likeness {
  if (one === undefined || other === undefined) return 'unknown';
  if (one === other) return 'same';
  return alike(one, other) ? 'alike' : 'different';
}
