import type { AccountRecord } from './records.ts';

/** A business that a customer runs: one for each customer. */
export interface BusinessRecord {
  readonly id: string;
  readonly customerId: string;
  /** Unix milliseconds. */
  readonly createdAt: number;
  modifiedAt: number;
  /** As the caller gave them. */
  details: Readonly<Record<string, unknown>>;
}

/** A listener that is told what happens to an account. */
export interface SubscriptionRecord {
  readonly id: string;
  readonly account: AccountRecord;
  readonly type: 'account' | 'transaction';
  readonly callbackUrl: string;
  /** With which the notifications are signed. */
  readonly signingKey: string;
}

/** A question how likely a payment succeeds. The answer takes a while. */
export interface PaymentRequestRecord {
  readonly id: string;
  readonly account: AccountRecord;
  readonly forCredit: boolean;
  /** Unix milliseconds. */
  readonly startedAt: number;
  readonly settleByDate: string;
  /** JSON number, digit for digit. */
  readonly amount: string;
}

/** Two small deposits, by whose amounts a customer proves that an account is theirs. */
export interface MicroDepositRecord {
  readonly customerId: string;
  readonly accountId: string;
  readonly routingNumber: string;
  readonly accountNumber: string;
  /** Unix milliseconds. */
  readonly startedAt: number;
  readonly cents: readonly [number, number];
  attempts: number;
  verified: boolean;
}

/** A statement of an account: of a month that is over. */
export interface StatementRecord {
  readonly id: string;
  readonly account: AccountRecord;
  /** Unix milliseconds, midnight of a first of a month. */
  readonly from: number;
  readonly until: number;
}

/** An account that a salary goes to. */
export interface DepositAccount {
  readonly accountNumber: string;
  readonly bankIdentifier: string;
}

/** A salary that a customer sent elsewhere, in Transfer. */
export interface DepositSwitchRecord {
  readonly id: string;
  readonly customerId: string;
  /** Who opened the link for the customer. */
  readonly externalId?: string;
  /** Unix milliseconds. */
  readonly createdAt: number;
  readonly account: DepositAccount;
}

/** What the customers of a partner leave behind besides their accounts. */
export interface Belongings {
  /** By business id. */
  readonly businesses: Map<string, BusinessRecord>;
  /** By subscription id. */
  readonly subscriptions: Map<string, SubscriptionRecord>;
  /** By request id. */
  readonly paymentRequests: Map<string, PaymentRequestRecord>;
  /** Customers whose history was loaded: the first time is charged for. */
  readonly historyOf: Set<string>;
  /** Statements that were listed, by asset id. */
  readonly statements: Map<string, StatementRecord>;
  /** By account id. */
  readonly microDeposits: Map<string, MicroDepositRecord>;
  /** By switch id. */
  readonly depositSwitches: Map<string, DepositSwitchRecord>;
  /** Counts what was ever made, so that no id comes back. */
  nextId(): number;
}

export function createBelongings(): Belongings {
  let ever = 0;
  return {
    businesses: new Map(),
    subscriptions: new Map(),
    paymentRequests: new Map(),
    historyOf: new Set(),
    statements: new Map(),
    microDeposits: new Map(),
    depositSwitches: new Map(),
    nextId: () => {
      ever += 1;
      return ever;
    },
  };
}
