/** A shop in Mastercard's own table of merchants, and how well it fits what was looked for. */
export interface MerchantLocation {
  readonly locationId: string;
  /** From 1, the best. */
  readonly matchRank: number | null;
  readonly merchantName: string | null;
  readonly streetAddress: string | null;
  readonly city: string | null;
  readonly state: string | null;
  readonly postalCode: string | null;
  readonly countryCode: string | null;
}

/** Either of the two. */
export type MerchantSearch =
  | { readonly idType: string; readonly idValue: string }
  | {
      readonly merchantName: string;
      readonly streetAddress: string;
      readonly city?: string | null | undefined;
      readonly state?: string | null | undefined;
      readonly postalCode?: string | null | undefined;
    };
