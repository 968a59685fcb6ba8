import type { Experience } from '../connect/records.ts';

/** The two experiences that the first partner has had made, and that of the second. The third has none. */
const experiences: Readonly<Record<string, readonly Experience[]>> = {
  '2445580000001': [
    {
      id: '84fd419a-1add-4bf4-961b-16e8285b3a92',
      appName: 'Awesome Budget App',
      brand: 'Awesome Budget',
      color: '#0f6b4f',
      productCodes: ['TXP', 'ABC'],
      shares: 'balances and transactions',
    },
    {
      id: '5f2f0c6e-7d3a-4a0e-9a53-2b9a4c1d7e10',
      appName: 'Awesome Budget App',
      brand: 'Awesome Loans',
      color: '#7a3e9d',
      productCodes: ['VOA', 'AO'],
      shares: 'balances, transactions and account owners, for a verification of assets',
    },
  ],
  '2445580000002': [
    {
      id: 'c2a7d0de-3f0b-4d7e-8a65-0d9f5b6e2c41',
      appName: 'Lending Desk',
      brand: 'Lending Desk',
      color: '#1d4f91',
      productCodes: ['VOI'],
      shares: 'balances and transactions, for a verification of income',
    },
  ],
};

/** What a partner has around Connect when the sandbox begins: its experiences, and nothing that came of them yet. */
export const createPermissions = (partnerId: string) => ({
  connect: { experiences: [...(experiences[partnerId] ?? [])], links: new Map() },
  consents: new Map(),
  registrations: new Map(),
  accessKeys: new Map(),
});
