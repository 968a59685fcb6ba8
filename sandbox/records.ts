import type { AggregationSchedule } from './aggregation.ts';
import type { BankPlan } from './data/bank.ts';

export interface AccountRecord {
  readonly id: string;
  readonly customerId: string;
  readonly institutionId: string;
  readonly institutionLoginId: string;
  readonly number: string;
  readonly numberDisplay: string;
  readonly name: string;
  readonly type: string;
  /** JSON number, digit for digit. */
  readonly balance: string;
  readonly currency: string;
  /** `pending` between discovery and the first aggregation. */
  readonly status: 'active' | 'pending';
  readonly aggregationStatusCode: number;
  readonly marketSegment: 'personal' | 'business';
  /** From 1, within the institution login. */
  readonly displayPosition: number;
  /** Accounts behind OAuth carry the dates of the authorization. */
  readonly oauth: boolean;
  readonly schedule: AggregationSchedule;
  readonly bank: BankPlan;
}

export interface CustomerRecord {
  readonly id: string;
  readonly username: string;
  firstName?: string;
  lastName?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly type: 'testing' | 'active';
  /** Which of the partner's applications it signs in to OAuth institutions with. Never changes once set. */
  applicationId?: string;
  /** Unix seconds. */
  readonly createdDate: number;
  /** Unix seconds. */
  lastModifiedDate: number;
  /** What a test can use this customer for. */
  readonly purpose: string;
  /** Position among all customers that the partner ever had, from 1: spreads the ids of transactions. */
  readonly ordinal: number;
  /** In display order; grows by `addall`, shrinks by deletion. */
  readonly accounts: AccountRecord[];
  /** Accounts and logins are numbered from here on, so that an id never comes back after a deletion. */
  accountsEver: number;
}

/** Who a report is about. One per customer, and it outlives the customer. */
export interface ConsumerRecord {
  /** 32 hexadecimal digits. */
  readonly id: string;
  readonly customerId: string;
  /** Unix seconds. */
  readonly createdDate: number;
  /** As the caller gave them, the social security number in full. */
  details: ConsumerDetails;
}

export interface ConsumerDetails {
  readonly firstName?: string;
  readonly lastName?: string;
  readonly address?: string;
  readonly city?: string;
  readonly state?: string;
  readonly zip?: string;
  readonly phone?: string;
  readonly ssn?: string;
  readonly birthday?: { readonly year: number; readonly month: number; readonly dayOfMonth: number };
  readonly email?: string;
  readonly suffix?: string;
  readonly endUser?: Readonly<Record<string, string>>;
}

/** An application of the partner, registered with the institutions that sign in by OAuth. */
export interface ApplicationRecord {
  readonly applicationId: string;
  readonly name: string;
}

export interface PartnerRecord {
  readonly partnerId: string;
  readonly partnerSecret: string;
  readonly appKey: string;
  readonly plan: 'sandbox' | 'production';
  readonly applications: readonly ApplicationRecord[];
  /** By customer id, in the order upstream lists them. */
  readonly customers: Map<string, CustomerRecord>;
  customersEver: number;
  /** By consumer id, those of deleted customers included. */
  readonly consumers: Map<string, ConsumerRecord>;
}
