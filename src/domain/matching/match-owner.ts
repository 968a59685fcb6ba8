import { matchAddresses } from './match-addresses.ts';
import { matchEmails, matchPhones } from './match-contacts.ts';
import { matchNames, type NameToMatch } from './match-names.ts';
import type { AddressToMatch } from './read-address.ts';
import { type PartMatch, type Verdict, verdictOf } from './reasons.ts';

/** What somebody says of themselves: to be compared with what their bank says. */
export interface Claim {
  readonly name: NameToMatch;
  readonly address?: AddressToMatch;
  readonly phone?: string;
  readonly email?: string;
}

/** One holder of an account, as the bank has them. */
export interface KnownOwner {
  readonly name: string;
  readonly addresses: readonly AddressToMatch[];
  readonly phones: readonly string[];
  readonly emails: readonly string[];
}

/** A part is missing if the claim does not have it; it has nothing to compare if the bank does not. */
export interface ClaimMatch {
  readonly verdict: Verdict;
  readonly name: PartMatch;
  readonly address?: PartMatch;
  readonly phone?: PartMatch;
  readonly email?: PartMatch;
}

/** The claim beside the owner whose name fits best; of several addresses, phones and e-mail addresses the best counts. */
export function matchOwner(claim: Claim, owners: readonly KnownOwner[]): ClaimMatch | undefined {
  const matches = owners.map((owner) => compare(claim, owner));
  return matches.toSorted((one, other) => rank(other) - rank(one))[0];
}

/** The name decides between owners; between namesakes, the rest. */
const rank = ({ name, address, phone, email }: ClaimMatch): number =>
  name.score * 1000 + (address?.score ?? 0) + (phone?.score ?? 0) + (email?.score ?? 0);

function compare(claim: Claim, owner: KnownOwner): ClaimMatch {
  const parts = {
    name: matchNames(claim.name, owner.name),
    ...(claim.address === undefined ? {} : { address: bestOf(claim.address, owner.addresses, matchAddresses) }),
    ...(claim.phone === undefined ? {} : { phone: bestOf(claim.phone, owner.phones, matchPhones) }),
    ...(claim.email === undefined ? {} : { email: bestOf(claim.email, owner.emails, matchEmails) }),
  };
  return { ...parts, verdict: verdictOver(parts) };
}

function bestOf<Value>(
  claimed: Value,
  known: readonly Value[],
  match: (one: Value, other: Value) => PartMatch,
): PartMatch {
  const all = known.map((value) => match(claimed, value)).toSorted((one, other) => other.score - one.score);
  return all.find(isCompared) ?? all[0] ?? { score: 0, reasons: ['NOTHING_TO_COMPARE'] };
}

export const isCompared = ({ reasons }: PartMatch): boolean => !reasons.includes('NOTHING_TO_COMPARE');

/** The name has the last word; another part that does not match makes a person look, and so does an address that may match. */
export function verdictOver(parts: Omit<ClaimMatch, 'verdict'>): Verdict {
  const name = verdictOf(parts.name.score);
  if (name !== 'MATCH') return name;
  const rest = [parts.address, parts.phone, parts.email].filter((part) => part !== undefined && isCompared(part));
  return rest.every((part) => verdictOf(part?.score ?? 0) === 'MATCH') ? 'MATCH' : 'POSSIBLE';
}
