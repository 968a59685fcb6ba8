/** A shop in Mastercard's own table of merchants. */
export interface MerchantLocation {
  readonly locationId: string;
  /** By the kind of number that it is. */
  readonly identifiers: Readonly<Record<string, string>>;
  readonly merchantName: string;
  readonly streetAddress: string;
  readonly city: string;
  readonly state: string;
  readonly postalCode: string;
  readonly merchantCategoryCode: number;
  readonly naicsCode: number;
  readonly industryName: string;
}

const idOf = (last: number) => `a1b2c3d4-0000-1234-abcd-00000000000${last}`;

/** The first is the one of Mastercard's documentation; the other two bear its name elsewhere. */
export const merchantLocations: readonly MerchantLocation[] = [
  {
    locationId: idOf(1),
    identifiers: { MERCHANT_ID: '106241230D01' },
    merchantName: 'Artisan Emporium',
    streetAddress: '2000 Purchase St',
    city: 'Purchase',
    state: 'NY',
    postalCode: '10577',
    merchantCategoryCode: 5970,
    naicsCode: 459130,
    industryName: 'Arts and Craft Stores',
  },
  {
    locationId: idOf(2),
    identifiers: { MERCHANT_ID: '106241230D02' },
    merchantName: 'Artisan Emporium',
    streetAddress: '434 W Ascension Way',
    city: 'Murray',
    state: 'UT',
    postalCode: '84123',
    merchantCategoryCode: 5970,
    naicsCode: 459130,
    industryName: 'Arts and Craft Stores',
  },
  {
    locationId: idOf(3),
    identifiers: { MERCHANT_ID: '207715998A01' },
    merchantName: 'ABC Tires Inc',
    streetAddress: '4100 S State St',
    city: 'Murray',
    state: 'UT',
    postalCode: '84107',
    merchantCategoryCode: 5532,
    naicsCode: 441340,
    industryName: 'Automotive Tire Stores',
  },
];
