import { aggregationTime } from '../aggregation.ts';
import { createBelongings } from '../belongings.ts';
import { createRandom } from '../random.ts';
import type { ApplicationRecord, CustomerRecord, PartnerRecord } from '../records.ts';
import type { AccountSeed } from './accounts.ts';
import { createAccounts } from './accounts.ts';
import { createConsumers } from './consumers.ts';
import { firstNames, lastNames } from './customer-names.ts';
import {
  busyAccounts,
  crowdAccounts,
  everyType,
  exactAccounts,
  householdAccounts,
  troubledAccounts,
} from './demo-accounts.ts';
import { createPermissions } from './experiences.ts';
import type { InstitutionRecord } from './institutions.ts';
import { finBank } from './institutions.ts';
import { payingCustomer, paymentCustomers } from './payment-customers.ts';

export interface CustomerSeed {
  readonly id: string;
  readonly username: string;
  readonly name?: readonly [first: string, last: string];
  readonly type?: 'testing' | 'active';
  readonly purpose: string;
  readonly applicationId?: string;
  /** @default one to four of any kind */
  readonly accounts?: readonly AccountSeed[];
}

export interface Origin {
  readonly seed: number;
  /** Unix milliseconds of aggregation 0: the start of this server. */
  readonly startedAt: number;
  readonly institutions: ReadonlyMap<string, InstitutionRecord>;
}

const crowdInstitutions = 401;
const finBanks = [finBank.signIn, finBank.profilesA, finBank.oauth];

const one = {
  partnerId: '2445580000001',
  name: 'one',
  appKey: 'sandbox-app-key-one',
  plan: 'sandbox',
  hasBundle: true,
} as const;
const two = {
  partnerId: '2445580000002',
  name: 'two',
  appKey: 'sandbox-app-key-two',
  plan: 'production',
  hasBundle: true,
} as const;
/** Shares the app key of the second, and with it the budget of calls. */
const three = { ...two, partnerId: '2445580000003', name: 'three', hasBundle: false } as const;

const demoApplication = { applicationId: '00278431-b712-4f30-a044-b611f25e533d', name: 'Awesome Budget App' };
const productionApplications = [
  { applicationId: '2f6a1c3e-5b7d-4c1f-8e2a-9d0b4c6e8f10', name: 'Lending Desk' },
  { applicationId: '7c9e6679-7425-40de-944b-e07fc1f90ae7', name: 'Home Finance' },
];

/** The partners with their customers. Ids do not depend on the seed or the clock; dates and amounts do. */
export function createPartners(origin: Origin): readonly PartnerRecord[] {
  return [
    partner(origin, { ...one, applications: [demoApplication] }, [
      ...demoCustomers(origin),
      ...Array.from({ length: 25 }, (_, index) => crowdCustomer(5_001_006 + index, 'testing')),
      ...lateCustomers,
    ]),
    partner(origin, { ...two, applications: productionApplications }, [
      twinCustomer('5001001', 'twin_two'),
      twinCustomer('5001002', 'other_two'),
      crowdCustomer(8_001_001, 'active'),
      crowdCustomer(8_001_002, 'active'),
      crowdCustomer(8_001_003, 'testing'),
      payingCustomer('8001011', 'payments_two'),
    ]),
    partner(origin, { ...three, applications: [] }, [
      twinCustomer('5001001', 'twin_three'),
      crowdCustomer(8_001_001, 'active'),
      crowdCustomer(9_001_001, 'active'),
      payingCustomer('9001011', 'payments_three'),
    ]),
  ];
}

function demoCustomers({ startedAt }: Origin): readonly CustomerSeed[] {
  return [
    {
      id: '5001001',
      username: 'demo_household',
      name: ['Maria', 'Sanchez'],
      purpose:
        'demo: five accounts at three institutions (checking, savings, credit card, 401k, loan), pending and shadow ' +
        'transactions on each; the login of the loan needs new credentials (aggregationStatusCode 103)',
      applicationId: demoApplication.applicationId,
      accounts: householdAccounts,
    },
    {
      id: '5001002',
      username: 'demo_busy',
      name: ['Walter', 'Busy'],
      purpose:
        '20,000 transactions in two accounts of 10,000; the first gives days only, so that many rows share a date',
      accounts: busyAccounts,
    },
    { id: '5001003', username: 'demo_empty', name: ['Nora', 'Empty'], purpose: 'no accounts at all', accounts: [] },
    {
      id: '5001004',
      username: 'demo_exact',
      name: ['Dex', 'Digits'],
      purpose:
        'exact digits: account 60010041 has the amounts 10.10, 1e2, -0.00 and more, ids up to the largest int64 and two ' +
        'that are equal as doubles; the second account has an id beyond 2^53',
      accounts: exactAccounts(Math.floor(startedAt / 1000)),
    },
    {
      id: '5001005',
      username: 'demo_discovered',
      purpose:
        'no names; one account aggregated, one only discovered (status pending, no balance date, no transactions)',
      accounts: [
        { type: 'checking', institutionId: finBank.profilesA },
        { type: 'savings', institutionId: finBank.profilesA, status: 'pending' },
      ],
    },
  ];
}

