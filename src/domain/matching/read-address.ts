import { lonelyUnits, stateAtEnd, unitKinds } from './address-words.ts';
import { boxOf, numberOf, unitsOf } from './doors.ts';
import { fold, wordsOf } from './fold.ts';
import { cityWords, streetWords } from './streets.ts';

/** An address on one line, or in parts as upstream and forms have them. */
export type AddressToMatch =
  | string
  | {
      readonly line1?: string;
      readonly line2?: string;
      readonly line3?: string;
      readonly city?: string;
      readonly state?: string;
      readonly postalCode?: string;
      readonly country?: string;
    };

/** The parts that hold something, in the order in which they are written on a letter. */
export const partsOf = (address: Exclude<AddressToMatch, string>): readonly string[] =>
  [
    address.line1,
    address.line2,
    address.line3,
    address.city,
    address.state,
    address.postalCode,
    address.country,
  ].filter((part): part is string => part !== undefined && part.trim() !== '');

export interface Address {
  /** PO, RR, HC or PSC with its numbers. */
  readonly box: string | undefined;
  readonly number: string | undefined;
  readonly units: ReadonlyMap<string, string>;
  /** Street, and the city where nothing says where it begins. */
  readonly street: readonly string[];
  readonly city: readonly string[] | undefined;
  readonly state: string | undefined;
  readonly zip: string | undefined;
  readonly country: string | undefined;
}

export function readAddress(address: AddressToMatch): Address | undefined {
  if (typeof address === 'string') return readLine(address);
  const lines = [address.line1, address.line2, address.line3]
    .filter((line) => line !== undefined && line !== '')
    .join(', ');
  const rest = { city: address.city ?? '', state: address.state ?? '', zip: address.postalCode ?? '' };
  if (rest.city === '' && rest.state === '' && rest.zip === '') return readLine(lines);
  const segments = segmentsOf(lines);
  const city = cityWords(wordsOf(fold(rest.city)));
  const state = stateAtEnd(wordsOf(fold(rest.state)))?.state;
  return read(
    segments,
    city.length > 0 ? city : undefined,
    state,
    zipOf(fold(rest.zip)),
    countryOf(fold(address.country ?? '')),
  );
}

const countries = /\b(?:USA|US|UNITED STATES(?: OF AMERICA)?)$/;

function countryOf(folded: string): string | undefined {
  if (folded === '') return undefined;
  return countries.test(folded) ? 'US' : folded;
}

const zipOf = (text: string): string | undefined => /\b(\d{5})(?: ?\d{4})?$/.exec(text)?.[1];

/** What stands between commas and line ends, each in words. House numbers lose their hyphens, ZIP codes their last four digits. */
function segmentsOf(text: string): readonly (readonly string[])[] {
  return fold(text.replaceAll('½', ' 1/2 ').replaceAll('\n', ','), ',-#/&%')
    .replace(/\b(\d{5})-\d{4}\b/g, '$1')
    .replace(/\b(\d+)-(\d+[A-Z]?|[A-Z])\b/g, '$1$2')
    .replace(/\bI-(?=\d)/g, 'I ')
    .replace(/[-&]/g, ' ')
    .replaceAll('#', ' # ')
    .split(',')
    .map((segment) => wordsOf(segment.replace(/ +/g, ' ').trim()))
    .filter((words) => words.length > 0);
}

/** An address on one line: country, ZIP code and state come off its end; the last segment of several is the city. */
function readLine(text: string): Address | undefined {
  const segments = segmentsOf(text).map((words) => [...words]);
  let country: string | undefined;
  const last = () => segments.at(-1) ?? [];
  const drop = (count: number) => {
    last().splice(-count);
    if (last().length === 0) segments.pop();
  };
  const named = countries.exec(last().join(' '));
  if (named) {
    country = 'US';
    drop(named[0].split(' ').length);
  }
  const zip = segments.flat().length > 1 ? /^(\d{5})(?:\d{4})?$/.exec(last().at(-1) ?? '')?.[1] : undefined;
  if (zip !== undefined) drop(1);
  const found = stateAtEnd(last());
  if (found !== undefined && (segments.length > 1 || last().length > found.length)) drop(found.length);
  const tail =
    segments.length > 1 && !/\d|#/.test(last().join(' ')) && !isStreetPart(last()) ? segments.pop() : undefined;
  return read(segments, tail ? cityWords(tail) : undefined, found?.state, zip, country);
}

const isStreetPart = (words: readonly string[]): boolean =>
  unitKinds.has(words[0] ?? '') || lonelyUnits.has(words[0] ?? '');

function read(
  segments: readonly (readonly string[])[],
  city: readonly string[] | undefined,
  state: string | undefined,
  zip: string | undefined,
  country: string | undefined,
): Address | undefined {
  const place = { city, state, zip, country };
  const text = withoutNames(segments)
    .map((words) => words.join(' '))
    .join(', ');
  const box = boxOf(text);
  if (box) return { ...place, box: box.box, number: undefined, units: new Map(), ...cityBehind(box.rest, city) };
  const { units, words } = unitsOf(text);
  const { number, rest } = numberOf(words);
  if (number === undefined && rest.length === 0 && zip === undefined && city === undefined) return undefined;
  const street = streetWords(rest);
  return { ...place, box: undefined, number, units, street };
}

/** Lines that hold a name instead of a place: in care of somebody, or the owner once more. */
function withoutNames(segments: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const places = segments.filter(
    ([first = '', second = '']) =>
      !(
        first === 'C/O' ||
        first === 'ATTN' ||
        first === '%' ||
        first === 'CO' ||
        (first === 'CARE' && second === 'OF')
      ),
  );
  const start = places.findIndex((words) => words.some((word) => /\d/.test(word)));
  return start > 0 && !isStreetPart(places[0] ?? []) ? places.slice(start) : places;
}

const cityBehind = (rest: readonly string[], city: readonly string[] | undefined) =>
  city === undefined && rest.length > 0 ? { street: [], city: cityWords(rest) } : { street: [], city };
