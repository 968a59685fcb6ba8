import { feedStoreContract } from './feed-store-contract.ts';
import { sqlitePlace, storeHarness } from './store-harness.ts';

const place = (stack: AsyncDisposableStack) =>
  sqlitePlace(stack, 'changes.db', ['transaction_state', 'transaction_feed']);
feedStoreContract(
  'SQLite',
  storeHarness(place, ({ feeds }) => feeds),
);
