import { systemClock } from '../../src/lib/clock.ts';
import { silentLogger } from '../../src/lib/logger.ts';
import type { LatchStore, LoginHistory } from '../../src/store/latch-store.ts';
import { openStores, type Stores } from '../../src/store/stores.ts';

const usual = { clock: systemClock, log: silentLogger };

export function openSqliteStores(dataDir: string): Promise<Stores> {
  return openStores({ ...usual, dataDir, databaseUrl: null });
}

export function openPostgresStores(databaseUrl: string): Promise<Stores> {
  return openStores({ ...usual, dataDir: '', databaseUrl });
}

/** The latches of a directory alone, closed with all that was opened for them. */
export async function openLatches(dataDir: string): Promise<LatchStore & LoginHistory & AsyncDisposable> {
  const stores = await openSqliteStores(dataDir);
  return { ...stores.latches, [Symbol.asyncDispose]: () => stores[Symbol.asyncDispose]() };
}