/** After the crowd, where their transactions have ids that nobody else has. */
const lateCustomers: readonly CustomerSeed[] = [
  {
    id: '5001031',
    username: 'demo_every_type',
    name: ['Vera', 'Everything'],
    purpose: 'one account of every type there is, student loans as account, group and loan; OAuth without dates (3004)',
    accounts: everyType,
  },
  {
    id: '5001032',
    username: 'demo_trouble',
    name: ['Tim', 'Trouble'],
    purpose:
      'a login whose bank asks for an answer (185, a refresh answers 203), an account closed at the bank (913) beside a ' +
      'healthy one, an authorization that has expired (945)',
    applicationId: demoApplication.applicationId,
    accounts: troubledAccounts,
  },
  {
    id: '5001033',
    username: 'demo_frozen',
    name: ['Fiona', 'Frost'],
    purpose: 'a consumer with a security freeze: no credit report about her can be generated (10405)',
    accounts: [{ type: 'checking', institutionId: finBank.profilesA }],
  },
  ...paymentCustomers,
];

/** Same customer and account ids as another partner has, other content. */
const twinCustomer = (id: string, username: string): CustomerSeed => ({
  id,
  username,
  name: ['Tess', 'Twin'],
  purpose: 'same customer and account ids as another partner, other content: tests of tenancy',
  accounts: [
    { type: 'checking', institutionId: finBank.profilesA },
    { type: 'savings', institutionId: finBank.oauth },
  ],
});

const crowdCustomer = (id: number, type: 'testing' | 'active'): CustomerSeed => ({
  id: String(id),
  username: `customer_${id}`,
  type,
  purpose: `one of the crowd: a few accounts at ${type === 'testing' ? 'FinBank' : 'real institutions'}`,
});

function partner(
  origin: Origin,
  about: Pick<PartnerRecord, 'partnerId' | 'appKey' | 'plan'> & {
    readonly name: string;
    readonly hasBundle: boolean;
    readonly applications: readonly ApplicationRecord[];
  },
  seeds: readonly CustomerSeed[],
): PartnerRecord {
  const { partnerId, appKey, plan, name, hasBundle, applications } = about;
  const customers = seeds.map((seed, index) => customer(origin, partnerId, seed, index + 1));
  return {
    partnerId,
    partnerSecret: `sandbox-secret-${name}-1`,
    formerSecrets: new Map(),
    appKey,
    plan,
    hasBundle,
    applications,
    customers: new Map(customers.map((record) => [record.id, record])),
    customersEver: customers.length,
    consumers: new Map(createConsumers(partnerId, customers).map((record) => [record.id, record])),
    refreshJobs: new Map(),
    reports: new Map(),
    payStatements: new Map(),
    belongings: createBelongings(),
    ...createPermissions(partnerId),
  };
}

function customer(origin: Origin, partnerId: string, seed: CustomerSeed, ordinal: number): CustomerRecord {
  const random = createRandom(origin.seed, partnerId, 'customer', seed.id);
  const type = seed.type ?? 'testing';
  const crowd = seed.username.startsWith('customer_');
  const [firstName, lastName] = crowd ? [random.pick(firstNames), random.pick(lastNames)] : (seed.name ?? []);
  const context = {
    seed: origin.seed,
    partnerId,
    customerId: seed.id,
    customerOrdinal: ordinal,
    firstIndex: 0,
    origin: origin.startedAt,
    isOauth: (id: string) => origin.institutions.get(id)?.oauth ?? false,
  };
  const accounts = createAccounts(context, seed.accounts ?? crowdAccounts(random, institutionsFor(origin, type)));
  const createdDate = aggregationTime({ origin: origin.startedAt, linkedAt: 0 }, -200 - ordinal);
  return {
    id: seed.id,
    username: seed.username,
    ...(firstName === undefined || lastName === undefined ? {} : { firstName, lastName }),
    ...(firstName === undefined ? {} : { phone: '1-801-984-4200', email: `${seed.username}@example.com` }),
    type,
    ...(seed.applicationId === undefined ? {} : { applicationId: seed.applicationId }),
    createdDate,
    lastModifiedDate: createdDate,
    purpose: seed.purpose,
    ordinal,
    accounts,
    accountsEver: accounts.length,
  };
}

function institutionsFor(origin: Origin, type: 'testing' | 'active'): readonly string[] {
  if (type === 'testing') return finBanks;
  // The first of the real ones by id: enough for a crowd, and the same ones however long the directory grows.
  const real = [...origin.institutions.values()].filter((record) => record.real);
  return real.slice(0, crowdInstitutions).map((record) => record.id);
}
