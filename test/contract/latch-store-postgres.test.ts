import { describe } from 'vitest';

import { postgres } from '../support/postgres.ts';
import { latchStoreContract } from './latch-store-contract.ts';
import { postgresPlace, storeHarness } from './store-harness.ts';

describe.skipIf(postgres === null)('on a server of its own', () => {
  const place = (stack: AsyncDisposableStack) => postgresPlace(stack, ['login_pair', 'partner_latch']);
  latchStoreContract(
    'PostgreSQL',
    storeHarness(place, ({ latches }) => latches),
  );
});
