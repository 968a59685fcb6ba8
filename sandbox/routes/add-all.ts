import { fullAccount } from '../account-wire.ts';
import { bankTrouble } from '../aggregation-codes.ts';
import { addAccounts, discover, mismatchOf } from '../discovery.ts';
import { withCustomer } from '../ownership.ts';
import type { CustomerRecord } from '../records.ts';
import type { Reply } from '../reply.ts';
import { jsonReply } from '../reply.ts';
import type { Route, SandboxRequest } from '../router.ts';
import { mfaChallenge, readCredentials } from '../sign-in.ts';
import { upstreamErrors } from '../upstream-errors.ts';

/**
 * Not in the OpenAPI document but in its official setup script: accounts without the Connect UI. They are aggregated at
 * once, so that they have rows; shadow rows come about with later aggregations.
 */
export const addAllRoutes: readonly Route[] = [
  {
    method: 'POST',
    template: '/aggregation/v1/customers/{customerId}/institutions/{institutionId}/accounts/addall',
    handler: withCustomer(addAll),
  },
];

function addAll({ world, partner, params, body, now }: SandboxRequest, customer: CustomerRecord): Reply {
  const institution = world.institutions.get(params.institutionId ?? '');
  if (institution === undefined) return upstreamErrors.institutionNotFound();
  const mismatch = mismatchOf(institution, customer);
  if (mismatch !== undefined) return upstreamErrors.badRequest(mismatch);
  const credentials = readCredentials(body);
  if (credentials === undefined) return upstreamErrors.missingParameter('credentials');
  const found = discover(world, customer, institution, credentials);
  if ('code' in found) return bankTrouble(found.code);
  if ('question' in found) return mfaChallenge(found.question);
  const accounts = addAccounts({ world, partner, customer, institution, credentials, accounts: found.accounts, now });
  return jsonReply({ accounts: accounts.map((account) => fullAccount(world, account, now)) });
}
