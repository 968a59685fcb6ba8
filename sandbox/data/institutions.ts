import type { Json } from '../json.ts';
import type { Random } from '../random.ts';
import { createRandom } from '../random.ts';

/** An institution of the directory: the members that decide about answers, and the whole wire object. */
export interface InstitutionRecord {
  readonly id: string;
  readonly name: string;
  readonly oauth: boolean;
  /** Sandbox institutions take testing customers only, all others active ones only. */
  readonly testing: boolean;
  /** Absent where upstream has no branding: that call answers 404. */
  readonly branding?: Readonly<Record<string, Json>>;
  readonly wire: Readonly<Record<string, Json | undefined>>;
}

export const finBank = { signIn: '101732', profilesA: '102105', oauth: '102176' } as const;

const count = 400;

const products = [
  'transAgg',
  'ach',
  'stateAgg',
  'voi',
  'voa',
  'aha',
  'availBalance',
  'accountOwner',
  'studentLoanData',
  'loanPaymentDetails',
  'liabilityData',
  'billPayData',
] as const;

const places = [
  ['Aspen', 'Denver', 'CO', 'America/Denver'],
  ['Bayou', 'New Orleans', 'LA', 'America/Chicago'],
  ['Cascade', 'Seattle', 'WA', 'America/Los_Angeles'],
  ['Chesapeake', 'Baltimore', 'MD', 'America/New_York'],
  ['Dakota', 'Fargo', 'ND', 'America/Chicago'],
  ['Golden Gate', 'San Francisco', 'CA', 'America/Los_Angeles'],
  ['Granite', 'Concord', 'NH', 'America/New_York'],
  ['Great Lakes', 'Milwaukee', 'WI', 'America/Chicago'],
  ['Hudson', 'Albany', 'NY', 'America/New_York'],
  ['Liberty', 'Philadelphia', 'PA', 'America/New_York'],
  ['Lone Star', 'Austin', 'TX', 'America/Chicago'],
  ['Magnolia', 'Jackson', 'MS', 'America/Chicago'],
  ['Ozark', 'Springfield', 'MO', 'America/Chicago'],
  ['Palmetto', 'Charleston', 'SC', 'America/New_York'],
  ['Piedmont', 'Charlotte', 'NC', 'America/New_York'],
  ['Prairie', 'Omaha', 'NE', 'America/Chicago'],
  ['Redwood', 'Eureka', 'CA', 'America/Los_Angeles'],
  ['Saguaro', 'Phoenix', 'AZ', 'America/Phoenix'],
  ['Tidewater', 'Norfolk', 'VA', 'America/New_York'],
  ['Wasatch', 'Salt Lake City', 'UT', 'America/Denver'],
] as const;

const kinds = [
  ['National Bank', 'Banking', 'banking'],
  ['Community Bank', 'Banking', 'banking'],
  ['Savings Bank', 'Banking', 'banking'],
  ['Federal Credit Union', 'Banking', 'banking'],
  ['Teachers Credit Union', 'Banking', 'banking'],
  ['Trust', 'Banking', 'banking'],
  ['Bank & Trust', 'Banking', 'banking'],
  ['Card Services', 'Credit Cards/Accounts', 'creditCards'],
  ['Rewards Card', 'Credit Cards/Accounts', 'creditCards'],
  ['Brokerage', 'Investments', 'investments'],
  ['Wealth Management', 'Investments', 'investments'],
  ['Asset Advisors', 'Investments', 'investments'],
  ['Retirement Services', 'Workplace Retirement', 'retirement'],
  ['Pension Partners', 'Workplace Retirement', 'retirement'],
  ['Home Loans', 'Mortgages and Loans', 'mortgages'],
  ['Mortgage', 'Mortgages and Loans', 'mortgages'],
  ['Student Lending', 'Mortgages and Loans', 'loans'],
  ['Auto Finance', 'Mortgages and Loans', 'loans'],
  ['Mutual Insurance', 'Insurance', 'insurance'],
  ['Bank - Business', 'Banking', 'banking'],
] as const;

