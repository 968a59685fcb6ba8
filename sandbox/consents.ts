import { createRandom } from './random.ts';
import type { CustomerRecord, PartnerRecord } from './records.ts';
import { uuid } from './uuid.ts';
import type { World } from './world.ts';

/** What a customer agreed to in Connect: which logins the partner may read, and until when. */
export interface ConsentRecord {
  /** UUID. */
  readonly id: string;
  readonly customerId: string;
  readonly purpose: string;
  /** Unix milliseconds. */
  readonly createdAt: number;
  readonly institutions: ConsentedLogin[];
}

export interface ConsentedLogin {
  readonly institutionId: string;
  readonly institutionLoginId: string;
  /** As they were when consent was given: revoking takes them away from the customer, not from the receipt. */
  readonly accounts: readonly ConsentedAccount[];
  readonly createdAt: number;
  revoked?: { readonly at: number; readonly by: string };
}

export interface ConsentedAccount {
  readonly id: string;
  readonly numberDisplay: string;
  readonly type: string;
  readonly name: string;
}

export const consentMs = 365 * 86_400_000;

/**
 * The consents of a customer, oldest first. Logins that came about without Connect, as those of the seed, get theirs when
 * somebody looks: one receipt for all of them.
 */
export function consentsOf(world: World, partner: PartnerRecord, customer: CustomerRecord, now: number) {
  const own = [...partner.consents.values()].filter(({ customerId }) => customerId === customer.id);
  const covered = new Set(own.flatMap(({ institutions }) => institutions.map((entry) => entry.institutionLoginId)));
  const missing = [...new Set(customer.accounts.map((account) => account.institutionLoginId))].filter(
    (login) => !covered.has(login),
  );
  return missing.length === 0 ? own : [...own, giveConsent(world, partner, customer, missing, now)];
}

/** Also of a customer whose receipts nobody has looked at: they would have had this id. */
export function consentById(world: World, partner: PartnerRecord, id: string, now: number): ConsentRecord | undefined {
  if (!partner.consents.has(id)) {
    for (const customer of partner.customers.values()) consentsOf(world, partner, customer, now);
  }
  return partner.consents.get(id);
}

export function giveConsent(
  { seed }: World,
  partner: PartnerRecord,
  customer: CustomerRecord,
  logins: readonly string[],
  now: number,
  purpose = 'Personal finance management',
): ConsentRecord {
  const consent: ConsentRecord = {
    id: uuid(createRandom(seed, 'consent', partner.partnerId, customer.id, ...logins)),
    customerId: customer.id,
    purpose,
    createdAt: now,
    institutions: logins.map((institutionLoginId) => {
      const accounts = customer.accounts.filter((account) => account.institutionLoginId === institutionLoginId);
      return {
        institutionId: accounts[0]?.institutionId ?? '',
        institutionLoginId,
        accounts: accounts.map(({ id, numberDisplay, type, name }) => ({ id, numberDisplay, type, name })),
        createdAt: now,
      };
    }),
  };
  partner.consents.set(consent.id, consent);
  return consent;
}

/** The accounts behind a revoked login are no longer shared. */
export function revoke(customer: CustomerRecord | undefined, login: ConsentedLogin, by: string, now: number): void {
  if (login.revoked !== undefined) return;
  login.revoked = { at: now, by };
  const { accounts = [] } = customer ?? {};
  for (let index = accounts.length - 1; index >= 0; index -= 1) {
    if (accounts[index]?.institutionLoginId === login.institutionLoginId) accounts.splice(index, 1);
  }
}
