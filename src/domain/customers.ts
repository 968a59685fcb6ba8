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
  readonly createdAt: Instant | null;
  readonly lastModifiedAt: Instant | null;
}

export interface CustomerFilter {
  readonly search?: string | null;
  readonly username?: string | null;
  readonly type?: 'testing' | 'active' | null;
}

export function customerRef(customerId: string): CustomerRef {
  return { node: 'Customer', customerId };
}
