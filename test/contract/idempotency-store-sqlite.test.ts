import { openSqliteStores } from '../../src/store/sqlite-stores.ts';
import { temporaryDirectory } from '../support/upstream-stage.ts';
import { idempotencyStoreContract } from './idempotency-store-contract.ts';

idempotencyStoreContract('SQLite', async () => {
  await using stack = new AsyncDisposableStack();
  const { path } = stack.use(await temporaryDirectory());
  const owned = stack.move();
  return {
    open: async () => owned.use(await openSqliteStores(path)).idempotency,
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
});
