import type { Instant } from './time.ts';

/** What a customer agreed to: which data of which logins, and until when. */
export interface Consent {
  readonly consentReceiptId: string;
  readonly customerId: string;
  readonly version: number | null;
  readonly status: string | null;
  readonly statusDate: Instant | null;
  readonly purpose: string | null;
  readonly purposeStatement: string | null;
  readonly customerCategory: string | null;
  readonly context: string | null;
  readonly applicationId: string | null;
  readonly applicationName: string | null;
  /** Days before the consent from which transactions may be read. */
  readonly historyDays: number | null;
  readonly createdDate: Instant | null;
  readonly startDate: Instant | null;
  readonly endDate: Instant | null;
  readonly institutions: readonly ConsentedInstitution[];
}

export interface ConsentedInstitution {
  readonly customerId: string;
  readonly institutionId: string | null;
  readonly institutionLoginId: string | null;
  readonly institutionName: string | null;
  readonly status: string | null;
  readonly statusDate: Instant | null;
  readonly lastUpdatedBy: string | null;
  readonly createdDate: Instant | null;
  readonly startDate: Instant | null;
  readonly endDate: Instant | null;
  readonly accounts: readonly ConsentedAccount[];
  readonly dataScopes: readonly DataScope[];
}

export interface ConsentedAccount {
  readonly accountId: string;
  readonly numberLast4: string | null;
  readonly type: string | null;
  readonly name: string | null;
  readonly status: string | null;
}

export interface DataScope {
  readonly scopeId: string;
  readonly name: string | null;
}

export const consentStatuses = ['ACTIVE', 'INACTIVE'] as const;
export type ConsentStatus = (typeof consentStatuses)[number];

/** Who takes a consent back. */
export type ConsentRevoker = 'CUSTOMER' | 'PARTNER';
