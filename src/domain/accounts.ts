import type { AccountDetail } from './account-details.ts';
import type { AccountPosition } from './account-positions.ts';
import type { Decimal } from './money.ts';
import type { Instant } from './time.ts';

/** An account by its ids alone: enough for every field that needs no call. */
export interface AccountRef {
  readonly node: 'Account';
  readonly customerId: string;
  readonly accountId: string;
}

/** The facts in an account list, simple or full. Those that only the full list has are null when the simple one was read. */
export interface Account extends AccountRef {
  readonly name: string | null;
  readonly type: string | null;
  readonly status: string | null;
  readonly currency: string | null;
  readonly displayNumber: string | null;
  readonly institutionId: string | null;
  readonly institutionLoginId: string | null;
  readonly parentAccountId: string | null;
  readonly displayPosition: number | null;
  readonly aggregationStatusCode: number | null;
  readonly aggregationSuccessDate: Instant | null;
  readonly aggregationAttemptDate: Instant | null;
  readonly createdDate: Instant | null;
  readonly linkedAccountDate: Instant | null;
  readonly authorizationStartDate: Instant | null;
  readonly authorizationEndDate: Instant | null;
  readonly authorizationExpires: boolean | null;
  readonly balance: Decimal | null;
  readonly balanceDate: Instant | null;
  readonly numberLast4: string | null;
  readonly marketSegment: string | null;
  readonly lastUpdatedDate: Instant | null;
  readonly lastTransactionDate: Instant | null;
  readonly oldestTransactionDate: Instant | null;
  readonly detail: AccountDetail | null;
  readonly positions: readonly AccountPosition[];
}

/** `simple`: the free tier of an account list. `full`: with balances, detail and positions. */
export type AccountTier = 'simple' | 'full';

export function accountRef(customerId: string, accountId: string): AccountRef {
  return { node: 'Account', customerId, accountId };
}

/** Accounts whose rows have the same detail and the same meaning of a sign. */
export type AccountFamily = 'DEPOSIT' | 'CREDIT' | 'LOAN' | 'STUDENT_LOAN' | 'INVESTMENT';

/** Every account type that upstream documents: its name in the graph and its family. Enum names cannot begin with a digit. */
export const accountTypes = {
  checking: { name: 'CHECKING', family: 'DEPOSIT' },
  savings: { name: 'SAVINGS', family: 'DEPOSIT' },
  cd: { name: 'CD', family: 'DEPOSIT' },
  moneyMarket: { name: 'MONEY_MARKET', family: 'DEPOSIT' },
  creditCard: { name: 'CREDIT_CARD', family: 'CREDIT' },
  lineOfCredit: { name: 'LINE_OF_CREDIT', family: 'CREDIT' },
  investment: { name: 'INVESTMENT', family: 'INVESTMENT' },
  investmentTaxDeferred: { name: 'INVESTMENT_TAX_DEFERRED', family: 'INVESTMENT' },
  employeeStockPurchasePlan: { name: 'EMPLOYEE_STOCK_PURCHASE_PLAN', family: 'INVESTMENT' },
  ira: { name: 'IRA', family: 'INVESTMENT' },
  '401k': { name: 'PLAN_401K', family: 'INVESTMENT' },
  roth: { name: 'ROTH', family: 'INVESTMENT' },
  '403b': { name: 'PLAN_403B', family: 'INVESTMENT' },
  '529': { name: 'PLAN_529', family: 'INVESTMENT' },
  '529plan': { name: 'PLAN_529', family: 'INVESTMENT' },
  rollover: { name: 'ROLLOVER', family: 'INVESTMENT' },
  ugma: { name: 'UGMA', family: 'INVESTMENT' },
  utma: { name: 'UTMA', family: 'INVESTMENT' },
  keogh: { name: 'KEOGH', family: 'INVESTMENT' },
  '457': { name: 'PLAN_457', family: 'INVESTMENT' },
  '457plan': { name: 'PLAN_457', family: 'INVESTMENT' },
  '401a': { name: 'PLAN_401A', family: 'INVESTMENT' },
  brokerageAccount: { name: 'BROKERAGE_ACCOUNT', family: 'INVESTMENT' },
  educationSavings: { name: 'EDUCATION_SAVINGS', family: 'INVESTMENT' },
  healthSavingsAccount: { name: 'HEALTH_SAVINGS_ACCOUNT', family: 'INVESTMENT' },
  pension: { name: 'PENSION', family: 'INVESTMENT' },
  profitSharingPlan: { name: 'PROFIT_SHARING_PLAN', family: 'INVESTMENT' },
  roth401k: { name: 'ROTH_401K', family: 'INVESTMENT' },
  sepIRA: { name: 'SEP_IRA', family: 'INVESTMENT' },
  simpleIRA: { name: 'SIMPLE_IRA', family: 'INVESTMENT' },
  thriftSavingsPlan: { name: 'THRIFT_SAVINGS_PLAN', family: 'INVESTMENT' },
  variableAnnuity: { name: 'VARIABLE_ANNUITY', family: 'INVESTMENT' },
  cryptocurrency: { name: 'CRYPTOCURRENCY', family: 'INVESTMENT' },
  mortgage: { name: 'MORTGAGE', family: 'LOAN' },
  loan: { name: 'LOAN', family: 'LOAN' },
  studentLoan: { name: 'STUDENT_LOAN', family: 'STUDENT_LOAN' },
  studentLoanGroup: { name: 'STUDENT_LOAN_GROUP', family: 'STUDENT_LOAN' },
  studentLoanAccount: { name: 'STUDENT_LOAN_ACCOUNT', family: 'STUDENT_LOAN' },
} as const satisfies Record<string, { name: string; family: AccountFamily }>;

export type AccountTypeName = (typeof accountTypes)[keyof typeof accountTypes]['name'] | 'UNRECOGNIZED';

export function accountTypeName(code: string): AccountTypeName {
  return isKnownType(code) ? accountTypes[code].name : 'UNRECOGNIZED';
}

/** Null for a type that this release does not know. */
export function accountFamily(code: string | null): AccountFamily | null {
  return code !== null && isKnownType(code) ? accountTypes[code].family : null;
}

function isKnownType(code: string): code is keyof typeof accountTypes {
  return Object.hasOwn(accountTypes, code);
}
