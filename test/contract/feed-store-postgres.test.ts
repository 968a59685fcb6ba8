import { describe } from 'vitest';

import { postgres } from '../support/postgres.ts';
import { feedStoreContract } from './feed-store-contract.ts';
import { postgresPlace, storeHarness } from './store-harness.ts';

describe.skipIf(postgres === null)('on a server of its own', () => {
  const place = (stack: AsyncDisposableStack) => postgresPlace(stack, ['transaction_state', 'transaction_feed']);
  feedStoreContract(
    'PostgreSQL',
    storeHarness(place, ({ feeds }) => feeds),
  );
});
