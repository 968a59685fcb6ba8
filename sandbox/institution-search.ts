import type { InstitutionRecord } from './data/institutions.ts';
import type { Json } from './json.ts';
import { readPaging } from './paging.ts';
import type { Reply } from './reply.ts';
import type { SandboxRequest } from './router.ts';
import { upstreamErrors } from './upstream-errors.ts';

export interface InstitutionPage {
  readonly found: number;
  readonly moreAvailable: boolean;
  readonly institutions: readonly InstitutionRecord[];
}

const countriesFormat = /^(?:\*|[a-zA-Z]{2}(?:,[a-zA-Z]{2})*)$/;

/**
 * The page that the query of any of the lists asks for, or the refusal. An institution must be certified for all of
 * `products`; how many of them `type` can name differs from list to list.
 */
export function searchInstitutions(
  { world, query, switches }: SandboxRequest,
  products: readonly string[],
): InstitutionPage | Reply {
  const paging = readPaging(query);
  if ('refusal' in paging) return paging.refusal;
  const supported = query.get('supportedCountries') ?? '*';
  if (!countriesFormat.test(supported)) return upstreamErrors.badRequest();
  const countries = supported.toLowerCase().split(',');
  // Every institution of the seed is in the United States.
  const inCountry = countries.includes('*') || countries.includes('us');
  const matches = matchesName(query.get('search') ?? '');
  const found = [...world.institutions.values()].filter(
    ({ name, wire }) => inCountry && products.every((product) => wire[product] === true) && matches(name),
  );
  const first = switches.institutionStart === 'pages' ? (paging.start - 1) * paging.limit : paging.start - 1;
  const institutions = found.slice(first, first + paging.limit);
  return { found: found.length, moreAvailable: first + institutions.length < found.length, institutions };
}

/** What all lists say about themselves. */
export const pageMembers = ({ found, moreAvailable, institutions }: InstitutionPage): Record<string, Json> => ({
  found,
  displaying: institutions.length,
  moreAvailable,
});

/** Upstream's search is fuzzy: here a part of the name, or all of its words in any order with a letter wrong in each. */
export function matchesName(search: string): (name: string) => boolean {
  const wanted = search.trim().toLowerCase();
  if (wanted === '') return () => true;
  const words = wanted.split(/\s+/);
  return (name) => {
    const lower = name.toLowerCase();
    if (lower.includes(wanted)) return true;
    return words.every((word) => lower.includes(word) || lower.split(' ').some((own) => isTypoOf(word, own)));
  };
}

/** One letter wrong, missing or too much, in words long enough for that to mean something. */
function isTypoOf(word: string, right: string): boolean {
  if (word.length < 5 || Math.abs(word.length - right.length) > 1) return false;
  let same = 0;
  while (same < word.length && word[same] === right[same]) same += 1;
  const rest = word.slice(same);
  const rightRest = right.slice(same);
  return rest.slice(1) === rightRest.slice(1) || rest.slice(1) === rightRest || rest === rightRest.slice(1);
}
