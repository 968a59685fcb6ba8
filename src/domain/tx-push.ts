import type { Decimal } from './money.ts';
import { nameIn, type OpenEnum } from './open-enums.ts';
import type { CalendarDate } from './time.ts';

/** A listener that Mastercard tells of what happens to an account. */
export interface TxPushSubscription {
  readonly subscriptionId: string;
  /** As upstream writes it: `account` or `transaction`. */
  readonly type: string | null;
  readonly callbackUrl: string | null;
  /** With which the notifications are signed; told once, when it is made. */
  readonly signingKey: string | null;
}

export type TxPushEventType = 'ACCOUNT' | 'TRANSACTION' | 'UNRECOGNIZED';

const types: OpenEnum<Exclude<TxPushEventType, 'UNRECOGNIZED'>> = { account: 'ACCOUNT', transaction: 'TRANSACTION' };

export const txPushEventType = ({ type }: Pick<TxPushSubscription, 'type'>): TxPushEventType => nameIn(types, type);

/** A transaction of a testing account that never happened, to see whether the listener hears of it. */
export interface TestTransaction {
  readonly amount: Decimal;
  readonly description: string;
  readonly date: CalendarDate;
  readonly pending: boolean;
}
