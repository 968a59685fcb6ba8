import { legalFormOf, tellsBusiness } from './business-words.ts';
import { type Business, readBusiness } from './businesses.ts';
import { fold, wordsOf } from './fold.ts';
import { type Person, readPerson } from './people.ts';

/** One whom a name string names. A string may hold several: joint owners, a business and its trade name, a trustee and the trust. */
export type Party =
  | { readonly kind: 'person'; readonly person: Person }
  | { readonly kind: 'business'; readonly business: Business };

/** More owners than this on one account are not compared: the work is bounded by the square of it. */
const mostParties = 6;

const date = /(\d{1,4}) ?[/-] ?(\d{1,2}) ?[/-] ?(\d{1,4})/g;
const trustDate = /\bU ?\/? ?([AT]) ?\/? ?D\b/g;
const dba = /\b(?:D ?\/? ?B ?\/? ?A|T ?\/ ?A|A ?\/? ?K ?\/? ?A|F ?\/? ?K ?\/? ?A|DOING BUSINESS AS|TRADING AS)\b/g;
const joint = /\b(?:AND ?\/ ?OR|JT TEN|JTWROS|JT WROS|JTTEN|TEN COM|TEN ENT|OR)\b|[;/]/g;
const capacity =
  /\b(?:(?:SUCCESSOR |CO ?)?(?:TTEES?|TRUSTEES?)(?: OF(?: THE)?| FOR(?: THE)?)?|POD|TOD|ITF|FBO|(?:AS )?CUST(?:ODIAN)?(?: FOR| OF)?|(?:AGENT )?(?:UNDER )?POA(?: FOR)?|POWER OF ATTORNEY(?: FOR)?|UTMA|UGMA|GUARDIAN(?: FOR| OF)?|BY)\b/g;
const bar = '|';

export function partiesOf(text: string): readonly Party[] {
  const folded = fold(text.replaceAll('\n', ';'), ',-&;/').replace(date, '$1 $2 $3').replace(trustDate, 'U$1D');
  const marked = folded.replace(dba, bar).replace(capacity, bar).replace(joint, '&');
  return marked.split(bar).flatMap(together).slice(0, mostParties);
}

/** What one bar-free part names: a business as it stands, or people joined by an ampersand. */
function together(part: string): readonly Party[] {
  const words = wordsOf(
    part
      .replace(/[,;/-]/g, ' ')
      .replaceAll('&', ' AND ')
      .replace(/ +/g, ' ')
      .trim(),
  );
  if (words.length === 0) return [];
  if (isOrganization(words)) return [{ kind: 'business', business: readBusiness(words) }];
  const people = peopleOf(part.split(/&|\bAND\b/));
  return people.map((person) => ({ kind: 'person', person }));
}

function isOrganization(words: readonly string[]): boolean {
  return (
    legalFormOf(words).form !== undefined ||
    /\b(?:TRUST|TR|FUND|ESTATE OF)$|\bTRUST\b/.test(words.join(' ')) ||
    words.some(tellsBusiness) ||
    words.some((word) => /^\d{1,4}$/.test(word))
  );
}

/** "JOHN & MARY SMITH" and "SMITH, JOHN A & MARY B": whoever has no last name shares the one that is there. */
function peopleOf(parts: readonly string[]): readonly Person[] {
  const people = parts.map((part) => readPerson(part)).filter((person) => person !== undefined);
  if (people.length < 2) return people;
  const turned = people.find(({ last }) => last !== undefined);
  const full = people.findLast(({ last, words }) => last !== undefined || words.length > 1);
  return people.map((person) => {
    if (person.last !== undefined || person === full || full === undefined) return person;
    const bare = person.words.length === 1 || (person.words.length === 2 && person.words[1]?.length === 1);
    if (!bare) return person;
    const last = (turned ?? full).last ?? full.words.slice(-1);
    return { ...person, last };
  });
}
