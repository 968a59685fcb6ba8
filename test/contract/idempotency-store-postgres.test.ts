import { describe } from 'vitest';

import { postgres } from '../support/postgres.ts';
import { idempotencyStoreContract } from './idempotency-store-contract.ts';
import { postgresPlace, storeHarness } from './store-harness.ts';

describe.skipIf(postgres === null)('on a server of its own', () => {
  const place = (stack: AsyncDisposableStack) => postgresPlace(stack, ['idempotency']);
  idempotencyStoreContract(
    'PostgreSQL',
    storeHarness(place, ({ idempotency }) => idempotency),
  );
});
