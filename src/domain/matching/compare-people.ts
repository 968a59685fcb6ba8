import { withoutUmlauts } from './fold.ts';
import { areNicknames, areSpellings, isKnownFirstName } from './name-words.ts';
import { type Person, type Reading, readingsOf } from './people.ts';
import { collectEvidence, type Evidence, isBetter, type PartMatch } from './reasons.ts';
import { isSlip, likeness } from './similarity.ts';

/** The best of all ways to read both. */
export function comparePeople(one: Person, other: Person): PartMatch {
  let best: PartMatch = { score: 0, reasons: ['FIRST_NAME_DIFFERENT', 'LAST_NAME_DIFFERENT'] };
  for (const left of readingsOf(one)) {
    for (const right of readingsOf(other)) {
      const evidence = collectEvidence();
      compareLast(left, right, evidence);
      compareGiven(left, right, evidence);
      compareGenerations(one.generation, other.generation, evidence);
      const match = evidence.result('NAME_EQUAL');
      if (isBetter(match, best)) best = match;
    }
  }
  return best;
}

function compareGenerations(one: number | undefined, other: number | undefined, evidence: Evidence): void {
  if (one === other) return;
  if (one === undefined || other === undefined) evidence.lower(0.97, 'SUFFIX_MISSING');
  else evidence.hold(40, 'SUFFIX_DIFFERENT');
}

function compareLast(one: Reading, other: Reading, evidence: Evidence): void {
  const [left, right] = [one.last.join(''), other.last.join('')];
  if (left === right || withoutUmlauts(left) === withoutUmlauts(right)) return;
  if (one.last.length !== other.last.length && isPartOfLast(one, other)) {
    evidence.lower(0.92, 'LAST_NAME_IN_PART');
    const [fewer, more] = one.last.length < other.last.length ? [one, other] : [other, one];
    if (fewer.given.length > 1 && more.given.length < 2) evidence.hold(55, 'MIDDLE_NAME_DIFFERENT');
  } else if (endsEarly(left, right, one.cut === one.last.at(-1), other.cut === other.last.at(-1), 5)) {
    evidence.lower(0.9, 'NAME_CUT_OFF');
  } else if (isSlip(left, right) && !(isKnownFirstName(left) && isKnownFirstName(right))) {
    evidence.lower(0.9, 'NAME_SLIP');
  } else if (likeness(left, right) >= 0.9) {
    evidence.hold(70, 'NAME_ALIKE');
  } else {
    evidence.hold(Math.round(50 * likeness(left, right)), 'LAST_NAME_DIFFERENT');
  }
}

function isPartOfLast(one: Reading, other: Reading): boolean {
  const [fewer, more] = one.last.length < other.last.length ? [one.last, other.last] : [other.last, one.last];
  return fewer.every((word) => word.length > 1 && more.includes(word));
}

/** What makes another last name of one: Peter, Peters, Peterson; Martin, Martinez. */
const otherEnding = /^(?:S|ES|ON|SON|SEN|EN|MAN|MANN|ER|ERS|E|A|I|O|G|ALL|TON|SKI|SKY|INGS?|KINS?|OV|OVA)$/;

/** Whether the shorter is the longer, cut off at the end of a field. */
function endsEarly(one: string, other: string, oneAtEnd: boolean, otherAtEnd: boolean, least: number): boolean {
  const [short, long, atEnd] = one.length < other.length ? [one, other, oneAtEnd] : [other, one, otherAtEnd];
  if (!atEnd || short.length < least || !long.startsWith(short) || isKnownFirstName(short)) return false;
  const rest = long.slice(short.length);
  return least < 5 || !(otherEnding.test(rest) || (rest === 'EZ' && short.endsWith('N')));
}

type Relation = 'equal' | 'nickname' | 'spelling' | 'initial' | 'slip' | 'cut' | 'alike' | 'different';