/** The directory, in the order upstream would page through it: by id. */
export function createInstitutions(seed: number): readonly InstitutionRecord[] {
  const random = createRandom(seed, 'institutions');
  const finBankLike = ['TestFI', 'testing'] as const;
  const known: InstitutionRecord[] = [
    institution(random, '4222', 'Principal Financial - Retirement (Personal)', places[19], [
      'Workplace Retirement',
      'retirement',
    ]),
    institution(random, finBank.signIn, 'FinBank', places[19], finBankLike),
    institution(random, finBank.profilesA, 'FinBank Profiles - A', places[19], finBankLike),
    institution(random, finBank.oauth, 'FinBank OAuth', places[19], finBankLike, { oauth: true }),
  ];
  const made: InstitutionRecord[] = [];
  for (let index = 0; index < count; index += 1) {
    const place = places[index % places.length];
    const kind = kinds[Math.floor(index / places.length) % kinds.length];
    if (place === undefined || kind === undefined) continue;
    const options = { oauth: random.next() < 0.4, branded: random.next() < 0.95 };
    made.push(
      institution(random, String(5_001 + index * 7), `${place[0]} ${kind[0]}`, place, [kind[1], kind[2]], options),
    );
  }
  return [...known, ...made].sort((left, right) => Number(left.id) - Number(right.id));
}

function institution(
  random: Random,
  id: string,
  name: string,
  [, city, state, timeZone]: (typeof places)[number],
  [accountTypeDescription, institutionClass]: readonly [string, string],
  { oauth = false, branded = true }: { readonly oauth?: boolean; readonly branded?: boolean } = {},
): InstitutionRecord {
  const testing = name.startsWith('FinBank');
  const site = `https://${name.toLowerCase().replace(/[^a-z]+/g, '-')}.example`;
  const status = testing || random.next() < 0.94 ? 'online' : random.pick(['offline', 'maintenance', 'beta']);
  const branding = branded ? brandingOf(id, random) : undefined;
  const wire: Record<string, Json | undefined> = {
    id: Number(id),
    name,
    ...Object.fromEntries(products.map((product) => [product, testing || random.next() < 0.7])),
    displayName: name,
    accountTypeDescription,
    phone: `1-801-984-${String(1_000 + random.below(9_000))}`,
    urlHomeApp: `${site}/`,
    urlLogonApp: `${site}/login`,
    oauthEnabled: oauth,
    urlForgotPassword: `${site}/forgot`,
    urlOnlineRegistration: `${site}/signup`,
    class: institutionClass,
    specialText: `Please enter your ${name} Username and Password.`,
    timeZone,
    specialInstructions: oauth ? ['Account details', 'Balances and transactions'] : undefined,
    specialInstructionsTitle: oauth ? 'Special OAuth Login Instructions' : undefined,
    address: {
      city,
      state,
      country: 'USA',
      postalCode: String(10_000 + random.below(80_000)),
      addressLine1: '1 Main St',
    },
    currency: 'USD',
    email: `help@${site.slice('https://'.length)}`,
    status,
    branding,
    productionStatus: productionStatusOf(status),
    oauthInstitutionId: id === finBank.profilesA ? Number(finBank.oauth) : undefined,
  };
  return { id, name, oauth, testing, wire, ...(branding === undefined ? {} : { branding }) };
}

function brandingOf(id: string, random: Random): Record<string, Json> {
  const base = `https://branding.example/${id}`;
  return {
    logo: `${base}/logo.svg`,
    alternateLogo: `${base}/alternateLogo.svg`,
    icon: `${base}/icon.svg`,
    primaryColor: `#${random.below(0xffffff).toString(16).padStart(6, '0').toUpperCase()}`,
    tile: `${base}/tile.svg`,
  };
}

function productionStatusOf(status: string): Record<string, Json> {
  const word = status === 'online' ? 'online' : 'offline';
  const names = ['overallStatus', 'transAgg', 'stateAgg', 'voa', 'voi', 'ach', 'aha'];
  return Object.fromEntries(names.map((name) => [name, word]));
}
