import type { Decimal } from './money.ts';
import { nameIn, type OpenEnum } from './open-enums.ts';
import type { CalendarDate } from './time.ts';

/** Transactions that come back: a salary, a subscription, a rent. */
export interface RecurringStream {
  readonly payee: string | null;
  readonly categories: readonly string[];
  readonly transactionIds: readonly string[];
  /** Days between two of them, on average. */
  readonly cadenceDays: number | null;
  /** As upstream writes it. */
  readonly status: string | null;
  readonly nextDate: CalendarDate | null;
  readonly nextAmount: Decimal | null;
  readonly minimumAmount: Decimal | null;
  readonly maximumAmount: Decimal | null;
  readonly meanAmount: Decimal | null;
  readonly medianAmount: Decimal | null;
  readonly count: number | null;
}

export interface RecurringStreams {
  readonly inflows: readonly RecurringStream[];
  readonly outflows: readonly RecurringStream[];
}

/** Of a customer: over all the accounts that were asked about, and of each by itself. */
export interface CustomerStreams {
  readonly all: RecurringStreams;
  readonly byAccount: ReadonlyMap<string, RecurringStreams>;
}

export const noStreams: RecurringStreams = { inflows: [], outflows: [] };

export type RecurringStatus = 'ACTIVE' | 'INACTIVE' | 'UNRECOGNIZED';

const statuses: OpenEnum<Exclude<RecurringStatus, 'UNRECOGNIZED'>> = { ACTIVE: 'ACTIVE', INACTIVE: 'INACTIVE' };

export const recurringStatus = ({ status }: Pick<RecurringStream, 'status'>): RecurringStatus =>
  nameIn(statuses, status);
