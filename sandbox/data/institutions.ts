import type { Json } from '../json.ts';
import type { Random } from '../random.ts';
import { createRandom } from '../random.ts';
import { kinds, places, prefixes } from './institution-names.ts';
import { routingNumberOf } from './routing-number.ts';

/** An institution of the directory: the members that decide about answers, and the whole wire object. */
export interface InstitutionRecord {
  readonly id: string;
  readonly name: string;
  readonly oauth: boolean;
  /** FinBank is for testing customers alone; all others, FinBank Billable among them, are for active ones alone. */
  readonly takes: 'testing' | 'active';
  /** Not a FinBank of any kind. */
  readonly real: boolean;
  /** Absent where upstream has no branding: that call answers 404. */
  readonly branding?: Readonly<Record<string, Json>>;
  /** The same bank behind OAuth, where it has two connections. */
  readonly oauthTwin?: string;
  /** Nine digits. Only banks have one, shared by both connections of a bank. */
  readonly routingNumber?: string;
  /** The Federal Reserve's number of a bank. */
  readonly rssd?: number;
  readonly parentRssd?: number;
  readonly wire: Readonly<Record<string, Json | undefined>>;
}

export const finBank = { signIn: '101732', profilesA: '102105', oauth: '102176', billable: '102224' } as const;

/** Each name of a kind of bank at a place, as it is and then with each of the prefixes. */
const round = places.length * kinds.length;
const count = round * (1 + prefixes.length);
/** Beyond the first round every one of these has a connection of either kind. */
const everyPaired = 20;
/** And every one of these has two subsidiaries. */
const everyParent = 40;
const subsidiaries = 2;

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

export type DirectorySize = 'whole' | 'short';

/** The directory, in the order upstream would page through it: by id. */
export function createInstitutions(seed: number, size: DirectorySize): readonly InstitutionRecord[] {
  const later = size === 'whole' ? count - round : 0;
  const made = Array.from({ length: later }, (_, index) => laterInstitutions(seed, round + index)).flat();
  return [...firstInstitutions(seed), ...made].sort((left, right) => Number(left.id) - Number(right.id));
}

/** The FinBanks and the first round, all from one sequence of dice. */
function firstInstitutions(seed: number): readonly InstitutionRecord[] {
  const random = createRandom(seed, 'institutions');
  const [home] = places.slice(-1);
  if (home === undefined) return [];
  const fin = (dice: Random, id: string, name: string, more: Options = {}) =>
    institution(dice, id, name, home, ['TestFI', 'testing'], { ...more, isBank: true });
  const known = [
    institution(random, '4222', 'Principal Financial - Retirement (Personal)', home, [
      'Workplace Retirement',
      'retirement',
    ]),
    fin(random, finBank.signIn, 'FinBank'),
    fin(random, finBank.profilesA, 'FinBank Profiles - A', { oauthTwin: finBank.oauth }),
    fin(random, finBank.oauth, 'FinBank OAuth', { oauth: true }),
    // That it exists is documented, its id is not. It has dice of its own, so that all others stay as they were.
    fin(createRandom(seed, 'institutions', finBank.billable), finBank.billable, 'FinBank Billable'),
  ];
  const made = Array.from({ length: round }, (_, index) => {
    const { name, place, kind } = nameOf(index);
    const options = { oauth: random.next() < 0.4, branded: random.next() < 0.95, isBank: kind[2] === 'banking' };
    return institution(random, idOf(index), name, place, [kind[1], kind[2]], options);
  });
  return [...known, ...made];
}

/** One of the later rounds, with its twin where it has one. */
function laterInstitutions(seed: number, index: number): readonly InstitutionRecord[] {
  const id = idOf(index);
  const random = createRandom(seed, 'institution', id);
  const { name, place, kind } = nameOf(index);
  const isBank = kind[2] === 'banking';
  const branded = random.next() < 0.95;
  const about = [kind[1], kind[2]] as const;
  const oldest = index - (index % everyParent);
  const isChild = index > oldest && index - oldest <= subsidiaries;
  const family = isBank && isChild ? { parentRssd: rssdOf(idOf(oldest)) } : {};
  if (!isBank || index % everyPaired !== everyPaired - 1) {
    return [institution(random, id, name, place, about, { oauth: random.next() < 0.4, branded, isBank, ...family })];
  }
  const twin = String(170_000 + index);
  const routingNumber = routingNumberOf(id);
  return [
    institution(random, id, name, place, about, { branded, isBank, oauthTwin: twin, routingNumber, ...family }),
    institution(random, twin, name, place, about, { branded, isBank, oauth: true, routingNumber }),
  ];
}

const idOf = (index: number) => String(5_001 + index * 7);
const rssdOf = (id: string) => 100_000 + Number(id);

function nameOf(index: number) {
  const place = places[index % places.length] ?? places[0];
  const kind = kinds[Math.floor(index / places.length) % kinds.length] ?? kinds[0];
  const prefix = prefixes[Math.floor(index / round) - 1];
  return { name: `${prefix === undefined ? '' : `${prefix} `}${place[0]} ${kind[0]}`, place, kind };
}

interface Options {
  readonly oauth?: boolean;
  readonly branded?: boolean;
  readonly isBank?: boolean;
  readonly oauthTwin?: string;
  /** @default one of its own, if it is a bank */
  readonly routingNumber?: string;
  readonly parentRssd?: number;
}

function institution(
  random: Random,
  id: string,
  name: string,
  [, city, state, timeZone]: (typeof places)[number],
  [accountTypeDescription, institutionClass]: readonly [string, string],
  options: Options = {},
): InstitutionRecord {
  const { oauth = false, branded = true, isBank = false, oauthTwin, parentRssd } = options;
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
    newInstitutionId: oauthTwin === undefined || testing ? undefined : Number(oauthTwin),
    oauthInstitutionId: oauthTwin === undefined ? undefined : Number(oauthTwin),
  };
  return {
    id,
    name,
    oauth,
    takes: testing && id !== finBank.billable ? 'testing' : 'active',
    real: !testing,
    wire,
    ...(branding === undefined ? {} : { branding }),
    ...(oauthTwin === undefined ? {} : { oauthTwin }),
    ...(isBank ? { routingNumber: options.routingNumber ?? routingNumberOf(id), rssd: rssdOf(id) } : {}),
    ...(parentRssd === undefined ? {} : { parentRssd }),
  };
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
