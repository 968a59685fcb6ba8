import type { Discovered } from './connect/records.ts';
import { createAccounts } from './data/accounts.ts';
import type { InstitutionRecord } from './data/institutions.ts';
import { finBank } from './data/institutions.ts';
import { finBankAccounts, oauthAccounts, profileAccounts, realAccounts } from './data/profiles.ts';
import { createRandom } from './random.ts';
import type { AccountRecord, CustomerRecord, PartnerRecord } from './records.ts';
import type { Credentials, Question } from './sign-in.ts';
import { signIn } from './sign-in.ts';
import type { World } from './world.ts';

/** Who may not be where. That it is refused is known, with which code is not. */
export function mismatchOf(institution: InstitutionRecord, customer: CustomerRecord): string | undefined {
  if (institution.takes !== customer.type) {
    const kind = customer.type === 'testing' ? 'Testing' : 'Active';
    return `${kind} customers cannot add accounts of institution ${institution.id}`;
  }
  if (institution.oauth && customer.applicationId === undefined) {
    return 'Customer has no registered application for OAuth';
  }
  return undefined;
}

/** What signing in comes to: accounts, an aggregation status code, or a question. */
export type Discovery =
  | { readonly accounts: readonly Discovered[] }
  | { readonly code: number }
  | { readonly question: Question };

export function discover(
  world: World,
  customer: CustomerRecord,
  institution: InstitutionRecord,
  credentials: Credentials,
): Discovery {
  if (institution.id === finBank.profilesA || institution.id === finBank.billable) {
    const accounts = profileAccounts(credentials.password);
    return accounts === undefined ? { code: 103 } : { accounts };
  }
  if (institution.id === finBank.oauth) return { accounts: oauthAccounts };
  if (institution.id === finBank.signIn) {
    const outcome = signIn(credentials);
    return outcome === 'success' ? { accounts: finBankAccounts } : outcome;
  }
  const status = institution.wire.status;
  if (status === 'maintenance') return { code: 905 };
  if (status === 'offline') return { code: 910 };
  return { accounts: realAccounts(createRandom(world.seed, 'real', customer.id, institution.id), institution.id) };
}

export interface Addition {
  readonly world: World;
  readonly partner: PartnerRecord;
  readonly customer: CustomerRecord;
  readonly institution: InstitutionRecord;
  readonly credentials: Credentials;
  readonly accounts: readonly Discovered[];
  readonly now: number;
}

/** Adding what is there already brings the same accounts again, not more of them; what is new joins their login. */
export function addAccounts({ world, partner, customer, institution, credentials, accounts, now }: Addition) {
  const key = `${institution.id}/${credentials.user}/${credentials.password}`;
  const known = customer.accounts.filter(({ signIn: made }) => made === key);
  const isKnown = ({ type, name, number }: Discovered) =>
    known.some(
      (account) =>
        account.type === type &&
        (name === undefined || account.name === name) &&
        (number === undefined || account.number === number),
    );
  const fresh = accounts.filter((account) => !isKnown(account));
  const context = {
    seed: world.seed,
    partnerId: partner.partnerId,
    customerId: customer.id,
    customerOrdinal: customer.ordinal,
    firstIndex: customer.accountsEver,
    origin: now,
    isOauth: () => institution.oauth,
    signIn: key,
  };
  const added = createAccounts(
    context,
    fresh.map((seed) => ({ ...seed, institutionId: institution.id, linkedAt: 0 })),
  );
  const login = known[0]?.institutionLoginId;
  if (login !== undefined) for (const account of added) account.institutionLoginId = login;
  customer.accounts.push(...added);
  customer.accountsEver += added.length;
  const all: readonly AccountRecord[] = [...known, ...added];
  return all;
}
