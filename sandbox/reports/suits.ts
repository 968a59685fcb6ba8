import { familyOf } from '../data/merchants.ts';
import type { AccountRecord } from '../records.ts';

/** Which accounts a product is about. */
export const ofType =
  (...types: readonly string[]) =>
  ({ type }: AccountRecord) =>
    types.includes(type);
export const cash = ofType('checking', 'savings', 'moneyMarket');
export const any = () => true;
export const asset = (account: AccountRecord) => cash(account) || familyOf(account.type) === 'investment';
