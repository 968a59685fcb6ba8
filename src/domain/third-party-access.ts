import type { Instant } from './time.ts';

/** What another partner may ask of Mastercard about accounts of a customer. */
export interface ThirdPartyAccess {
  readonly receiptId: string;
  /** Pseudonym of the customer, for the third party. */
  readonly customerPseudonym: string | null;
  readonly thirdPartyPartnerId: string | null;
  readonly products: readonly ThirdPartyProduct[];
  readonly timestamp: Instant | null;
}

export interface ThirdPartyProduct {
  readonly product: string | null;
  /** Pseudonym of the account, for the third party. */
  readonly accountPseudonym: string | null;
  readonly payerPartnerId: string | null;
  readonly maxCalls: number | null;
  readonly startTime: Instant | null;
  readonly endTime: Instant | null;
}

export interface ThirdPartyProductInput {
  readonly product: string;
  readonly accountId: string;
  readonly payerPartnerId?: string | null | undefined;
  readonly maxCalls?: number | null | undefined;
  readonly startTime: Instant;
  readonly endTime: Instant;
}

export interface ThirdPartyAccessInput {
  readonly customerId: string;
  readonly thirdPartyPartnerId: string;
  readonly products: readonly ThirdPartyProductInput[];
}
