import type { Instant } from './time.ts';

/** A customer by its id alone: enough for every field that needs no call. */
export interface CustomerRef {
  readonly node: 'Customer';
  readonly customerId: string;
}

export interface Customer extends CustomerRef {
  readonly username: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  /** As upstream writes it: `testing` or `active`. */
  readonly type: string | null;
  readonly createdDate: Instant | null;
  readonly lastModifiedDate: Instant | null;
}

/** Which application of the partner institutions with OAuth show to a customer. */
export interface CustomerApplication {
  readonly applicationId: string;
  readonly name: string | null;
}

export interface CustomerFilter {
  readonly search?: string | null | undefined;
  readonly username?: string | null | undefined;
  readonly type?: 'testing' | 'active' | null | undefined;
}

/** What a customer is made of. */
export interface CustomerInput {
  /** Unique across all plans and partners, and never free again: 6 to 255 letters, digits and `!@.#$%&*_-+`. */
  readonly username: string;
  readonly firstName?: string | null | undefined;
  readonly lastName?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly email?: string | null | undefined;
  readonly applicationId?: string | null | undefined;
}

export interface CustomerPatch {
  readonly firstName?: string | null | undefined;
  readonly lastName?: string | null | undefined;
}

export function customerRef(customerId: string): CustomerRef {
  return { node: 'Customer', customerId };
}
