import type { AggregationSchedule } from '../aggregation.ts';
import type { Random } from '../random.ts';
import { createRandom } from '../random.ts';
import type { AccountRecord } from '../records.ts';
import type { BankPlan } from './bank.ts';
import { familyOf } from './merchants.ts';
import { formatCents } from './money.ts';

/** An account as the seed tells it; everything left out is made up from the seed. */
export interface AccountSeed {
  readonly type: string;
  readonly institutionId: string;
  /** @default made from the customer id and the position */
  readonly id?: string;
  readonly name?: string;
  readonly number?: string;
  /** JSON number, digit for digit. */
  readonly balance?: string;
  readonly status?: 'active' | 'pending';
  /** Not zero: aggregations have failed with this code for three days. */
  readonly aggregationStatusCode?: number;
  /** @default 20 to 150 days before aggregation 0 */
  readonly linkedAt?: number;
  readonly bank?: Partial<BankPlan>;
}

export interface AccountContext {
  readonly seed: number;
  readonly partnerId: string;
  readonly customerId: string;
  /** Position of the customer in its partner, from 1: spreads the row ids. */
  readonly customerOrdinal: number;
  /** Position of the first of these accounts among all of the customer, from 0. */
  readonly firstIndex: number;
  /** Unix milliseconds of aggregation 0. */
  readonly origin: number;
  readonly isOauth: (institutionId: string) => boolean;
}

const daysBroken = 3;

const names: Readonly<Record<string, string>> = {
  checking: 'Super Checking',
  savings: 'High Yield Savings',
  cd: '12 Month CD',
  moneyMarket: 'Money Market',
  creditCard: 'Rewards Card',
  lineOfCredit: 'Home Equity Line',
  mortgage: 'Home Mortgage',
  loan: 'Auto Loan',
  studentLoan: 'Student Loan',
  investment: 'Personal Investments',
  investmentTaxDeferred: 'My 401k',
  '401k': 'Company 401(k)',
  roth: 'Roth IRA',
  ira: 'Traditional IRA',
};

const cents: Readonly<Record<ReturnType<typeof familyOf>, readonly [number, number]>> = {
  deposit: [5_000, 2_500_000],
  card: [0, 750_000],
  loan: [500_000, 32_000_000],
  investment: [100_000, 48_000_000],
};

/**
 * The accounts of one customer. The ids follow from that of the customer: customer 5001001 has accounts 60010011,
 * 60010012 ... behind logins 70010011, 70010012 ..., one login per institution.
 */
export function createAccounts(context: AccountContext, seeds: readonly AccountSeed[]): AccountRecord[] {
  const institutions = [...new Set(seeds.map((seed) => seed.institutionId))];
  const positions = new Map<string, number>();
  return seeds.map((seed, offset) => {
    const index = context.firstIndex + offset;
    const suffix = context.customerId.slice(1);
    const login = `7${suffix}${context.firstIndex + institutions.indexOf(seed.institutionId) + 1}`;
    const displayPosition = (positions.get(login) ?? 0) + 1;
    positions.set(login, displayPosition);
    const random = createRandom(context.seed, context.partnerId, context.customerId, 'account', index);
    const number = seed.number ?? String(100_000_000 + random.below(900_000_000));
    const [from, to] = cents[familyOf(seed.type)];
    return {
      id: seed.id ?? `6${suffix}${index + 1}`,
      customerId: context.customerId,
      institutionId: seed.institutionId,
      institutionLoginId: login,
      number,
      numberDisplay: number.slice(-4),
      name: seed.name ?? names[seed.type] ?? seed.type,
      type: seed.type,
      balance: seed.balance ?? formatCents(from + random.below(to - from)),
      currency: 'USD',
      status: seed.status ?? 'active',
      aggregationStatusCode: seed.aggregationStatusCode ?? 0,
      marketSegment: 'personal',
      displayPosition,
      oauth: context.isOauth(seed.institutionId),
      schedule: scheduleOf(context, seed, random),
      bank: {
        rowsPer180Days: 50 + random.below(70),
        exactTimes: random.next() < 0.4,
        recentRows: 2,
        replacesRows: true,
        firstRowId: 21_000_000_000 + context.customerOrdinal * 100_000_000 + index * 10_000_000,
        ...seed.bank,
      },
    };
  });
}

function scheduleOf(context: AccountContext, seed: AccountSeed, random: Random): AggregationSchedule {
  const schedule = { origin: context.origin, linkedAt: seed.linkedAt ?? -20 - random.below(130) };
  return seed.aggregationStatusCode === undefined ? schedule : { ...schedule, brokenAfter: -daysBroken };
}
