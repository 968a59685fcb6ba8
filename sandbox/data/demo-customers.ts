import { busyAccounts, everyType, exactAccounts, householdAccounts, troubledAccounts } from './demo-accounts.ts';
import { finBank } from './institutions.ts';
import type { CustomerSeed, Origin } from './partners.ts';
import { paymentCustomers } from './payment-customers.ts';

export const demoApplication = { applicationId: '00278431-b712-4f30-a044-b611f25e533d', name: 'Awesome Budget App' };

/** Those of the first partner, each with a purpose of its own. */
export function demoCustomers({ startedAt }: Origin): readonly CustomerSeed[] {
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
export const lateCustomers: readonly CustomerSeed[] = [
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
