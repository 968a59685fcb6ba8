import { directions, lonelyUnits, ordinals, streetSuffixes, unitKinds } from './address-words.ts';
import { wordsOf } from './fold.ts';

const boxes: ReadonlyArray<readonly [pattern: RegExp, kind: string]> = [
  [/^(?:PSC|CMR|UNIT) (\d+),? (?:BOX|# ?) ?(\w+)/, 'PSC'],
  [/^(?:RR|R R|RURAL ROUTE|RFD|RD) (?:# ?)?(\d+),? (?:BOX|#) ?(?:# ?)?(\d+ ?[A-Z]?)\b/, 'RR'],
  [/^(?:HC|HCR|HIGHWAY CONTRACT(?: ROUTE)?) (?:# ?)?(\d+),? (?:BOX|#) ?(?:# ?)?(\d+ ?[A-Z]?)\b/, 'HC'],
  [/^(?:P ?O ?BOX|POST OFFICE BOX|POB|P O B|BOX|P ?O ?DRAWER) ?(?:# ?)?(\d+)()\b/, 'PO'],
];

export function boxOf(text: string): { readonly box: string; readonly rest: readonly string[] } | undefined {
  for (const [pattern, kind] of boxes) {
    const found = pattern.exec(text);
    if (!found) continue;
    const numbers = found
      .slice(1)
      .filter(Boolean)
      .map((number) => number.replace(/^0+(?=\d)/, '').replace(' ', ''));
    return {
      box: `${kind} ${numbers.join(' ')}`,
      rest: wordsOf(text.slice(found[0].length).replaceAll(',', ' ').replace(/ +/g, ' ').trim()),
    };
  }
  return undefined;
}

/** Takes units, buildings and floors out. */
export function unitsOf(text: string): {
  readonly units: ReadonlyMap<string, string>;
  readonly words: readonly string[];
} {
  const units = new Map<string, string>();
  const words: string[] = [];
  const tokens = wordsOf(text.replaceAll(',', ' , ').replace(/ +/g, ' ').trim());
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] ?? '';
    const kind = token === '#' ? 'UNIT' : unitKinds.get(token);
    const mark = tokens[at + 1] === '#' && token !== '#' ? 2 : 1;
    const value = tokens[at + mark];
    const floor = ordinals.get(token) ?? /^(\d+)(?:ST|ND|RD|TH)$/.exec(token)?.[1];
    const more = at > 0 || tokens.length > 3;
    if (floor !== undefined && unitKinds.get(tokens[at + 1] ?? '') === 'FL' && at > 0) {
      units.set('FL', floor);
      at += 1;
    } else if (kind !== undefined && more && value !== undefined && isUnitNumber(value, mark === 2 || token === '#')) {
      const number = value.replace(/^0+(?=\w)/, '');
      if (kind === 'PH') units.set('UNIT', `PH${number}`);
      else units.set(kind, number);
      at += mark;
    } else if (lonelyUnits.has(token) && words.length > 2 && (at === tokens.length - 1 || tokens[at - 1] === ',')) {
      units.set('UNIT', lonelyUnits.get(token) ?? token);
    } else if (token !== ',') words.push(token);
  }
  return { units, words };
}

const isUnitNumber = (value: string, marked: boolean): boolean =>
  /^(?:\d+[A-Z]{0,2}|[A-Z]\d*|[A-Z]{2}\d+)$/.test(value) || (marked && /^\w+$/.test(value));

/** The house number with its letter or fraction. */
export function numberOf(words: readonly string[]): {
  readonly number: string | undefined;
  readonly rest: readonly string[];
} {
  const [first = '', second = '', third = ''] = words;
  if (/^[NSEW]\d+$/.test(first) && /^[NSEW]\d+$/.test(second)) return { number: first + second, rest: words.slice(2) };
  if (/^[NSEW]\d+[NSEW]\d+$/.test(first)) return { number: first, rest: words.slice(1) };
  if (!/^\d/.test(first) || /^\d+(?:ST|ND|RD|TH)$/.test(first)) return { number: undefined, rest: words };
  const number = first.replace(/^0+(?=\d)/, '');
  if (/^\d\/\d$/.test(second)) return { number: `${number} ${second}`, rest: words.slice(2) };
  const letter = /^[A-Z]$/.test(second) && !directions.has(second) && third !== '' && !streetSuffixes.has(third);
  return letter ? { number: number + second, rest: words.slice(2) } : { number, rest: words.slice(1) };
}
