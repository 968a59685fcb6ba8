import { latest } from '../../lib/latest.ts';

type CustomerType = 'testing' | 'active';

/**
 * Which customers are testing ones, whom Mastercard never bills. It is what the answers of this process have said: nobody is
 * asked for it, since a call would cost more than it tells. A type never changes, so that what was once said holds.
 */
export interface CustomerTypes {
  learn(customerId: string, type: string | null): void;
  /** Null as long as no answer has said it. */
  of(customerId: string): CustomerType | null;
}

const mostKnown = 100_000;

/** @returns the memory of each partner */
export function createCustomerTypes(): (partnerId: string) => CustomerTypes {
  const known = latest<CustomerType>(mostKnown);
  return (partnerId) => ({
    learn(customerId, type) {
      if (type === 'testing' || type === 'active') known.set(JSON.stringify([partnerId, customerId]), type);
    },
    of: (customerId) => known.get(JSON.stringify([partnerId, customerId])) ?? null,
  });
}
