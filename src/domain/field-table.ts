import type { Decimal } from './money.ts';
import type { Instant } from './time.ts';

/** What a value is: `money` has the account's currency, a `rate` counts in percent, a `decimal` has a unit of its own. */
export type FieldKind = 'money' | 'rate' | 'decimal' | 'date' | 'text' | 'id' | 'int' | 'boolean';

interface KindValues {
  readonly money: Decimal;
  readonly rate: Decimal;
  readonly decimal: Decimal;
  readonly date: Instant;
  readonly text: string;
  readonly id: string;
  readonly int: number;
  readonly boolean: boolean;
}

export type ValueOf<K extends FieldKind> = KindValues[K];

export interface TableField<K extends FieldKind = FieldKind> {
  readonly kind: K;
  /** For the front-end developer who reads the graph. */
  readonly description: string;
  /** What upstream calls it. @default the field's own name */
  readonly upstream?: string | undefined;
}

/** The fields of an upstream object that has so many of them that they are data: adding one is adding a row. */
export type FieldTable = Readonly<Record<string, TableField>>;

/** An object described by a table. It has only the values that were sent, out of the many that could be. */
export type ValuesOf<T extends FieldTable> = { readonly [Name in keyof T]?: ValueOf<T[Name]['kind']> };

/** One function per kind; each makes a row that has the `shared` facts too. */
export function rowsWith<Shared extends object>(shared: Shared) {
  const row =
    <K extends FieldKind>(kind: K) =>
    (description: string, upstream?: string) => ({ ...shared, kind, description, upstream });
  return {
    money: row('money'),
    rate: row('rate'),
    decimal: row('decimal'),
    date: row('date'),
    text: row('text'),
    id: row('id'),
    int: row('int'),
    boolean: row('boolean'),
  };
}
