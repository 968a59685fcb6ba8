import { deserialize } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';

import { systemClock } from '../lib/clock.ts';
import { repeat } from '../lib/repeat.ts';
import { serveWorker } from '../lib/worker-rpc.ts';
import { createMetricsStore } from './metrics-database.ts';
import type { PackedBatch } from './metrics-entries.ts';
import { metricsMigrations } from './metrics-migrations.ts';
import { pruneMetrics, type Retention } from './metrics-prune.ts';
import type { MetricsTables } from './metrics-tables.ts';
import { openDatabase, type StoreLocation } from './open-database.ts';

/** What the thread is told at its start. */
export interface MetricsWorkerData {
  readonly location: StoreLocation;
  /** Hide ids behind hashes: the key in force, then the one before it. */
  readonly hashKeys: readonly Uint8Array[];
  readonly retention: Retention;
}

const { location, hashKeys, retention } = workerData as MetricsWorkerData;
const pruneEveryMs = 10 * 60 * 1000;
/** Seldom, so that the sums of a minute are written once for all of its batches; whoever reads does not wait for it. */
const addUpEveryMs = 60 * 1000;

await serveWorker(parentPort, async () => {
  const db = await openDatabase<MetricsTables>(location, { name: 'metrics', migrations: metricsMigrations });
  // A prune that fails is tried again; what is wrong with the database is said by the batches that cannot be written.
  const pruning = repeat(systemClock, pruneEveryMs, () =>
    pruneMetrics(db, retention, systemClock.wall()).catch(() => {}),
  );
  const { addUp, ...store } = createMetricsStore(db, hashKeys, systemClock.wall);
  // What one that fails has left the next one takes.
  const adding = repeat(systemClock, addUpEveryMs, () => addUp().catch(() => {}));
  return {
    verbs: {
      ...store,
      // As bytes from another process, as it is from this one.
      append: (batch: PackedBatch | Uint8Array) =>
        store.append(batch instanceof Uint8Array ? (deserialize(batch) as PackedBatch) : batch),
    },
    async close() {
      await pruning.stop();
      await adding.stop();
      await db.destroy();
    },
  };
});
