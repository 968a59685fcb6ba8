import type { Random } from '../random.ts';
import type { AccountSeed } from './accounts.ts';
import { crowdAccounts } from './demo-accounts.ts';

type ProfileAccount = Omit<AccountSeed, 'institutionId' | 'linkedAt'>;

/** FinBank Profiles - A, password `profile_03`, as captured from the live sandbox. */
const profile03: readonly ProfileAccount[] = [
  { type: 'checking', name: 'Checking', number: '111111', balance: '9357.24' },
  { type: 'savings', name: 'Savings', number: '222222', balance: '22327.30' },
  { type: 'investment', name: 'Personal Investments', number: '101010', balance: '100000' },
  { type: 'investmentTaxDeferred', name: 'My 401k', number: '121212', balance: '265000' },
  { type: 'roth', name: 'ROTH', number: '232323', balance: '11001' },
];

/**
 * What the password selects at FinBank Profiles - A and at FinBank Billable. Of the others only the names are known: the
 * sets are made up, so that each has something that the others lack.
 */
const profiles: Readonly<Record<string, readonly ProfileAccount[]>> = {
  profile_02: [
    { type: 'checking', name: 'Checking', number: '211111', balance: '2485.12' },
    { type: 'savings', name: 'Savings', number: '212222', balance: '10150.00' },
    { type: 'creditCard', name: 'Credit Card', number: '213333', balance: '1204.87' },
  ],
  profile_03: profile03,
  // Where others test insufficient funds.
  profile_04: [
    { type: 'checking', name: 'Checking', number: '411111', balance: '-38.16' },
    { type: 'savings', name: 'Savings', number: '412222', balance: '5.00' },
  ],
  profile_05: [
    { type: 'checking', name: 'Checking', number: '511111', balance: '6120.40' },
    { type: 'mortgage', name: 'Home Mortgage', number: '514444', balance: '284150.77' },
    { type: 'loan', name: 'Auto Loan', number: '515555', balance: '18240.19' },
    { type: 'studentLoan', name: 'Student Loan', number: '516666', balance: '31990.00' },
    { type: 'lineOfCredit', name: 'Home Equity Line', number: '517777', balance: '12000.00' },
  ],
};

/** FinBank OAuth, as captured from the live sandbox; the balance of the card is negative there. */
export const oauthAccounts: readonly ProfileAccount[] = [
  { type: 'ira', name: 'IRA', number: '202020', balance: '7030' },
  { type: '401k', name: '401K', number: '212121', balance: '9005' },
  { type: 'savings', name: 'Savings', number: '222222', balance: '22327.30' },
  { type: 'creditCard', name: 'Credit Card', number: '333333', balance: '-1952.71' },
];

/** FinBank, whose sign-in profiles all lead to the same accounts. */
export const finBankAccounts: readonly ProfileAccount[] = [
  { type: 'checking', name: 'Checking', number: '1000001111', balance: '1401.26' },
  { type: 'savings', name: 'Savings', number: '1000002222', balance: '7450.03' },
  { type: 'creditCard', name: 'Credit Card', number: '1000003333', balance: '642.98' },
  { type: 'loan', name: 'Auto Loan', number: '1000004444', balance: '9120.55' },
];

export const profileAccounts = (password: string) => profiles[password];

/** A few accounts at an institution that is not a FinBank. */
export function realAccounts(random: Random, institutionId: string): readonly ProfileAccount[] {
  return crowdAccounts(random, [institutionId]);
}
