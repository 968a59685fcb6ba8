import { mkdir } from 'node:fs/promises';
import { extname } from 'node:path';

import { startWorker } from '../lib/worker-rpc.ts';
import type { IdempotencyStore } from './idempotency-store.ts';
import type { LatchStore, LoginHistory } from './latch-store.ts';

/** Durable state that the process and its like on the same directory share. */
export interface Stores extends AsyncDisposable {
  readonly latches: LatchStore & LoginHistory;
  readonly idempotency: IdempotencyStore;
}

const busyMs = 5_000;
/** Longer than a writer may wait for another process, so that the reason of a failure arrives. */
const replyMs = 8_000;

const latchVerbs = ['permitLogin', 'settleLogin', 'latchPartner', 'partnerLatch', 'release', 'login'] as const;
const idempotencyVerbs = ['claim', 'settle', 'forgetOutcome', 'abandon'] as const;

/**
 * The stores as SQLite files in a directory that must outlive the process: a latch that a restart forgets is five restarts
 * away from a locked partner. They live in a worker, since SQLite and a disk that syncs block a thread.
 */
export async function openSqliteStores(dataDir: string): Promise<Stores> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  // Beside this file under its own extension: .ts in a checkout, .js in a build.
  const entry = new URL(`./store-worker${extname(import.meta.url)}`, import.meta.url);
  const worker = await startWorker<LatchStore & LoginHistory & IdempotencyStore>(entry, {
    names: [...latchVerbs, ...idempotencyVerbs],
    data: { dataDir, busyMs },
    timeoutMs: replyMs,
  });
  return {
    latches: worker.verbs,
    idempotency: worker.verbs,
    [Symbol.asyncDispose]: () => worker[Symbol.asyncDispose](),
  };
}
