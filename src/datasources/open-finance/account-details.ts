import type { AccountDetail, AccountDetailValues } from '../../domain/account-details.ts';
import { accountDetailFields } from '../../domain/account-details.ts';
import type { AccountPosition } from '../../domain/account-positions.ts';
import { accountPositionFields } from '../../domain/account-positions.ts';
import type { AccountFamily } from '../../domain/accounts.ts';
import type { FieldKind, FieldTable, ValueOf, ValuesOf } from '../../domain/field-table.ts';
import type { Instant } from '../../domain/time.ts';
import { startOfDay } from '../../domain/time.ts';
import type { Field, Row } from './wire.ts';
import { bool, decimal, epoch, id, int, sparse, text } from './wire.ts';

/** Institutions answer yes and no with T and F too. */
const flag: Field<boolean | null> = (path, digits) => {
  const read = bool(path, digits);
  return (value, drift) => read(value === 'T' ? true : value === 'F' ? false : value, drift);
};

/** `optionExpireDate` is declared a day and exemplified by an epoch. */
const dayOrEpoch: Field<Instant | null> = (path, digits) => {
  const read = epoch(path, digits);
  return (value, drift) =>
    typeof value === 'string' && value.includes('-', 1) ? dayIn(value, path, drift) : read(value, drift);
};

function dayIn(day: string, path: string, drift: (path: string) => void): Instant | null {
  try {
    return startOfDay(day);
  } catch {
    drift(path);
    return null;
  }
}

/** How a value of each kind is read. */
export const kindReaders: { readonly [K in FieldKind]: Field<ValueOf<K> | null> } = {
  money: decimal,
  rate: decimal,
  decimal,
  date: dayOrEpoch,
  text,
  id,
  int,
  boolean: flag,
};

/** An object that a table describes. */
function tabled<T extends FieldTable>(table: T): Field<ValuesOf<T> | null> {
  // The table says what type each value has; its rows, taken one by one, no longer do.
  return sparse(
    Object.entries(table).map(([name, { kind, upstream = name }]): Row => [name, upstream, kindReaders[kind]]),
  ) as Field<ValuesOf<T> | null>;
}

/** `detail` of a full account; `detailOf` completes it. */
export const accountDetail: Field<AccountDetailValues | null> = tabled(accountDetailFields);

/** One item of `position` of a full account. */
export const accountPosition: Field<AccountPosition | null> = tabled(accountPositionFields);

/** The wire does not say which kind of detail it holds: the type of the account does. */
export function detailOf(values: AccountDetailValues | null, family: AccountFamily | null): AccountDetail | null {
  return values === null ? null : { family, values };
}
