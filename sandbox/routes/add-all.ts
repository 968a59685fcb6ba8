import { fullAccount } from '../account-wire.ts';
import { createAccounts } from '../data/accounts.ts';
import { profile03 } from '../data/demo-accounts.ts';
import { finBank } from '../data/institutions.ts';
import { withCustomer } from '../ownership.ts';
import type { CustomerRecord } from '../records.ts';
import { jsonReply } from '../reply.ts';
import type { Route, SandboxRequest } from '../router.ts';
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

function addAll(request: SandboxRequest, customer: CustomerRecord) {
  const { world, now, partner } = request;
  const institution = world.institutions.get(request.params.institutionId ?? '');
  if (institution === undefined) return upstreamErrors.institutionNotFound();
  // Testing customers go with testing institutions only. Which code upstream answers is not known.
  if (institution.id !== finBank.profilesA || customer.type !== 'testing') return upstreamErrors.badRequest();
  const password = passwordOf(request.body);
  if (password === undefined) return upstreamErrors.missingParameter('credentials');
  // The password selects the profile, and the contents of this one alone are known.
  if (password !== 'profile_03') return upstreamErrors.aggregation(103, 'Invalid credentials');
  const known = customer.accounts.filter((account) => account.name === 'ROTH' && account.number === '232323')[0];
  if (known === undefined) {
    const context = {
      seed: world.seed,
      partnerId: partner.partnerId,
      customerId: customer.id,
      customerOrdinal: [...partner.customers.keys()].indexOf(customer.id) + 1,
      firstIndex: customer.accounts.length,
      origin: now,
      isOauth: () => false,
    };
    customer.accounts.push(...createAccounts(context, profile03));
  }
  const login = (known ?? customer.accounts.at(-1))?.institutionLoginId;
  const accounts = customer.accounts.filter((account) => account.institutionLoginId === login);
  return jsonReply({ accounts: accounts.map((account) => fullAccount(world, account, now)) });
}

/** Of `{"credentials":[{"name":"Banking Userid",...},{"name":"Banking Password","value":...}]}`. */
function passwordOf(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || !('credentials' in body)) return undefined;
  if (!Array.isArray(body.credentials)) return undefined;
  const fields: readonly unknown[] = body.credentials;
  for (const field of fields) {
    if (typeof field !== 'object' || field === null || !('name' in field) || !('value' in field)) continue;
    if (field.name === 'Banking Password' && typeof field.value === 'string') return field.value;
  }
  return undefined;
}
