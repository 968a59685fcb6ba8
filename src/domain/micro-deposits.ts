import { nameIn, type OpenEnum } from './open-enums.ts';
import type { Instant } from './time.ts';

/** Two small deposits to an account at any bank. Who knows their amounts can see the account. */
export interface MicroDeposits {
  readonly customerId: string;
  readonly accountId: string;
  /** As upstream writes it. */
  readonly status: string | null;
  readonly statusDescription: string | null;
  readonly createdDate: Instant | null;
  readonly routingNumber: string | null;
  readonly accountNumberLast4: string | null;
  /** The account that was linked meanwhile and made the amounts unnecessary. */
  readonly verifiedByAccountId: string | null;
  readonly rail: string | null;
}

export interface MicroDepositReceiver {
  readonly routingNumber: string;
  readonly accountNumber: string;
  readonly accountType: ReceiverAccountType;
  readonly name: string;
  readonly memo?: string | null | undefined;
}

export const receiverAccountTypes = {
  PERSONAL_CHECKING: 'personalChecking',
  BUSINESS_CHECKING: 'businessChecking',
  PERSONAL_SAVINGS: 'personalSavings',
  BUSINESS_SAVINGS: 'businessSavings',
} as const;

export type ReceiverAccountType = (typeof receiverAccountTypes)[keyof typeof receiverAccountTypes];

export type MicroDepositStatus =
  | 'PENDING'
  | 'COMPLETED'
  | 'VERIFIED'
  | 'REJECTED'
  | 'RETURNED'
  | 'FAILED'
  | 'EXPIRED'
  | 'UNRECOGNIZED';

const statuses: OpenEnum<Exclude<MicroDepositStatus, 'UNRECOGNIZED'>> = {
  Pending: 'PENDING',
  Completed: 'COMPLETED',
  Verified: 'VERIFIED',
  Rejected: 'REJECTED',
  Returned: 'RETURNED',
  Failed: 'FAILED',
  Expired: 'EXPIRED',
};

export const microDepositStatus = ({ status }: Pick<MicroDeposits, 'status'>): MicroDepositStatus =>
  nameIn(statuses, status);
