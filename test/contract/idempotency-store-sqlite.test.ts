import { idempotencyStoreContract } from './idempotency-store-contract.ts';
import { sqlitePlace, storeHarness } from './store-harness.ts';

const place = (stack: AsyncDisposableStack) => sqlitePlace(stack, 'state.db', ['idempotency']);
idempotencyStoreContract(
  'SQLite',
  storeHarness(place, ({ idempotency }) => idempotency),
);
