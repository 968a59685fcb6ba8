import { describe } from 'vitest';

import { postgres } from '../support/postgres.ts';
import { budgetStoreContract } from './budget-store-contract.ts';
import { postgresPlace, storeHarness } from './store-harness.ts';

describe.skipIf(postgres === null)('on a server of its own', () => {
  const place = (stack: AsyncDisposableStack) => postgresPlace(stack, ['billable_budget']);
  budgetStoreContract(
    'PostgreSQL',
    storeHarness(place, ({ budgets }) => budgets),
  );
});
