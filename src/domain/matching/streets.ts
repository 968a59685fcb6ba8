import { directions, numberedRoads, ordinals, placeWords, roadKinds, streetSuffixes } from './address-words.ts';
import { wordsOf } from './fold.ts';

/** One way to write each word of a street. */
export function streetWords(words: readonly string[]): readonly string[] {
  let text = words
    .join(' ')
    .replace(/\bMLK\b/, 'MARTIN LUTHER KING')
    .replace(/\b(KING|MARTIN L KING) JR\b/, '$1')
    .replace(/^THE /, '');
  for (const [pattern, kind] of numberedRoads) text = text.replace(pattern, kind);
  text = text.replace(/\b([NS]) ([EW])\b(?= )/g, '$1$2').replace(/\b([NS]) ([EW])$/, '$1$2');
  return wordsOf(text).map((word, at, all) => {
    const number = ordinals.get(word) ?? /^(\d+)(?:ST|ND|RD|TH)$/.exec(word)?.[1];
    if (number !== undefined) return number;
    if (at === 0 || directions.has(all[at - 1] ?? '')) {
      const place = at < all.length - 1 && !streetSuffixes.has(all[at + 1] ?? '') ? placeWords.get(word) : undefined;
      if (place !== undefined) return place;
    }
    return directions.get(word) ?? word;
  });
}

/** One way to write each word of a city. */
export function cityWords(words: readonly string[]): readonly string[] {
  return words.map((word, at) =>
    at < words.length - 1 ? (placeWords.get(word) ?? directions.get(word) ?? word) : word,
  );
}

/** A street taken apart: directions before and after, name, suffix, and what follows, which is the city. */
export interface Street {
  readonly directions: readonly string[];
  readonly name: readonly string[];
  readonly suffix: string | undefined;
  readonly behind: readonly string[];
}

/** `known`: the city that must be at the end, if it is there at all. */
export function takeApart(words: readonly string[], known: readonly string[] | undefined): Street {
  let end = words.length;
  let behind: readonly string[] = [];
  if (known && known.length > 0) {
    const tail = cityWords(words.slice(-known.length)).join('');
    const compact = [known.length + 1, known.length, known.length - 1].find(
      (length) => length > 0 && length < words.length && cityWords(words.slice(-length)).join('') === known.join(''),
    );
    if (compact !== undefined || tail === known.join('')) {
      end = words.length - (compact ?? known.length);
      behind = known;
    }
  }
  const street = words.slice(0, end);
  const boundary = behind.length > 0 ? street.length : boundaryOf(street);
  const own = street.slice(0, boundary);
  return { ...parts(own), behind: behind.length > 0 ? behind : cityWords(street.slice(boundary)) };
}

/** Where a street ends and a city begins, for lack of a comma: behind the first suffix, or behind the number of a road. */
function boundaryOf(words: readonly string[]): number {
  const start = directions.has(words[0] ?? '') && words.length > 2 ? 1 : 0;
  let at = start + 1;
  if (roadKinds.has(words[start] ?? '')) at = start + 2;
  else if (!(/^\d+$/.test(words[start] ?? '') && directions.has(words[start + 1] ?? ''))) {
    while (at < words.length && !streetSuffixes.has(words[at] ?? '')) at += 1;
    if (at === words.length) return words.length;
  }
  while (at < words.length && (streetSuffixes.has(words[at] ?? '') || directions.has(words[at] ?? ''))) at += 1;
  return at;
}

function parts(words: readonly string[]): Omit<Street, 'behind'> {
  const found: string[] = [];
  let rest = [...words];
  if (rest.length > 1 && directions.has(rest[0] ?? '') && !(rest.length === 2 && streetSuffixes.has(rest[1] ?? '')))
    found.push(rest.shift() ?? '');
  if (rest.length > 1 && directions.has(rest.at(-1) ?? '')) found.push(rest.pop() ?? '');
  const suffix = rest.length > 1 ? streetSuffixes.get(rest.at(-1) ?? '') : undefined;
  if (suffix !== undefined) rest = rest.slice(0, -1);
  return { directions: found, name: rest, suffix };
}
