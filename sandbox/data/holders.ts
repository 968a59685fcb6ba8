import type { Json } from '../json.ts';
import { createRandom } from '../random.ts';
import type { AccountRecord, CustomerRecord } from '../records.ts';
import { familyOf } from './merchants.ts';

/** What an institution knows of somebody who holds an account. */
export interface Holder {
  readonly firstName: string;
  readonly middleName?: string;
  readonly lastName: string;
  readonly suffix?: string;
  readonly relationship: string;
  readonly line1: string;
  readonly line2?: string;
  readonly city: string;
  readonly state: string;
  readonly postalCode: string;
  readonly email: string;
  readonly phone: string;
}

/** How much an institution says: everything, names in one text that only the first version passes on, or nothing. */
export type HolderKnowledge = 'full' | 'joined' | 'none';

const streets = ['434 W Ascension Way', '1200 N Main St', '77 Peachtree Pl NE', '9 Elm Court'] as const;
const towns = [
  ['Murray', 'UT', '84123'],
  ['Atlanta', 'GA', '30309'],
  ['Sioux Falls', 'SD', '57104'],
] as const;
const middleNames = ['Lee', 'Ann', 'J'] as const;
const partners = ['Alex', 'Robin', 'Sam'] as const;

/** The customer, and on some accounts somebody else with them. Nobody where the institution does not say. */
export function holdersOf(seed: number, customer: CustomerRecord, account: AccountRecord): readonly Holder[] {
  if (account.holders === 'none') return [];
  const random = createRandom(seed, 'holders', customer.id, account.id);
  const home = createRandom(seed, 'home', customer.id);
  const [city, state, postalCode] = home.pick(towns);
  const where = { line1: home.pick(streets), city, state, postalCode };
  const lastName = customer.lastName ?? 'Doe';
  const phone = `801984${String(1_000 + random.below(9_000))}`;
  const first: Holder = {
    firstName: customer.firstName ?? 'Jane',
    ...(random.next() < 0.4 ? { middleName: random.pick(middleNames) } : {}),
    lastName,
    relationship: 'PRIMARY',
    ...where,
    email: `${customer.username}@example.com`,
    phone,
  };
  const isJoint = account.holders === 'joined' || random.next() < 0.3;
  if (!isJoint) return [{ ...first, relationship: 'SOLE_OWNER' }];
  const second = { ...first, firstName: random.pick(partners), relationship: 'SECONDARY', line2: 'Apt 2' };
  return [first, { ...second, email: `second.${customer.username}@example.com` }];
}

export const nameOf = ({ firstName, middleName, lastName, suffix }: Holder): string =>
  [firstName, middleName, lastName, suffix].filter((part) => part !== undefined).join(' ');

export const addressOf = ({ line1, line2, city, state, postalCode }: Holder): string =>
  [line1, line2, `${city}, ${state} ${postalCode}`].filter((part) => part !== undefined).join(', ');

/** AccountOwnerDetails of the third version. */
export function holderJson(holder: Holder): Json {
  const { firstName, middleName, lastName, suffix, relationship, line1, line2, city, state, postalCode } = holder;
  return {
    relationship,
    ownerName: nameOf(holder),
    firstName,
    middleName,
    lastName,
    suffix,
    nameClassification: 'person',
    nameClassificationconfidencescore: 0.97,
    addresses: [
      { ownerAddress: addressOf(holder), type: 'Home', line1, line2, city, state, postalCode, country: 'USA' },
    ],
    emails: [{ isPrimary: relationship !== 'SECONDARY', email: holder.email, emailType: 'Personal' }],
    phones: [{ type: 'CELL', country: '1', phone: holder.phone }],
    documentations: [],
  };
}

/** Accounts that money can be drawn from. */
export const isDeposit = ({ type }: AccountRecord): boolean => familyOf(type) === 'deposit';
