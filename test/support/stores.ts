import type { LatchStore } from '../../src/store/latch-store.ts';
import { openSqliteStores } from '../../src/store/sqlite-stores.ts';

/** The latches of a directory alone, closed with all that was opened for them. */
export async function openLatches(dataDir: string): Promise<LatchStore & AsyncDisposable> {
  const stores = await openSqliteStores(dataDir);
  return { ...stores.latches, [Symbol.asyncDispose]: () => stores[Symbol.asyncDispose]() };
}
