import { refusalOf } from '../bank-contact.ts';
import { addressOf, holderJson, holdersOf, nameOf } from '../data/holders.ts';
import { withAccount } from '../ownership.ts';
import type { AccountRecord, CustomerRecord } from '../records.ts';
import type { Reply } from '../reply.ts';
import { billedReply, jsonReply } from '../reply.ts';
import type { Route, SandboxRequest } from '../router.ts';
import { upstreamErrors } from '../upstream-errors.ts';

const account = '/customers/{customerId}/accounts/{accountId}';
const billed = { 'Account Owner': 1 };

export const ownerRoutes: readonly Route[] = [
  { method: 'GET', template: `/aggregation/v1${account}/owner`, handler: withAccount(readOwner) },
  { method: 'GET', template: `/aggregation/v3${account}/owner`, handler: withAccount(readHolders) },
];

/** All owners in one text, as some institutions write them. */
function readOwner({ world, now }: SandboxRequest, customer: CustomerRecord, record: AccountRecord): Reply {
  const refusal = refusalOf(record);
  if (refusal !== undefined) return refusal;
  const holders = holdersOf(world.seed, customer, record);
  const [first] = holders;
  if (first === undefined) return upstreamErrors.noOwnerDetails();
  const ownerName = holders.map(nameOf).join(' & ');
  return billedReply(
    jsonReply({ ownerName, ownerAddress: addressOf(first), asOfDate: Math.floor(now / 1000) }),
    billed,
  );
}

/** Each owner by themselves. An institution that only has a text for all of them has no holders here. */
function readHolders({ world }: SandboxRequest, customer: CustomerRecord, record: AccountRecord): Reply {
  const refusal = refusalOf(record);
  if (refusal !== undefined) return refusal;
  const holders = record.holders === 'joined' ? [] : holdersOf(world.seed, customer, record);
  return billedReply(jsonReply({ holders: holders.map(holderJson) }), billed);
}
