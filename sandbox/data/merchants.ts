/** Something that shows up on accounts of one kind, and within which amounts. */
export interface Merchant {
  readonly payee: string;
  readonly description: string;
  readonly category: string;
  readonly type: string;
  /** Cents, both inclusive. Money into the account is positive before the account family decides the sign. */
  readonly cents: readonly [from: number, to: number];
  readonly city?: string;
  readonly state?: string;
  readonly investmentType?: string;
  readonly ticker?: string;
}

const purchase = (
  payee: string,
  description: string,
  category: string,
  from: number,
  to: number,
  type = 'pointOfSale',
): Merchant => ({ payee, description, category, type, cents: [-to, -from], city: 'Murray', state: 'UT' });

const everyday: readonly Merchant[] = [
  purchase('Harvest Market', 'HARVEST MARKET #0412 MURRAY UT', 'Groceries', 850, 21_400),
  purchase('Bluebird Coffee', 'SQ *BLUEBIRD COFFEE', 'Coffee Shops', 325, 1_890),
  purchase('Summit Fuel', 'SUMMIT FUEL 00817 SALT LAKE CITY UT', 'Gas & Fuel', 1_800, 7_900),
  purchase('Nine Dragons', 'NINE DRAGONS RESTAURANT', 'Restaurants', 1_450, 9_600),
  purchase('Streamly', 'STREAMLY.COM MONTHLY', 'Streaming Services', 1_599, 1_599, 'repeatPayment'),
  purchase('Corner Pharmacy', 'CORNER PHARMACY 2231', 'Pharmacy', 499, 8_700),
  purchase('Trailhead Outfitters', 'TRAILHEAD OUTFITTERS', 'Sporting Goods', 2_300, 34_900),
  purchase('Wasatch Transit', 'WASATCH TRANSIT FARE', 'Public Transportation', 250, 1_000, 'debit'),
  purchase('Paper & Ink', 'PAPER & INK BOOKSTORE', 'Books', 799, 6_400),
];

const checking: readonly Merchant[] = [
  ...everyday,
  purchase('Mountain Power', 'MOUNTAIN POWER BILL PMT', 'Utilities', 6_400, 24_000, 'directDebit'),
  purchase('ATM', 'ATM WITHDRAWAL', 'Cash & ATM', 2_000, 30_000, 'atm'),
  // What upstream says where the bank says nothing.
  purchase('Unknown', 'No description provided by institution', 'Uncategorized', 100, 9_900, 'other'),
  purchase('Check', 'CHECK', 'Check', 5_000, 95_000, 'check'),
  {
    payee: 'Acme Payroll',
    description: 'ACME CORP PAYROLL DIR DEP',
    category: 'Paycheck',
    type: 'directDeposit',
    cents: [180_000, 420_000],
  },
  {
    payee: 'Mobile Deposit',
    description: 'MOBILE DEPOSIT',
    category: 'Deposit',
    type: 'deposit',
    cents: [2_500, 60_000],
  },
];

const savings: readonly Merchant[] = [
  {
    payee: 'Transfer',
    description: 'TRANSFER FROM CHECKING',
    category: 'Transfer',
    type: 'transfer',
    cents: [2_500, 90_000],
  },
  {
    payee: 'Transfer',
    description: 'TRANSFER TO CHECKING',
    category: 'Transfer',
    type: 'transfer',
    cents: [-60_000, -2_500],
  },
  { payee: 'FinBank', description: 'INTEREST PAID', category: 'Interest Income', type: 'interest', cents: [1, 4_800] },
];

const card: readonly Merchant[] = [
  ...everyday,
  {
    payee: 'Payment',
    description: 'PAYMENT THANK YOU',
    category: 'Credit Card Payment',
    type: 'payment',
    cents: [10_000, 150_000],
  },
];

const loan: readonly Merchant[] = [
  {
    payee: 'Payment',
    description: 'LOAN PAYMENT RECEIVED',
    category: 'Loan Payment',
    type: 'payment',
    cents: [20_000, 180_000],
  },
  {
    payee: 'FinBank',
    description: 'INTEREST CHARGED',
    category: 'Loan Interest',
    type: 'interest',
    cents: [-45_000, -1_500],
  },
];

const investment: readonly Merchant[] = [
  {
    payee: 'Contribution',
    description: 'EMPLOYEE CONTRIBUTION',
    category: 'Transfer',
    type: 'deposit',
    cents: [15_000, 75_000],
    investmentType: 'contribution',
  },
  {
    payee: 'Delta Air Lines',
    description: 'BUY DELTA AIR LINES INC',
    category: 'Buy',
    type: 'other',
    cents: [-60_000, -5_000],
    investmentType: 'purchased',
    ticker: 'DAL',
  },
  {
    payee: 'Total Market Fund',
    description: 'DIVIDEND TOTAL MARKET FUND',
    category: 'Dividend & Cap Gains',
    type: 'dividend',
    cents: [310, 18_500],
    investmentType: 'dividend',
    ticker: 'TMKT',
  },
];

/** Whoever shows up on any account. */
export const merchants: readonly Merchant[] = [...checking, ...savings, ...card, ...loan, ...investment];

/** What kind of account it is, as far as signs, rows and details go. */
export type AccountFamily = 'deposit' | 'card' | 'loan' | 'investment';

const families: Readonly<Record<string, AccountFamily>> = {
  checking: 'deposit',
  savings: 'deposit',
  cd: 'deposit',
  moneyMarket: 'deposit',
  creditCard: 'card',
  lineOfCredit: 'card',
  mortgage: 'loan',
  loan: 'loan',
  studentLoan: 'loan',
  studentLoanGroup: 'loan',
  studentLoanAccount: 'loan',
};

export const familyOf = (type: string): AccountFamily => families[type] ?? 'investment';

export function merchantsOf(type: string): readonly Merchant[] {
  if (type === 'checking') return checking;
  return { deposit: savings, card, loan, investment }[familyOf(type)];
}
