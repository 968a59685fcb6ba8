import type { AccountBalance } from './balances.ts';
import type { GatewayError } from './errors.ts';
import type { AccountOwners } from './owners.ts';
import type { PaymentInstruction } from './payments.ts';

/** What the payment enablement bundle can bring for an account. */
export interface BundleSections {
  readonly owners: AccountOwners;
  readonly balance: AccountBalance;
  /** By ACH: the bundle knows no other rail. */
  readonly instruction: PaymentInstruction;
}

export type BundleSection = keyof BundleSections;

/** One account of a bundle: what was found, or what went wrong, of each section that was asked for. */
export interface BundledAccount {
  readonly accountId: string;
  readonly found: Partial<BundleSections>;
  readonly failed: Partial<Record<BundleSection, GatewayError>>;
}
