import type { Instant } from './time.ts';

/** A business that a customer runs. Upstream keeps one for each customer. */
export interface Business {
  readonly businessId: string;
  readonly name: string | null;
  /** Whether an owner is personally liable for a loan. */
  readonly personallyLiable: boolean | null;
  readonly type: string | null;
  readonly url: string | null;
  readonly email: string | null;
  readonly address: BusinessAddress | null;
  readonly phone: BusinessPhone | null;
  /** The last four characters: for a sole proprietor it is the social security number. */
  readonly taxIdLast4: string | null;
  readonly createdDate: Instant | null;
  readonly modifiedDate: Instant | null;
}

export interface BusinessAddress {
  readonly line1?: string | null | undefined;
  readonly line2?: string | null | undefined;
  readonly city?: string | null | undefined;
  readonly state?: string | null | undefined;
  readonly postalCode?: string | null | undefined;
  /** ISO 3166-1 alpha-2. */
  readonly country?: string | null | undefined;
}

export interface BusinessPhone {
  readonly countryCode?: string | null | undefined;
  readonly number?: string | null | undefined;
}

/** All of a business: upstream replaces it as a whole. */
export interface BusinessInput {
  readonly name: string;
  readonly personallyLiable: boolean;
  readonly address: BusinessAddress;
  readonly phone: BusinessPhone;
  readonly type?: string | null | undefined;
  readonly url?: string | null | undefined;
  readonly email?: string | null | undefined;
  readonly taxId?: string | null | undefined;
}
