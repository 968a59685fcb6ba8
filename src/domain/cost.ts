/** What a field's cost is counted by: once per operation, or once per customer, login or account it is selected under. */
export type CostUnit = 'operation' | 'customer' | 'login' | 'account';

/** The most upstream calls that one unit of a field can cause. */
export interface FieldCost {
  readonly per: CostUnit;
  /** A number, or the argument whose length says it. */
  readonly calls: number | string;
  /** How many of them are billed. @default 0 */
  readonly billable?: number;
}

/** What a list is made of, and the most rows it can have: a number, or the argument that says it. */
export interface ListSize {
  readonly of: 'customer' | 'account';
  readonly size: number | string;
}

/** Upstream names no limit and does not page accounts. Its older documentation allows 20 per testing customer. */
export const accountsPerCustomer = 25;
