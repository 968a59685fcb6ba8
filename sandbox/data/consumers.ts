import { createRandom } from '../random.ts';
import type { ConsumerDetails, ConsumerRecord, CustomerRecord } from '../records.ts';

/** The customers that have been asked who they are already; all others have no consumer. */
const known: Readonly<Record<string, ConsumerDetails>> = {
  demo_frozen: {
    firstName: 'Fiona',
    lastName: 'Frost',
    address: '9 Glacier Way',
    city: 'Logan',
    state: 'UT',
    zip: '84321',
    phone: '1-435-555-0109',
    ssn: '900-00-0009',
    birthday: { year: 1992, month: 1, dayOfMonth: 31 },
    email: 'demo_frozen@example.com',
  },
  demo_household: {
    firstName: 'Maria',
    lastName: 'Sanchez',
    address: '434 W Ascension Way Suite #200',
    city: 'Murray',
    state: 'UT',
    zip: '84123',
    phone: '1-801-984-4200',
    ssn: '999-99-9999',
    birthday: { year: 1989, month: 8, dayOfMonth: 13 },
    email: 'demo_household@example.com',
  },
  twin_two: {
    firstName: 'Tess',
    lastName: 'Twin',
    address: '1 Mirror Street',
    city: 'Minneapolis',
    state: 'MN',
    zip: '55401',
    phone: '1-612-555-0101',
    ssn: '900-00-0002',
    birthday: { year: 1975, month: 2, dayOfMonth: 28 },
    email: 'twin_two@example.com',
    suffix: 'Jr',
  },
};

/** Who has forbidden credit reports about themselves. */
const frozen = ['demo_frozen'];

export function createConsumers(partnerId: string, customers: readonly CustomerRecord[]): readonly ConsumerRecord[] {
  return customers.flatMap((customer) => {
    const details = known[customer.username];
    if (details === undefined) return [];
    return [
      {
        id: consumerId(partnerId, customer),
        customerId: customer.id,
        createdDate: customer.createdDate,
        details,
        ...(frozen.includes(customer.username) && { securityFreeze: true as const }),
      },
    ];
  });
}

/** The same with every seed, as all ids are; customer ids never come back, so that these do not either. */
export function consumerId(partnerId: string, customer: CustomerRecord): string {
  const random = createRandom(0, 'consumer', partnerId, customer.id);
  return Array.from({ length: 32 }, () => random.below(16).toString(16)).join('');
}
