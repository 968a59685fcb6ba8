import type { LedgerRow } from '../ledger-row.ts';
import type { Random } from '../random.ts';
import type { AccountSeed } from './accounts.ts';
import { finBank } from './institutions.ts';

const { signIn, profilesA, oauth } = finBank;

/** Five accounts at three institutions, one institution of which has been refusing the credentials for three days. */
export const householdAccounts: readonly AccountSeed[] = [
  { type: 'checking', institutionId: profilesA, balance: '4210.55', bank: { exactTimes: true } },
  { type: 'savings', institutionId: profilesA, balance: '22327.30', bank: { exactTimes: false } },
  { type: 'creditCard', institutionId: oauth, balance: '1952.71', bank: { exactTimes: true } },
  { type: '401k', institutionId: oauth, balance: '265000.00', bank: { exactTimes: false } },
  { type: 'loan', institutionId: signIn, balance: '18240.19', aggregationStatusCode: 103, bank: { exactTimes: false } },
];

/** 20,000 rows exactly, pending and shadow ones included: no row comes back under a new id. */
export const busyAccounts: readonly AccountSeed[] = [
  { type: 'checking', institutionId: profilesA, bank: { rowsPer180Days: 10_000, exactTimes: false, ...plain() } },
  { type: 'creditCard', institutionId: profilesA, bank: { rowsPer180Days: 10_000, exactTimes: true, ...plain() } },
];

/** What a client that reads numbers as IEEE doubles gets wrong. */
export function exactAccounts(originSeconds: number): readonly AccountSeed[] {
  const accountId = '60010041';
  const row = (id: string, daysAgo: number, amount: string, description: string): LedgerRow => {
    const date = originSeconds - daysAgo * 86_400;
    const dates = { transactionDate: date, postedDate: date, createdDate: date };
    return { id, accountId, status: 'active', amount, description, ...dates, details: { type: 'other' } };
  };
  return [
    {
      id: accountId,
      type: 'checking',
      institutionId: profilesA,
      name: 'Exact Checking',
      balance: '1234567890123456.10',
      bank: {
        rowsPer180Days: 0,
        recentRows: 0,
        fixedRows: [
          row('999', 4, '10.10', 'TRAILING ZERO'),
          row('1000', 4, '1e2', 'EXPONENT, SAME SECOND AS 999'),
          row('9007199254740992', 3, '-0.00', 'NEGATIVE ZERO'),
          row('9007199254740993', 3, '0.30', 'ID BEYOND 2^53, SAME SECOND AS 2^53'),
          row('9223372036854775807', 2, '-1234567890123456789.01', 'LARGEST INT64 ID'),
          row('21000000001', 1, '1E-2', 'NEGATIVE EXPONENT'),
          row('21000000002', 1, '5', 'NO DECIMALS'),
        ],
      },
    },
    {
      id: '9007199254740993',
      type: 'savings',
      institutionId: profilesA,
      name: 'Account Id Beyond 2^53',
      balance: '1e2',
    },
  ];
}

/**
 * What goes wrong between a customer and their banks: a question that nobody can answer here (185), an account closed at
 * the bank (913) beside one that is well, and an authorization that has expired (945).
 */
export const troubledAccounts: readonly AccountSeed[] = [
  { type: 'checking', institutionId: signIn, balance: '812.40', aggregationStatusCode: 185 },
  { type: 'checking', institutionId: profilesA, balance: '3150.00' },
  { type: 'savings', institutionId: profilesA, balance: '0.00', aggregationStatusCode: 913 },
  { type: 'creditCard', institutionId: oauth, balance: '640.18', aggregationStatusCode: 945 },
];

const depositTypes = ['checking', 'savings', 'cd', 'moneyMarket', 'creditCard', 'lineOfCredit'] as const;
const loanTypes = ['mortgage', 'loan', 'studentLoan'] as const;
const investmentTypes = [
  'investment',
  'investmentTaxDeferred',
  'employeeStockPurchasePlan',
  'ira',
  '401k',
  'roth',
  '403b',
  '529',
  'rollover',
  'ugma',
  'utma',
  'keogh',
  '457',
  '401a',
  'brokerageAccount',
  'educationSavings',
  'healthSavingsAccount',
  'pension',
  'profitSharingPlan',
  'roth401k',
  'sepIRA',
  'simpleIRA',
  'thriftSavingsPlan',
  'variableAnnuity',
  'cryptocurrency',
] as const;

/** One account of every type, and student loans the way their lenders show them: account, group, loan. */
export const everyType: readonly AccountSeed[] = [
  ...depositTypes.map((type) => ({ type, institutionId: profilesA })),
  ...loanTypes.map((type) => ({ type, institutionId: signIn })),
  { type: 'studentLoanAccount', institutionId: signIn },
  { type: 'studentLoanGroup', institutionId: signIn, parent: depositTypes.length + loanTypes.length },
  { type: 'studentLoan', institutionId: signIn, parent: depositTypes.length + loanTypes.length + 1 },
  ...investmentTypes.map((type) => ({ type, institutionId: oauth, undatedGrant: true })),
];

const crowdTypes = [
  'checking',
  'savings',
  'creditCard',
  'moneyMarket',
  'cd',
  'lineOfCredit',
  'loan',
  'mortgage',
  'studentLoan',
  'investment',
  '401k',
  'roth',
  'ira',
] as const;

/** One to four accounts at a handful of institutions. */
export function crowdAccounts(random: Random, institutionIds: readonly string[]): readonly AccountSeed[] {
  return Array.from({ length: 1 + random.below(4) }, (_, index) => ({
    type: index === 0 ? 'checking' : random.pick(crowdTypes),
    institutionId: random.pick(institutionIds),
  }));
}

function plain() {
  return { recentRows: 0, replacesRows: false };
}
