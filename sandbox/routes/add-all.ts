import { fullAccount } from '../account-wire.ts';
import { bankTrouble } from '../aggregation-codes.ts';
import type { AccountSeed } from '../data/accounts.ts';
import { createAccounts } from '../data/accounts.ts';
import type { InstitutionRecord } from '../data/institutions.ts';
import { finBank } from '../data/institutions.ts';
import { finBankAccounts, oauthAccounts, profileAccounts, realAccounts } from '../data/profiles.ts';
import { withCustomer } from '../ownership.ts';
import { createRandom } from '../random.ts';
import type { CustomerRecord } from '../records.ts';
import type { Reply } from '../reply.ts';
import { jsonReply } from '../reply.ts';
import type { Route, SandboxRequest } from '../router.ts';
import type { Credentials } from '../sign-in.ts';
import { mfaChallenge, readCredentials, signIn } from '../sign-in.ts';
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

function addAll(request: SandboxRequest, customer: CustomerRecord): Reply {
  const { world, now } = request;
  const institution = world.institutions.get(request.params.institutionId ?? '');
  if (institution === undefined) return upstreamErrors.institutionNotFound();
  const mismatch = mismatchOf(institution, customer);
  if (mismatch !== undefined) return upstreamErrors.badRequest(mismatch);
  const credentials = readCredentials(request.body);
  if (credentials === undefined) return upstreamErrors.missingParameter('credentials');
  const seeds = discover(request, customer, institution, credentials);
  if ('status' in seeds) return seeds;

  const key = `${institution.id}/${credentials.user}/${credentials.password}`;
  // Adding what is there already brings the same accounts again, not more of them.
  const known = customer.accounts.filter(({ signIn: made }) => made === key);
  const accounts = known.length > 0 ? known : add(request, customer, institution, seeds, key);
  return jsonReply({ accounts: accounts.map((account) => fullAccount(world, account, now)) });
}

/** Who may not be where. That it is refused is known, with which code is not. */
function mismatchOf(institution: InstitutionRecord, customer: CustomerRecord): string | undefined {
  if (institution.takes !== customer.type) {
    const kind = customer.type === 'testing' ? 'Testing' : 'Active';
    return `${kind} customers cannot add accounts of institution ${institution.id}`;
  }
  if (institution.oauth && customer.applicationId === undefined) {
    return 'Customer has no registered application for OAuth';
  }
  return undefined;
}

type Seeds = readonly Omit<AccountSeed, 'institutionId' | 'linkedAt'>[];

/** What the institution shows after signing in, or why it does not. */
function discover(
  { world }: SandboxRequest,
  customer: CustomerRecord,
  institution: InstitutionRecord,
  credentials: Credentials,
): Seeds | Reply {
  if (institution.id === finBank.profilesA || institution.id === finBank.billable) {
    return profileAccounts(credentials.password) ?? bankTrouble(103);
  }
  if (institution.id === finBank.oauth) return oauthAccounts;
  if (institution.id === finBank.signIn) {
    const outcome = signIn(credentials);
    if (outcome === 'success') return finBankAccounts;
    return 'code' in outcome ? bankTrouble(outcome.code) : mfaChallenge(outcome.question);
  }
  const status = institution.wire.status;
  if (status === 'maintenance') return bankTrouble(905);
  if (status === 'offline') return bankTrouble(910);
  return realAccounts(createRandom(world.seed, 'real', customer.id, institution.id), institution.id);
}

function add(
  { world, partner, now }: SandboxRequest,
  customer: CustomerRecord,
  institution: InstitutionRecord,
  seeds: Seeds,
  signInKey: string,
) {
  const context = {
    seed: world.seed,
    partnerId: partner.partnerId,
    customerId: customer.id,
    customerOrdinal: customer.ordinal,
    firstIndex: customer.accountsEver,
    origin: now,
    isOauth: () => institution.oauth,
    signIn: signInKey,
  };
  const added = createAccounts(
    context,
    seeds.map((seed) => ({ ...seed, institutionId: institution.id, linkedAt: 0 })),
  );
  customer.accounts.push(...added);
  customer.accountsEver += added.length;
  return added;
}
