import type { Claim } from './matching/match-owner.ts';
import { isCompared, type KnownOwner, matchOwner, verdictOver } from './matching/match-owner.ts';
import type { AddressToMatch } from './matching/read-address.ts';
import type { PartMatch, Reason, Verdict } from './matching/reasons.ts';
import type { AccountOwner, OwnerAddress } from './owners.ts';

/** Who compares: the gateway, with what the bank says of the owners, or Mastercard, which bills for it each time. */
export type OwnerMatcher = 'GATEWAY' | 'UPSTREAM';

/** A person's name, as a form asks for it. */
export interface PersonName {
  readonly firstName: string;
  readonly middleName?: string;
  readonly lastName: string;
  readonly suffix?: string;
}

/** How well a claim fits the owner whom it fits best. A part is null if the claim or the bank lacks it. */
export interface OwnerMatch {
  readonly matcher: OwnerMatcher;
  readonly verdict: Verdict;
  readonly name: PartMatch;
  readonly address: PartMatch | null;
  readonly phone: PartMatch | null;
  readonly email: PartMatch | null;
}

/** Null if the bank names nobody. */
export function matchHere(claim: Claim, owners: readonly KnownOwner[]): OwnerMatch | null {
  const match = matchOwner(claim, owners);
  return match === undefined ? null : ownerMatch('GATEWAY', match);
}

/** Upstream's scores of one part by the name of the field, those of the whole under `whole`. */
export type Scores = Readonly<Record<string, number | null>>;

/** What upstream answers of one holder: the best of several addresses, phones and e-mail addresses. */
export interface ScoredHolder {
  readonly name: Scores;
  readonly addresses: readonly Scores[];
  readonly phones: readonly Scores[];
  readonly emails: readonly Scores[];
}

/** Null if upstream scored nobody. */
export function matchByUpstream(holders: readonly ScoredHolder[]): OwnerMatch | null {
  const matches = holders.flatMap(({ name, addresses, phones, emails }) => {
    const scored = partOf(name, nameReasons, 'NAME_EQUAL');
    if (scored === null) return [];
    const address = best(addresses, addressReasons, 'ADDRESS_EQUAL');
    const phone = best(phones, { phone: 'PHONE_DIFFERENT' }, 'PHONE_EQUAL');
    const email = best(emails, { email: 'EMAIL_DIFFERENT' }, 'EMAIL_EQUAL');
    const parts = {
      name: scored,
      ...(address && { address }),
      ...(phone && { phone }),
      ...(email && { email }),
    };
    return [ownerMatch('UPSTREAM', { ...parts, verdict: verdictOver(parts) })];
  });
  return matches.toSorted((one, other) => total(other) - total(one))[0] ?? null;
}

const total = ({ name, address, phone, email }: OwnerMatch): number =>
  name.score * 1000 + (address?.score ?? 0) + (phone?.score ?? 0) + (email?.score ?? 0);

function ownerMatch(
  matcher: OwnerMatcher,
  { verdict, name, address, phone, email }: NonNullable<ReturnType<typeof matchOwner>>,
): OwnerMatch {
  const compared = (part: PartMatch | undefined) => (part !== undefined && isCompared(part) ? part : null);
  return { matcher, verdict, name, address: compared(address), phone: compared(phone), email: compared(email) };
}

const nameReasons: Readonly<Record<string, Reason>> = {
  firstName: 'FIRST_NAME_DIFFERENT',
  middleName: 'MIDDLE_NAME_DIFFERENT',
  lastName: 'LAST_NAME_DIFFERENT',
  suffix: 'SUFFIX_DIFFERENT',
};

const addressReasons: Readonly<Record<string, Reason>> = {
  line1: 'STREET_DIFFERENT',
  line2: 'UNIT_DIFFERENT',
  city: 'CITY_DIFFERENT',
  state: 'STATE_DIFFERENT',
  postalCode: 'ZIP_DIFFERENT',
  country: 'COUNTRY_DIFFERENT',
};

/** Below, upstream says of a field that the two are not the same. */
const sameFrom = 80;

/** What the verdict rests on. Of the rest, such as a middle name, upstream scores what the bank lacks as if it differed. */
const decisive: ReadonlySet<string> = new Set([
  'firstName',
  'lastName',
  'line1',
  'city',
  'state',
  'postalCode',
  'phone',
  'email',
]);

/** As good as its weakest field, and a reason for each that scored low: upstream gives none of its own. */
function partOf(
  { whole, ...fields }: Scores,
  reasonOf: Readonly<Record<string, Reason>>,
  equal: Reason,
): PartMatch | null {
  const scores = Object.entries(fields).filter((entry): entry is [string, number] => entry[1] !== null);
  const deciding = scores.filter(([field]) => decisive.has(field)).map(([, score]) => score);
  const score = deciding.length > 0 ? Math.min(...deciding) : (whole ?? null);
  if (score === null) return null;
  const low = scores.filter(([, value]) => value < sameFrom).map(([field]) => reasonOf[field]);
  const reasons = low.filter((reason) => reason !== undefined);
  return { score, reasons: reasons.length === 0 ? [equal] : reasons };
}

function best(all: readonly Scores[], reasonOf: Readonly<Record<string, Reason>>, equal: Reason): PartMatch | null {
  const parts = all.map((scores) => partOf(scores, reasonOf, equal)).filter((part) => part !== null);
  return parts.toSorted((one, other) => other.score - one.score)[0] ?? null;
}

/** What the matcher reads of an owner. An owner without a name is nobody to compare with. */
export function knownOwner({ name, addresses, phones, emails }: AccountOwner): readonly KnownOwner[] {
  if (name === null) return [];
  return [
    {
      name,
      addresses: addresses.flatMap(({ text, type: _, ...parts }): AddressToMatch[] =>
        isInParts(parts) ? [filled(parts)] : text === null ? [] : [text],
      ),
      phones: phones.flatMap(({ phone }) => phone ?? []),
      emails: emails.flatMap(({ email }) => email ?? []),
    },
  ];
}

const isInParts = ({ line1, city, postalCode }: Omit<OwnerAddress, 'text' | 'type'>): boolean =>
  line1 !== null && (city !== null || postalCode !== null);

const filled = (parts: Omit<OwnerAddress, 'text' | 'type'>): AddressToMatch =>
  Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== null));
