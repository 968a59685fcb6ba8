import type { AggregationSchedule } from '../aggregation.ts';
import { isClosed } from '../aggregation-codes.ts';
import type { Random } from '../random.ts';
import { createRandom } from '../random.ts';
import type { AccountRecord } from '../records.ts';
import type { BankPlan } from './bank.ts';
import type { HolderKnowledge } from './holders.ts';
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
  /** Behind OAuth, but from before upstream kept the dates of authorizations. */
  readonly undatedGrant?: boolean;
  /** Not zero: aggregations have failed with this code for three days. */
  readonly aggregationStatusCode?: number;
  /** @default 20 to 150 days before aggregation 0 */
  readonly linkedAt?: number;
  /** Position, from 0, among the same seeds of the account that this one is a part of. */
  readonly parent?: number;
  /** @default full */
  readonly holders?: HolderKnowledge;
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
  /** With what the login is made. */
  readonly signIn?: string;
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
  studentLoanGroup: 'Student Loan Group',
  studentLoanAccount: 'Student Loan Account',
  employeeStockPurchasePlan: 'Employee Stock Purchase Plan',
  '403b': '403(b) Plan',
  '529': '529 College Savings Plan',
  rollover: 'Rollover IRA',
  ugma: 'Gift to Minors (UGMA)',
  utma: 'Transfer to Minors (UTMA)',
  keogh: 'Keogh Plan',
  '457': '457(b) Deferred Compensation',
  '401a': '401(a) Plan',
  brokerageAccount: 'Brokerage Account',
  educationSavings: 'Education Savings Account',
  healthSavingsAccount: 'Health Savings Account',
  pension: 'Pension',
  profitSharingPlan: 'Profit Sharing Plan',
  roth401k: 'Roth 401(k)',
  sepIRA: 'SEP IRA',
  simpleIRA: 'SIMPLE IRA',
  thriftSavingsPlan: 'Thrift Savings Plan',
  variableAnnuity: 'Variable Annuity',
  cryptocurrency: 'Crypto Wallet',
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
  const suffix = context.customerId.slice(1);
  const accountId = (index: number) => `6${suffix}${index + 1}`;
  return seeds.map((seed, offset) => {
    const index = context.firstIndex + offset;
    const login = `7${suffix}${context.firstIndex + institutions.indexOf(seed.institutionId) + 1}`;
    const displayPosition = (positions.get(login) ?? 0) + 1;
    positions.set(login, displayPosition);
    const random = createRandom(context.seed, context.partnerId, context.customerId, 'account', index);
    const number = seed.number ?? String(100_000_000 + random.below(900_000_000));
    const [from, to] = cents[familyOf(seed.type)];
    return {
      id: seed.id ?? accountId(index),
      customerId: context.customerId,
      institutionId: seed.institutionId,
      institutionLoginId: login,
      ...(context.signIn === undefined ? {} : { signIn: context.signIn }),
      number,
      numberDisplay: number.slice(-4),
      name: seed.name ?? names[seed.type] ?? seed.type,
      type: seed.type,
      balance: seed.balance ?? formatCents(from + random.below(to - from)),
      currency: 'USD',
      aggregationStatusCode: seed.aggregationStatusCode ?? 0,
      marketSegment: 'personal',
      displayPosition,
      oauth: context.isOauth(seed.institutionId),
      undatedGrant: seed.undatedGrant ?? false,
      holders: seed.holders ?? 'full',
      ...(seed.parent === undefined ? {} : { parentAccount: accountId(context.firstIndex + seed.parent) }),
      schedule: scheduleOf(context, seed, random),
      bank: {
        rowsPer180Days: 50 + random.below(70),
        exactTimes: random.next() < 0.4,
        recentRows: 2,
        replacesRows: true,
        firstRowId: firstRowId(context.customerOrdinal, index),
        ...seed.bank,
      },
    };
  });
}

/** Ten accounts to the range of a customer; those beyond go to ranges far from all customers. */
function firstRowId(customerOrdinal: number, index: number): number {
  const beyond = Math.floor(index / 10) * 100_000_000_000;
  return 21_000_000_000 + beyond + customerOrdinal * 100_000_000 + (index % 10) * 10_000_000;
}

function scheduleOf(context: AccountContext, seed: AccountSeed, random: Random): AggregationSchedule {
  const schedule = { origin: context.origin, linkedAt: seed.linkedAt ?? -20 - random.below(130) };
  if (seed.status === 'pending') return { ...schedule, firstAt: Number.POSITIVE_INFINITY };
  if (seed.aggregationStatusCode === undefined) return schedule;
  // Closed at the bank: found out once, and never tried again.
  if (isClosed(seed.aggregationStatusCode)) return { ...schedule, brokenAfter: -daysBroken, endsAt: 1 - daysBroken };
  return { ...schedule, brokenAfter: -daysBroken };
}
