import { mkdir } from 'node:fs/promises';
import { extname, join } from 'node:path';

import { startWorker } from '../lib/worker-rpc.ts';
import type { LatchStore } from './latch-store.ts';

export interface DurableLatchStore extends LatchStore, AsyncDisposable {}

const busyMs = 5_000;
/** Longer than a writer may wait for another process, so that the reason of a failure arrives. */
const replyMs = 8_000;

const verbs = ['permitLogin', 'settleLogin', 'latchPartner', 'partnerLatch', 'release'] as const;

/**
 * The latches in `latches.db` of a directory, which must outlive the process: a latch that a restart forgets is five
 * restarts away from a locked partner. The database lives in a worker, since SQLite and a disk that syncs block a thread.
 */
export async function createLatchStore(dataDir: string): Promise<DurableLatchStore> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  // Beside this file under its own extension: .ts in a checkout, .js in a build.
  const entry = new URL(`./latch-worker${extname(import.meta.url)}`, import.meta.url);
  const worker = await startWorker<LatchStore>(entry, {
    names: verbs,
    data: { file: join(dataDir, 'latches.db'), busyMs },
    timeoutMs: replyMs,
  });
  return { ...worker.verbs, [Symbol.asyncDispose]: () => worker[Symbol.asyncDispose]() };
}
