import type { Account } from './accounts.ts';
import type { Instant } from './time.ts';

/** A customer's login at an institution, by its ids alone. Upstream has no resource for it: its accounts tell about it. */
export interface InstitutionLoginRef {
  readonly node: 'InstitutionLogin';
  readonly customerId: string;
  readonly institutionLoginId: string;
}

export interface InstitutionLogin extends InstitutionLoginRef {
  /** At least one: a login exists for as long as one of its accounts does. */
  readonly accounts: readonly Account[];
  readonly institutionId: string | null;
  readonly authorizationStartDate: Instant | null;
  /** Null where the authorization does not expire. */
  readonly authorizationEndDate: Instant | null;
}

/** What a sign-in profile of a test institution is chosen by. */
export interface TestCredentials {
  readonly institutionId: string;
  readonly username: string;
  readonly password: string;
}

export function institutionLoginRef(customerId: string, institutionLoginId: string): InstitutionLoginRef {
  return { node: 'InstitutionLogin', customerId, institutionLoginId };
}

/** The login as its accounts tell it; null when none of the customer's accounts belongs to it. */
export function institutionLoginOf(ref: InstitutionLoginRef, accounts: readonly Account[]): InstitutionLogin | null {
  const own = accounts.filter((account) => account.institutionLoginId === ref.institutionLoginId);
  const first = own[0];
  if (first === undefined) return null;
  const expiring = own
    .filter((account) => account.authorizationExpires !== false)
    .map((account) => account.authorizationEndDate);
  return {
    ...ref,
    accounts: own,
    institutionId: first.institutionId,
    authorizationStartDate: first.authorizationStartDate,
    authorizationEndDate: earliest(expiring),
  };
}

function earliest(moments: readonly (Instant | null)[]): Instant | null {
  const known = moments.filter((at) => at !== null);
  return known.length === 0 ? null : Math.min(...known);
}
