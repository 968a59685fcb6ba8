import { aggregationTime } from '../aggregation.ts';
import { createBelongings } from '../belongings.ts';
import { createRandom } from '../random.ts';
import type { ApplicationRecord, CustomerRecord, PartnerRecord } from '../records.ts';
import type { AccountSeed } from './accounts.ts';
import { createAccounts } from './accounts.ts';
import { createConsumers } from './consumers.ts';
import { firstNames, lastNames } from './customer-names.ts';
import { crowdAccounts } from './demo-accounts.ts';
import { demoApplication, demoCustomers, lateCustomers } from './demo-customers.ts';
import { createPermissions } from './experiences.ts';
import type { InstitutionRecord } from './institutions.ts';
import { finBank } from './institutions.ts';
import { payingCustomer } from './payment-customers.ts';

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
  /** Beside the three that everything else speaks of. @default 0 */
  readonly morePartners?: number;
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

const productionApplications = [
  { applicationId: '2f6a1c3e-5b7d-4c1f-8e2a-9d0b4c6e8f10', name: 'Lending Desk' },
  { applicationId: '7c9e6679-7425-40de-944b-e07fc1f90ae7', name: 'Home Finance' },
];

/** The partners with their customers. Ids do not depend on the seed or the clock; dates and amounts do. */
export function createPartners(origin: Origin): readonly PartnerRecord[] {
  const later = Array.from({ length: origin.morePartners ?? 0 }, (_, index) => laterPartner(origin, index));
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
    ...later,
  ];
}

/** One of those that are there to be many: an app key of its own, and a crowd at real institutions. */
function laterPartner(origin: Origin, index: number): PartnerRecord {
  const name = ['four', 'five', 'six', 'seven', 'eight', 'nine'][index] ?? String(index + 4);
  const about = { partnerId: String(2_445_580_000_004 + index), name, appKey: `sandbox-app-key-${name}` };
  const firstCustomer = (10 + index) * 1_000_000 + 1_001;
  return partner(
    origin,
    { ...about, plan: 'production', hasBundle: index % 2 === 0, applications: [] },
    Array.from({ length: 8 }, (_, nth) => crowdCustomer(firstCustomer + nth, 'active')),
  );
}

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
