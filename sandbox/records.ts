import type { AggregationSchedule } from './aggregation.ts';
import type { Belongings } from './belongings.ts';
import type { ConnectBooks } from './connect/records.ts';
import type { ConsentRecord } from './consents.ts';
import type { BankPlan } from './data/bank.ts';
import type { HolderKnowledge } from './data/holders.ts';
import type { Json } from './json.ts';
import type { ReportRecord } from './reports/report-record.ts';

export interface AccountRecord {
  readonly id: string;
  readonly customerId: string;
  /** Another one after a migration to OAuth, as is the login. */
  institutionId: string;
  institutionLoginId: string;
  /** With what the login was made, so that making it again finds it. Absent on seeded accounts. */
  readonly signIn?: string;
  readonly number: string;
  readonly numberDisplay: string;
  readonly name: string;
  readonly type: string;
  /** JSON number, digit for digit. */
  readonly balance: string;
  readonly currency: string;
  /** Not zero until the connection is repaired in Connect. */
  aggregationStatusCode: number;
  readonly marketSegment: 'personal' | 'business';
  /** From 1, within the institution login. */
  readonly displayPosition: number;
  /** Accounts behind OAuth carry the dates of the authorization. */
  oauth: boolean;
  /** Behind OAuth, but from before upstream kept the dates of authorizations. */
  readonly undatedGrant: boolean;
  /** The account that this one is a part of: student loans come as account, groups and loans. */
  readonly parentAccount?: string;
  /** Replaced as a whole by a refresh. */
  schedule: AggregationSchedule;
  /** What the institution says about who holds it. */
  readonly holders: HolderKnowledge;
  /** When the bank last stated the balance to a premium call, in Unix milliseconds. */
  balanceStatedAt?: number;
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
  /** The consumer has forbidden credit reports about them. */
  readonly securityFreeze?: true;
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

/** A refresh that somebody asked for and did not wait for. */
export interface RefreshJobRecord {
  readonly id: string;
  readonly customerId: string;
  readonly mode: string;
  /** Unix milliseconds. */
  readonly startedAt: number;
  readonly accounts: readonly { readonly account: AccountRecord; readonly doneAt: number }[];
}

/** A pay statement that somebody stored for a customer. */
export interface PayStatementAsset {
  readonly id: string;
  readonly customerId: string;
  /** `lastPayPeriod` and so on. */
  readonly label: string;
  readonly file: Buffer;
}

/** An application of the partner, registered with the institutions that sign in by OAuth. */
export interface ApplicationRecord {
  readonly applicationId: string;
  readonly name: string;
}

/** An application of the partner on its way to be registered. */
export interface RegistrationRecord {
  readonly preAppId: number;
  /** Assigned once it is approved. */
  readonly applicationId: string;
  name: string;
  /** Unix milliseconds. */
  readonly createdAt: number;
  /** The last time it was handed in, from which its approval counts. */
  submittedAt: number;
}

/** What a third party may ask for in the name of the partner, as the receipt says it. */
export interface AccessKeyRecord {
  readonly receiptId: string;
  readonly customerId: string;
  /** Who gets the access. */
  readonly thirdPartyPartnerId: string;
  /** As they were given. */
  products: readonly Json[];
  provenance?: Json;
  /** Unix milliseconds. */
  updatedAt: number;
}

export interface PartnerRecord {
  readonly partnerId: string;
  partnerSecret: string;
  /** Secrets of before, and until when each goes on working, in Unix milliseconds. */
  readonly formerSecrets: Map<string, number>;
  readonly appKey: string;
  readonly plan: 'sandbox' | 'production';
  /** Enrolled for the payment enablement bundle. */
  readonly hasBundle: boolean;
  readonly applications: readonly ApplicationRecord[];
  /** By customer id, in the order upstream lists them. */
  readonly customers: Map<string, CustomerRecord>;
  customersEver: number;
  /** By consumer id, those of deleted customers included. */
  readonly consumers: Map<string, ConsumerRecord>;
  /** By refresh id. */
  readonly refreshJobs: Map<string, RefreshJobRecord>;
  /** By report id, those of deleted customers included, oldest first. */
  readonly reports: Map<string, ReportRecord>;
  /** By asset id. */
  readonly payStatements: Map<string, PayStatementAsset>;
  readonly belongings: Belongings;
  readonly connect: ConnectBooks;
  /** By receipt id. */
  readonly consents: Map<string, ConsentRecord>;
  /** By the id of its application for registration. */
  readonly registrations: Map<number, RegistrationRecord>;
  /** Access given to third parties, by receipt id. */
  readonly accessKeys: Map<string, AccessKeyRecord>;
}
