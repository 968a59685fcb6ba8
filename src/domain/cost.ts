/** What a field's cost is counted by: once per operation, or once per customer, login or account it is selected under. */
export type CostUnit = 'operation' | 'customer' | 'login' | 'account';

/** The most upstream calls that one unit of a field can cause. */
export interface FieldCost {
  readonly per: CostUnit;
  readonly calls: number;
  /** How many of them are billed. @default 0 */
  readonly billable?: number;
}
