import { refusalOf } from '../bank-contact.ts';
import { isGiven, memberOf, textMember } from '../body.ts';
import { addressOf, type Holder, holderJson, holdersOf, nameOf } from '../data/holders.ts';
import type { Json } from '../json.ts';
import { matchScore } from '../match-scores.ts';
import { withAccount } from '../ownership.ts';
import type { AccountRecord, CustomerRecord } from '../records.ts';
import type { Reply } from '../reply.ts';
import { billedReply, jsonReply } from '../reply.ts';
import type { Route, SandboxRequest } from '../router.ts';
import { upstreamErrors } from '../upstream-errors.ts';

export const ownerMatchRoutes: readonly Route[] = [
  {
    method: 'POST',
    template: '/account-owner-verification-matchings/customers/{customerId}/accounts/{accountId}',
    handler: withAccount(matchOwners),
  },
];

/** Every holder with a score for each value of the request. An institution that only has a text for all of them has one holder. */
function matchOwners({ world, body }: SandboxRequest, customer: CustomerRecord, account: AccountRecord): Reply {
  const name = memberOf(body, 'name');
  if (textMember(name, 'firstName') === undefined || textMember(name, 'lastName') === undefined)
    return upstreamErrors.missingMatchField();
  const phone = memberOf(body, 'phone');
  if (phone !== undefined && !(typeof phone === 'string' && /^\d{1,10}$/.test(phone)))
    return upstreamErrors.ownerMatchRefused();
  const refusal = refusalOf(account);
  if (refusal !== undefined) return refusal;
  const holders = holdersOf(world.seed, customer, account);
  if (holders.length === 0) return upstreamErrors.noOwnersToMatch();
  return billedReply(jsonReply({ holders: holders.map((holder) => scored(holder, body)) }), {
    'Account Owner Match': 1,
  });
}

const nameParts = ['firstName', 'middleName', 'lastName', 'suffix'] as const;
const addressParts = ['line1', 'line2', 'city', 'state', 'postalCode'] as const;

function scored(holder: Holder, body: unknown): Json {
  const [name, address] = [memberOf(body, 'name'), memberOf(body, 'address')];
  const { addresses, emails, phones, ...facts } = holderJson(holder) as { [member: string]: Json };
  const phone = textMember(body, 'phone');
  const email = textMember(body, 'email');
  const scores = () => ({
    ownerAddress: matchScore(joined(address, addressParts), addressOf(holder)),
    ...scoresOf(address, holder, addressParts),
  });
  return {
    ...facts,
    nameScores: {
      ownerName: matchScore(joined(name, nameParts), nameOf(holder)),
      ...scoresOf(name, holder, nameParts),
    },
    // Two letters here, where the owners themselves have three.
    addresses: withScores(addresses, { country: 'US', ...(isGiven(body, 'address') && { addressScores: scores() }) }),
    emails: withScores(emails, email !== undefined && { emailScores: { email: matchScore(email, holder.email) } }),
    phones: withScores(phones, phone !== undefined && { phoneScores: { phone: matchScore(phone, holder.phone) } }),
  };
}

const joined = (given: unknown, names: readonly string[]): string =>
  names.map((name) => textMember(given, name) ?? '').join(' ');

/** Of the values that are given. What the institution does not have scores nothing. */
function scoresOf<Name extends keyof Holder>(
  given: unknown,
  holder: Holder,
  names: readonly Name[],
): Record<string, number> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = textMember(given, name);
      return value === undefined ? [] : [[name, matchScore(value, holder[name] ?? '')]];
    }),
  );
}

/** Each with the scores: holders of the sandbox have one of each. */
function withScores(list: Json | undefined, scores: object | false): Json {
  return (list as readonly object[]).map((one) => ({ ...one, ...(scores || {}) })) as Json;
}
