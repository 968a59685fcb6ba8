/** What a field's cost is counted by: once per operation, or once per customer, login, account or report it is selected under. */
export type CostUnit = 'operation' | 'customer' | 'login' | 'account' | 'report';

/** What may be billed: `product` is that of the endpoint, and the argument of `@billable`. */
type FieldPrice =
  | { readonly billable?: undefined; readonly product?: undefined }
  | {
      /** The most items that one unit can be billed for: a number, or the argument whose length or value says it. */
      readonly billable: number | string;
      readonly product: string;
    };

/** The most upstream calls that one unit of a field can cause. A field that may be billed also demands the scope `billing`. */
export type FieldCost = FieldPrice & {
  readonly per: CostUnit;
  /** A number, or the argument whose length or value says it. */
  readonly calls: number | string;
};

/** What a list is made of, and the most rows it can have: a number, or the argument that says it. */
export interface ListSize {
  readonly of: 'customer' | 'account' | 'report';
  readonly size: number | string;
}

/** Upstream names no limit and does not page accounts. Its older documentation allows 20 per testing customer. */
export const accountsPerCustomer = 25;
