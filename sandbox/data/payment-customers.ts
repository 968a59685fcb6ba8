import type { AccountSeed } from './accounts.ts';
import { finBank } from './institutions.ts';
import type { CustomerSeed } from './partners.ts';

const { signIn, profilesA, billable } = finBank;

/** Ten accounts of one login. */
function tenAccounts(institutionId: string): readonly AccountSeed[] {
  const types = ['checking', 'savings', 'moneyMarket'] as const;
  return Array.from({ length: 10 }, (_, index) => ({
    type: types[index % types.length] ?? 'checking',
    institutionId,
    bank: { rowsPer180Days: 10 },
  }));
}

const paying = {
  name: ['Paula', 'Payer'],
  purpose: 'payments: ten deposit accounts of one login, all with owners, balances and account numbers',
} as const;

/** For partners whose calls are billed. */
export const payingCustomer = (id: string, username: string): CustomerSeed => ({
  ...paying,
  id,
  username,
  type: 'active',
  accounts: tenAccounts(billable),
});

/** What payments need, and what can go wrong with a call that asks the bank, one account each. */
export const paymentCustomers: readonly CustomerSeed[] = [
  { ...paying, id: '5001041', username: 'demo_payments', accounts: tenAccounts(profilesA) },
  {
    id: '5001042',
    username: 'demo_payment_trouble',
    name: ['Terry', 'Trouble'],
    purpose:
      'what premium calls meet: an institution over its limit (977, 44000), credentials to repair (103), a question (185), ' +
      'owners in one text (v1 only), no owner data, and a card that has no account number',
    accounts: [
      { type: 'checking', institutionId: profilesA },
      { type: 'checking', institutionId: profilesA, holders: 'joined' },
      { type: 'savings', institutionId: profilesA, holders: 'none' },
      { type: 'creditCard', institutionId: profilesA },
      { type: 'checking', institutionId: signIn, aggregationStatusCode: 977 },
      { type: 'checking', institutionId: signIn, aggregationStatusCode: 103 },
      { type: 'checking', institutionId: signIn, aggregationStatusCode: 185 },
      { type: 'checking', institutionId: signIn, aggregationStatusCode: 44000 },
    ],
  },
];