/** `cutFrom`: as many letters are enough of a name that is cut off. */
function relate(one: string, other: string, cutFrom?: { readonly one: number; readonly other: number }): Relation {
  if (one === other || withoutUmlauts(one) === withoutUmlauts(other)) return 'equal';
  if (one.length === 1 || other.length === 1) return one[0] === other[0] ? 'initial' : 'different';
  if (areNicknames(one, other)) return 'nickname';
  if (areSpellings(one, other)) return 'spelling';
  const least = one.length < other.length ? cutFrom?.one : cutFrom?.other;
  if (least !== undefined && endsEarly(one, other, true, true, least)) return 'cut';
  if (isSlip(one, other) && !(isKnownFirstName(one) && isKnownFirstName(other))) return 'slip';
  return likeness(one, other) >= 0.92 ? 'alike' : 'different';
}

function compareGiven(one: Reading, other: Reading, evidence: Evidence): void {
  const [left, right] = [sameWriting(one.given, other.given), sameWriting(other.given, one.given)];
  const [first, second] = [left[0], right[0]];
  if (first === undefined || second === undefined) {
    if (first !== second) evidence.hold(55, 'FIRST_NAME_DIFFERENT');
    return;
  }
  const relation = relate(first, second, { one: cutFrom(one, first), other: cutFrom(other, second) });
  if (relation === 'different' && goesByMiddle(left, right)) {
    evidence.lower(0.86, 'GOES_BY_MIDDLE_NAME');
    return;
  }
  lowerFor(relation, first, second, evidence);
  compareMiddle(left.slice(1), right.slice(1), evidence);
}

/** A first name ends a field only where the last name comes first. Two letters are enough if a comma says so. */
function cutFrom({ order, cut }: Reading, first: string): number {
  if (first !== cut || order === 'usual') return Number.POSITIVE_INFINITY;
  return order === 'said' ? 2 : 5;
}

function lowerFor(relation: Relation, first: string, second: string, evidence: Evidence): void {
  if (relation === 'nickname') evidence.lower(0.94, 'FIRST_NAME_NICKNAME');
  else if (relation === 'spelling') evidence.lower(0.95, 'FIRST_NAME_SPELLING');
  else if (relation === 'initial') evidence.lower(0.86, 'FIRST_NAME_INITIAL');
  else if (relation === 'slip') evidence.lower(0.9, 'NAME_SLIP');
  else if (relation === 'cut') evidence.lower(0.9, 'NAME_CUT_OFF');
  else if (relation === 'alike') evidence.hold(70, 'NAME_ALIKE');
  else if (relation === 'different') evidence.hold(Math.round(50 * likeness(first, second)), 'FIRST_NAME_DIFFERENT');
}

function compareMiddle(one: readonly string[], other: readonly string[], evidence: Evidence): void {
  if (one.length === 0 && other.length === 0) return;
  if (one.length === 0 || other.length === 0) {
    evidence.lower(0.98, 'MIDDLE_NAME_MISSING');
    return;
  }
  const [fewer, more] = one.length <= other.length ? [one, other] : [other, one];
  const fits = fewer.every((word) => more.some((name) => relate(word, name, { one: 2, other: 2 }) !== 'different'));
  if (!fits) evidence.hold(55, 'MIDDLE_NAME_DIFFERENT');
  else if (fewer.length < more.length || fewer.join(' ') !== more.join(' '))
    evidence.lower(0.99, 'MIDDLE_NAME_MISSING');
}

/** "W James Carter" is called James. Nothing may be left over on the side that is. */
function goesByMiddle(one: readonly string[], other: readonly string[]): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  const name = short[0] ?? '';
  return (
    short.length === 1 &&
    name.length > 1 &&
    long.slice(1).some((middle) => ['equal', 'nickname', 'spelling'].includes(relate(name, middle)))
  );
}

/** MARY ANN where the other writes MARYANN, and J R R where the other writes JRR. */
function sameWriting(words: readonly string[], like: readonly string[]): readonly string[] {
  const [first, second, ...rest] = words;
  if (first === undefined) return words;
  if (second !== undefined && second.length > 1 && like[0] === first + second) return [first + second, ...rest];
  const initials = like.map((word) => word[0]).join('');
  const letters =
    first.length > 1 && first.length <= 4 && like.length > 1 && initials.startsWith(first) && !isKnownFirstName(first);
  return letters ? [...first, ...words.slice(1)] : words;
}
