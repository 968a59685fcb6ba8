import type { AccountRef } from '../../domain/accounts.ts';
import type { AccountOwner, AccountOwners } from '../../domain/owners.ts';
import type { Endpoint } from '../upstream/exchange.ts';
import type { Ask } from './ask.ts';
import { freshness } from './freshness.ts';
import { body, bool, decimal, epoch, list, mapped, object, text } from './wire.ts';

const addressFields = {
  ownerAddress: text,
  type: text,
  line1: text,
  line2: text,
  line3: text,
  city: text,
  state: text,
  postalCode: text,
  country: text,
};

const address = mapped(object(addressFields), ({ ownerAddress, ...parts }) => ({ text: ownerAddress, ...parts }));
const email = mapped(object({ email: text, isPrimary: bool, emailType: text }), ({ emailType, ...rest }) => ({
  ...rest,
  type: emailType,
}));

/** Tax and government ids are left where they are. */
const holder = mapped(
  object({
    ownerName: text,
    firstName: text,
    middleName: text,
    lastName: text,
    suffix: text,
    relationship: text,
    nameClassification: text,
    // The spelling of the schema, and that of its examples.
    nameClassificationconfidencescore: decimal,
    nameClassificationConfidenceScore: decimal,
    addresses: list(address),
    emails: list(email),
    phones: list(object({ phone: text, country: text, type: text })),
  }),
  ({ ownerName, nameClassificationconfidencescore, nameClassificationConfidenceScore, ...rest }): AccountOwner => ({
    ...rest,
    name: ownerName,
    nameClassificationConfidence: nameClassificationconfidencescore ?? nameClassificationConfidenceScore,
  }),
);

/** AccountOwnerHolders, alone or in a bundle. */
export const ownerHolders = mapped(
  object({ holders: list(holder) }),
  ({ holders }): AccountOwners => ({ owners: holders, asOfDate: null }),
);

const none: AccountOwners = { owners: [], asOfDate: null };

const getOwners: Endpoint<AccountOwners> = {
  operation: 'GetAccountOwnerDetails',
  method: 'GET',
  path: '/aggregation/v3/customers/{customerId}/accounts/{accountId}/owner',
  product: 'Account Owner',
  family: 'owners',
  latency: 'live',
  live: true,
  billable: true,
  idempotent: true,
  cache: freshness.identity,
  response: body(ownerHolders, (answer) => answer ?? none),
};

/** All owners in one text. */
const getOwner: Endpoint<AccountOwners> = {
  ...getOwners,
  operation: 'GetAccountOwner',
  path: '/aggregation/v1/customers/{customerId}/accounts/{accountId}/owner',
  response: body(object({ ownerName: text, ownerAddress: text, asOfDate: epoch }), (owner) =>
    owner?.ownerName == null
      ? none
      : { owners: [namedOnly(owner.ownerName, owner.ownerAddress)], asOfDate: owner.asOfDate },
  ),
};

function namedOnly(name: string, addressText: string | null): AccountOwner {
  const parts = { type: null, line1: null, line2: null, line3: null, city: null, state: null };
  return {
    name,
    firstName: null,
    middleName: null,
    lastName: null,
    suffix: null,
    relationship: null,
    nameClassification: null,
    nameClassificationConfidence: null,
    addresses: addressText === null ? [] : [{ text: addressText, ...parts, postalCode: null, country: null }],
    emails: [],
    phones: [],
  };
}

export interface OwnerSource {
  /** Each owner by themselves. May be empty. */
  holders(account: AccountRef, institutionId: string | null, maxAgeMs: number): Promise<AccountOwners>;
  /** As the institution writes it: all owners in one text. */
  joined(account: AccountRef, institutionId: string | null, maxAgeMs: number): Promise<AccountOwners>;
}

export function ownerSource(ask: Ask): OwnerSource {
  const read =
    (endpoint: Endpoint<AccountOwners>): OwnerSource['holders'] =>
    ({ customerId, accountId }, institutionId, maxAgeMs) =>
      ask(endpoint, {
        customerId,
        params: { customerId, accountId },
        maxAgeMs,
        ...(institutionId !== null && { institutionId }),
      });
  return { holders: read(getOwners), joined: read(getOwner) };
}
