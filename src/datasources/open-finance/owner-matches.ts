import type { AccountRef } from '../../domain/accounts.ts';
import { stateCode } from '../../domain/matching/address-words.ts';
import type { PersonName, ScoredHolder, Scores } from '../../domain/owner-matches.ts';
import type { Endpoint } from '../upstream/exchange.ts';
import type { Ask } from './ask.ts';
import { body, int, list, mapped, object } from './wire.ts';

const score = int;

const nameScores = object({ ownerName: score, firstName: score, middleName: score, lastName: score, suffix: score });
const addressScores = object({
  ownerAddress: score,
  line1: score,
  line2: score,
  city: score,
  state: score,
  postalCode: score,
  country: score,
});

const none: Scores = {};

/** Names and addresses of the holders are not read: nobody asked for them. */
const holder = mapped(
  object({
    nameScores,
    addresses: list(object({ addressScores })),
    emails: list(object({ emailScores: object({ email: score }) })),
    phones: list(object({ phoneScores: object({ phone: score }) })),
  }),
  ({ nameScores, addresses, emails, phones }): ScoredHolder => ({
    name: nameScores === null ? none : renamed(nameScores, 'ownerName'),
    addresses: addresses.map(({ addressScores: of }) => (of === null ? none : renamed(of, 'ownerAddress'))),
    emails: emails.map(({ emailScores }) => emailScores ?? none),
    phones: phones.map(({ phoneScores }) => phoneScores ?? none),
  }),
);

function renamed(scores: Scores, whole: string): Scores {
  const { [whole]: of = null, ...parts } = scores;
  return { ...parts, whole: of };
}

/** A read in spite of its method: nothing changes at the bank or at Mastercard. What it costs is paid each time. */
const accountMatchingScoreDetails: Endpoint<readonly ScoredHolder[]> = {
  operation: 'AccountMatchingScoreDetails',
  method: 'POST',
  path: '/account-owner-verification-matchings/customers/{customerId}/accounts/{accountId}',
  product: 'Account Owner Match',
  family: 'owners',
  latency: 'live',
  live: true,
  billable: true,
  idempotent: true,
  cache: null,
  response: body(object({ holders: list(holder) }), (answer) => answer?.holders ?? []),
};

/** What upstream compares. It takes no name but a person's in parts. */
export interface MatchRequest {
  readonly name: PersonName;
  readonly address?: Readonly<Record<string, string>>;
  readonly phone?: string;
  readonly email?: string;
}

export interface OwnerMatchSource {
  /** One billable live call. The claim goes into the body and nowhere else. */
  match(account: AccountRef, institutionId: string | null, request: MatchRequest): Promise<readonly ScoredHolder[]>;
}

export function ownerMatchSource(ask: Ask): OwnerMatchSource {
  return {
    match: ({ customerId, accountId }, institutionId, { phone, address, ...request }) =>
      ask(accountMatchingScoreDetails, {
        customerId,
        ...(institutionId === null ? {} : { institutionId }),
        params: { customerId, accountId },
        body: { ...request, ...(address && { address: plain(address) }), ...tenDigits(phone) },
      }),
  };
}

/** Upstream takes digits only, ten at most. */
function tenDigits(phone = ''): { readonly phone?: string } {
  const digits = phone.replace(/\D/g, '').slice(-10);
  return digits === '' ? {} : { phone: digits };
}

/** The short form of the state and five digits of the ZIP code: upstream compares letter by letter. */
function plain({ state, postalCode, ...lines }: NonNullable<MatchRequest['address']>): Record<string, string> {
  return {
    ...lines,
    ...(state !== undefined && { state: stateCode(state) ?? state }),
    ...(postalCode !== undefined && { postalCode: postalCode.replace(/^(\d{5})-?\d{4}$/, '$1') }),
  };
}
