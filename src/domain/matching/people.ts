import { fold, wordsOf } from './fold.ts';
import { degrees, generations, particles, titles } from './name-words.ts';

/** A person as read from a string or from parts. Where nothing says which word is the last name, `last` is missing. */
export interface Person {
  /** All words but those of `last`, in order. */
  readonly words: readonly string[];
  readonly last?: readonly string[];
  readonly generation?: number;
}

/** One way to take a person's words: which are given, which are the last name. */
export interface Reading {
  readonly given: readonly string[];
  readonly last: readonly string[];
  /** Whether a comma or parts say so, or the order is a guess. */
  readonly order: 'said' | 'usual' | 'turned';
  /** The last word of the string, which a short field may have cut. */
  readonly cut: string | undefined;
}

/** A person from a folded string, in which commas and hyphens are kept. */
export function readPerson(folded: string): Person | undefined {
  const [before = [], ...behindCommas] = folded.split(',').map((part) => wordsOf(part.replace(/ +/g, ' ').trim()));
  const behind = behindCommas.flat();
  const bare = withoutHonours(wordsFrom(before));
  const rest = withoutHonours(behind, 0);
  const generation = bare.generation ?? rest.generation;
  const some = generation === undefined ? {} : { generation };
  if (bare.words.length === 0 && rest.words.length === 0) return undefined;
  if (rest.words.length === 0) return { words: bare.words, ...some };
  if (bare.words.length === 0) return { words: rest.words, ...some };
  return { words: rest.words, last: split(bare.words), ...some };
}

/** A person from parts, as forms ask for them. */
export function personFrom(parts: {
  readonly firstName: string;
  readonly middleName?: string;
  readonly lastName: string;
  readonly suffix?: string;
}): Person | undefined {
  const given = withoutHonours(wordsFrom(wordsOf(fold(`${parts.firstName} ${parts.middleName ?? ''}`, '-'))), 1);
  const last = withoutHonours(wordsFrom(wordsOf(fold(parts.lastName, '-'))), 1);
  const generation = generations[fold(parts.suffix ?? '')] ?? last.generation ?? given.generation;
  if (given.words.length === 0 || last.words.length === 0) return undefined;
  return {
    words: given.words.flatMap((word) => split([word])),
    last: split(last.words),
    ...(generation === undefined ? {} : { generation }),
  };
}

const wordsFrom = (words: readonly string[]): readonly string[] => words.filter((word) => word !== '-');
const split = (words: readonly string[]): readonly string[] =>
  words.flatMap((word) => word.split('-')).filter((word) => word !== '');

/** Takes titles off the front, degrees off the end, and the generation out of the middle; `least` words stay in any case. */
function withoutHonours(
  words: readonly string[],
  least = 1,
): { readonly words: readonly string[]; readonly generation?: number } {
  let left = [...words];
  while (left.length > least && titles.has(left[0] ?? '')) left = left.slice(1);
  while (left.length > least && degrees.has(left.at(-1) ?? '')) left = left.slice(0, -1);
  const at = left.findIndex((word, index) => (index > 0 || least === 0) && Object.hasOwn(generations, word));
  if (at < 0) return { words: left };
  const generation = generations[left[at] ?? ''];
  return { words: left.filter((_, index) => index !== at), ...(generation === undefined ? {} : { generation }) };
}

/** Every way that is worth a comparison. Few: each of them meets each of the other side's. */
export function readingsOf(person: Person): readonly Reading[] {
  const words = person.words.flatMap((word) => word.split('-')).filter((word) => word !== '');
  const cut = words.at(-1);
  if (person.last !== undefined) return [{ given: words, last: person.last, order: 'said', cut }];
  if (words.length < 2) return [{ given: [], last: words, order: 'usual', cut }];
  const hyphened = person.words.at(-1)?.split('-').filter(Boolean).length ?? 1;
  let start = words.length - hyphened;
  while (start > 1 && particles.has(words[start - 1] ?? '')) start -= 1;
  let end = 1;
  while (end < words.length - 1 && particles.has(words[end - 1] ?? '')) end += 1;
  const long = words.length > 2 && hyphened === 1;
  const starts = new Set([start, words.length - 1, ...(long ? [words.length - 2] : [])]);
  const ends = new Set([end, ...(words.length > 3 ? [2] : [])]);
  return [
    ...[...starts].map((at) => ({ given: words.slice(0, at), last: words.slice(at), order: 'usual', cut }) as const),
    ...[...ends].map((at) => ({ given: words.slice(at), last: words.slice(0, at), order: 'turned', cut }) as const),
  ].filter(
    ({ given, last, order }) =>
      (order === 'usual' || (given[0]?.length ?? 0) > 1) && (last.length === 1 || last.at(-1)?.length !== 1),
  );
}
