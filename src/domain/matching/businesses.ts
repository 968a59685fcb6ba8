import { ratio, token_set_ratio } from 'fuzzball';
import { businessWord, generalWords, legalFormOf, weakWords } from './business-words.ts';
import { collectEvidence, type Evidence, type PartMatch } from './reasons.ts';
import { isSlip } from './similarity.ts';

/** A business or a trust. */
export interface Business {
  readonly words: readonly string[];
  readonly form: string | undefined;
  readonly trust: boolean;
  /** Day, month and year of a trust, as digits. */
  readonly date: string | undefined;
  /** All of it, as it stands. */
  readonly text: string;
  /** The name without form, date and blanks. */
  readonly plain: string;
}

const dated = /\b(?:UAD|UTD|UA|DTD|DATED|DATE)?((?: \d{1,4}){3})$/;

export function readBusiness(written: readonly string[]): Business {
  const text = written.join(' ');
  const date = dated.exec(text);
  const bare = (date ? text.slice(0, date.index) : text).replace(/\b(?:U A D|UAD|UTD|DTD|DATED)\b.*$/, '').trim();
  const { form, rest } = legalFormOf(bare.split(' '));
  const words = rest.map(businessWord);
  const strong = words.filter((word) => !weakWords.has(word));
  return {
    words: strong.length > 0 ? strong : words,
    form,
    trust: words.includes('TRUST'),
    date: date?.[1] === undefined ? undefined : dateDigits(date[1]),
    text,
    plain: rest.join(''),
  };
}

/** 03/14/2009 and 3-14-09 are one day. */
function dateDigits(text: string): string {
  const [one = '', two = '', three = ''] = text
    .trim()
    .split(' ')
    .map((part) => part.replace(/^0+/, ''));
  return `${one} ${two} ${three.slice(-2).padStart(2, '0')}`;
}

export function compareBusinesses(one: Business, other: Business): PartMatch {
  const evidence = collectEvidence();
  if (one.trust !== other.trust) evidence.hold(50, 'BUSINESS_AND_TRUST');
  if (one.form !== other.form) {
    if (one.form === undefined || other.form === undefined) evidence.lower(0.97, 'LEGAL_FORM_MISSING');
    else evidence.hold(55, 'LEGAL_FORM_DIFFERENT');
  }
  if (one.date !== other.date && one.date !== undefined && other.date !== undefined)
    evidence.hold(50, 'TRUST_DATE_DIFFERENT');
  if (one.words.join('') !== other.words.join('') && one.plain !== other.plain) {
    if (isCutOff(one, other)) evidence.lower(0.9, 'NAME_CUT_OFF');
    else compareWords(one.words, other.words, evidence);
  }
  return evidence.result('NAME_EQUAL');
}

/** One is the beginning of the other, and ends inside a word. */
function isCutOff(one: Business, other: Business): boolean {
  const [short, long] = one.text.length < other.text.length ? [one.text, other.text] : [other.text, one.text];
  return short.length >= 15 && long.startsWith(short) && /\p{L}/u.test(long[short.length] ?? '');
}

function compareWords(one: readonly string[], other: readonly string[], evidence: Evidence): void {
  const left = [...one];
  const right: string[] = [];
  for (const word of other) {
    const at = left.indexOf(word);
    if (at < 0) right.push(word);
    else left.splice(at, 1);
  }
  for (const word of [...left]) {
    const at = right.findIndex((candidate) => isShort(word, candidate) || isSlip(word, candidate));
    if (at < 0) continue;
    const candidate = right.splice(at, 1)[0] ?? '';
    left.splice(left.indexOf(word), 1);
    if (isShort(word, candidate)) evidence.lower(0.95, 'BUSINESS_WORD_SHORTENED');
    else evidence.lower(0.9, 'NAME_SLIP');
  }
  if (left.length === 0 && right.length === 0) return;
  if (left.length === 0 || right.length === 0) {
    const only = [...left, ...right];
    const telling = only.some((word) => word.length === 1 || /\d/.test(word));
    const general = only.every((word) => generalWords.has(word)) && Math.min(one.length, other.length) > 1;
    if (telling) evidence.hold(50, 'BUSINESS_WORD_DIFFERENT');
    else if (general) evidence.lower(0.88, 'BUSINESS_WORD_MISSING');
    else evidence.hold(70, 'BUSINESS_WORD_MISSING');
    return;
  }
  const [a, b] = [left.join(' '), right.join(' ')].sort() as [string, string];
  const [first, second] = [one.join(' '), other.join(' ')].sort() as [string, string];
  const alike =
    (token_set_ratio(first, second, { full_process: false }) + 2 * ratio(a, b, { full_process: false })) / 3;
  evidence.hold(Math.round(alike * 0.7), 'BUSINESS_WORD_DIFFERENT');
}

/** GRP for GROUP, SERV for SERVICE: the first letter, then letters of the word in their order and few vowels; or its beginning. */
function isShort(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (short.length < 2 || short.length > 6 || long.length < short.length + 2 || short[0] !== long[0]) return false;
  if (long.startsWith(short)) return short.length >= 3 && long.length >= short.length + 3;
  if ((short.match(/[AEIOU]/g)?.length ?? 0) > 1 || short.length < 3) return false;
  let from = 0;
  for (const letter of short) {
    const at = long.indexOf(letter, from);
    if (at < 0) return false;
    from = at + 1;
  }
  return true;
}
