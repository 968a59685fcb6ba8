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
  readonly firstName?: string;
  readonly lastName?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly type: 'testing' | 'active';
  /** Unix seconds. */
  readonly createdDate: number;
  /** What a test can use this customer for. */
  readonly purpose: string;
  /** In display order; grows by `addall`. */
  readonly accounts: AccountRecord[];
}

export interface PartnerRecord {
  readonly partnerId: string;
  readonly partnerSecret: string;
  readonly appKey: string;
  readonly plan: 'sandbox' | 'production';
  /** By customer id, in the order upstream lists them. */
  readonly customers: ReadonlyMap<string, CustomerRecord>;
}
