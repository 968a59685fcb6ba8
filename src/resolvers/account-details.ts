import type { AccountDetail } from '../domain/account-details.ts';
import type { AccountPosition } from '../domain/account-positions.ts';
import type { Account } from '../domain/accounts.ts';
import { GatewayError } from '../domain/errors.ts';
import type { FieldKind, ValueOf } from '../domain/field-table.ts';
import type { CurrencyCode } from '../domain/money.ts';
import { currencyOf } from './accounts.ts';
import type { CurrencySource, MoneySource } from './money.ts';

/** An object that a field table describes, and the currency of its amounts. */
export interface TableSource {
  readonly values: object;
  readonly currency: CurrencySource;
}

export interface AccountDetailSource extends AccountDetail {
  readonly currency: CurrencySource;
}

export interface AccountPositionSource {
  readonly values: AccountPosition;
  readonly currency: CurrencySource;
}

export function accountDetail(account: Account): AccountDetailSource | null {
  return account.detail && { ...account.detail, currency: currencyOf(account) };
}

export function accountPositions(account: Account): readonly AccountPositionSource[] {
  const currency = currencyOf(account);
  return account.positions.map((values) => ({ values, currency: currencyOfPosition(values) ?? currency }));
}

/** Answers the field of that name with what was sent for it. */
export function fieldValue<K extends FieldKind>(name: string, _kind: K) {
  // The table that names the field also gave the value its kind when it was read.
  return ({ values }: TableSource) => ((values as Record<string, unknown>)[name] ?? null) as ValueOf<K> | null;
}

/** Answers the field of that name with an amount in the currency of the object. */
export function fieldMoney(name: string) {
  const amountOf = fieldValue(name, 'money');
  return (source: TableSource): MoneySource | null => {
    const amount = amountOf(source);
    return amount === null ? null : { amount, currency: source.currency };
  };
}

/** Null where the institution does not name one: then the amounts are in the account's. */
function currencyOfPosition({ securityCurrency }: AccountPosition): CurrencySource | null {
  const code = securityCurrency?.trim().toUpperCase();
  if (!code) return null;
  return /^[A-Z]{3}$/.test(code) ? code : unknownCurrency;
}

/** An amount is never shown in a currency that was guessed: asking for it fails, the amount alone stays readable. */
function unknownCurrency(): CurrencyCode {
  throw new GatewayError('UPSTREAM_BAD_RESPONSE', 'The currency of the position is not an ISO 4217 code.', {
    category: 'PLATFORM',
  });
}
