import type { ErrorCategory } from './errors.ts';
import type { Decimal } from './money.ts';
import { nameIn, type OpenEnum } from './open-enums.ts';
import type { CalendarDate } from './time.ts';
import { describeUpstreamCode } from './upstream-codes.ts';

/** Which of upstream's two products: one is for decisions under the Fair Credit Reporting Act, the other must not be. */
export type IndicatorPurpose = 'credit' | 'payment';

/** Identifies a job. The same ids mean another job for the other purpose. */
export interface IndicatorRef {
  readonly customerId: string;
  readonly accountId: string;
  readonly payRequestId: string;
  readonly purpose: IndicatorPurpose;
}

/** How likely a payment by ACH succeeds: a job, whose scores are null until it is done. */
export interface PaymentIndicators extends IndicatorRef {
  /** As upstream writes it, blank and capitals included. */
  readonly status: string | null;
  readonly requestDate: CalendarDate | null;
  readonly settleByDate: CalendarDate | null;
  readonly amount: Decimal | null;
  /** That the account has not enough. */
  readonly nsf: NsfRisk | null;
  readonly nsfError: IndicatorError | null;
  /** That the customer says they never agreed. */
  readonly unauthorized: RiskScore | null;
  readonly unauthorizedError: IndicatorError | null;
}

export interface RiskScore {
  /** 0 to 100: the higher, the likelier the payment settles. */
  readonly score: number | null;
  /** As upstream writes it: `Low Risk`. */
  readonly indicator: string | null;
}

export interface NsfRisk {
  readonly availableBalance: Decimal | null;
  readonly disputeStatement: string | null;
  readonly days: readonly NsfDay[];
}

export interface NsfDay extends RiskScore {
  readonly date: CalendarDate | null;
  readonly reasons: NsfReasons | null;
}

/** What drove a score, each from 0 to 100. */
export interface NsfReasons {
  readonly recentBalance: number | null;
  readonly balanceHistory: number | null;
  readonly nsfHistory: number | null;
  readonly recentNsfHistory: number | null;
  readonly recurringNsf: number | null;
  readonly spendHistory: number | null;
  readonly depositHistory: number | null;
  readonly transactionAmount: number | null;
}

export interface IndicatorError {
  readonly code: string;
  readonly category: ErrorCategory;
  readonly message: string;
  readonly fixable: boolean;
}

export function indicatorError(code: string): IndicatorError {
  const known = describeUpstreamCode(code, 500);
  const { category = 'OTHER', meaning = 'A code that this release does not know.', fixable = false } = known ?? {};
  return { code, category, message: meaning, fixable };
}

export interface IndicatorInput {
  readonly settleByDate: CalendarDate;
  readonly amount: Decimal;
  readonly user?: IndicatorUser | null | undefined;
}

export interface IndicatorUser {
  readonly name?: string | null | undefined;
  readonly email?: string | null | undefined;
  readonly phone?: string | null | undefined;
}

export type IndicatorStatus = 'IN_PROGRESS' | 'SUCCESS' | 'FAILURE' | 'UNRECOGNIZED';

const statuses: OpenEnum<Exclude<IndicatorStatus, 'UNRECOGNIZED'>> = {
  'IN PROGRESS': 'IN_PROGRESS',
  SUCCESS: 'SUCCESS',
  FAILURE: 'FAILURE',
};

export const indicatorStatus = ({ status }: Pick<PaymentIndicators, 'status'>): IndicatorStatus =>
  nameIn(statuses, status);

export type RiskLevel = 'LOW' | 'MEDIUM' | 'HIGH' | 'UNRECOGNIZED';

const levels: OpenEnum<Exclude<RiskLevel, 'UNRECOGNIZED'>> = {
  'Low Risk': 'LOW',
  'Medium Risk': 'MEDIUM',
  'High Risk': 'HIGH',
};

export const riskLevel = ({ indicator }: RiskScore): RiskLevel => nameIn(levels, indicator);
