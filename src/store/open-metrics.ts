import { mkdir } from 'node:fs/promises';
import { extname } from 'node:path';
import { serialize } from 'node:v8';

import type { Clock, Timer } from '../lib/clock.ts';
import { keepWorker } from '../lib/keep-worker.ts';
import type { Logger } from '../lib/logger.ts';
import { askingFor, type Peer, type PeerVerbs, verbsOf } from '../lib/peer.ts';
import type { WorkerClient } from '../lib/worker-rpc.ts';
import type { Retention } from './metrics-prune.ts';
import type { MetricsStore } from './metrics-store.ts';
import type { MetricsWorkerData } from './metrics-worker.ts';
import type { StoreLocation } from './open-database.ts';

export interface MetricsStoreOptions {
  readonly dataDir: string;
  /** PostgreSQL in place of a file in `dataDir`; null for none. */
  readonly databaseUrl: string | null;
  /** The key in force, then the one before it. */
  readonly hashKeys: readonly Uint8Array[];
  readonly retention: Retention;
  readonly clock: Clock;
  readonly log: Pick<Logger, 'info' | 'error'>;
}

export interface OpenMetricsStore extends AsyncDisposable {
  readonly verbs: MetricsStore;
  /** Whether it answers. */
  isUp(): boolean;
}

/** A window of thirty days over many institutions takes a second or two. */
const replyMs = 15_000;
const startMs = 60_000;
const pauseMs = 30_000;

const names = [
  'append',
  'figures',
  'operationFigures',
  'callLog',
  'operationLog',
  'webhookLog',
  'auditLog',
  'forgetCustomer',
  'billable',
  'counts',
] as const satisfies (keyof MetricsStore)[];

/**
 * The metrics in PostgreSQL, or in a SQLite file of their own. Their thread is not that of the latches: no figure that takes
 * a second may keep a login waiting. And the gateway starts and serves without them: what cannot be opened is tried again.
 */
export async function openMetricsStore(options: MetricsStoreOptions): Promise<OpenMetricsStore> {
  const { clock, log } = options;
  let worker: WorkerClient<MetricsStore> | undefined;
  let isDown = false;
  let isStopped = false;
  let timer: Timer | undefined;

  const start = async () => {
    try {
      worker = await keepWorker<MetricsStore>(
        new URL(`./metrics-worker${extname(import.meta.url)}`, import.meta.url),
        { names, data: await dataOf(options), timeoutMs: replyMs, startMs },
        {
          clock,
          onDown(error, retryInMs) {
            isDown = true;
            log.error({ err: error, retryInMs }, 'the metrics store has failed; it is started again');
          },
          onBack() {
            isDown = false;
            log.info({}, 'the metrics store is back');
          },
        },
      );
    } catch (error) {
      log.error(
        { err: error, retryInMs: pauseMs },
        'the metrics store cannot be opened; the gateway serves without it',
      );
      if (!isStopped) {
        timer = clock.after(pauseMs, () => {
          starting = start();
        });
      }
    }
  };
  let starting = start();
  await starting;

  const ask = (name: keyof MetricsStore, args: readonly unknown[]): Promise<unknown> => {
    if (worker === undefined) return Promise.reject(new Error('the metrics store could not be opened'));
    return (worker.verbs[name] as (...args: readonly unknown[]) => Promise<unknown>)(...args);
  };
  return {
    verbs: Object.fromEntries(
      names.map((name) => [name, (...args: unknown[]) => ask(name, args)]),
    ) as unknown as MetricsStore,
    isUp: () => worker !== undefined && !isDown,
    async [Symbol.asyncDispose]() {
      isStopped = true;
      timer?.cancel();
      await starting;
      await worker?.[Symbol.asyncDispose]();
    },
  };
}

/** What another process may ask of this store. Batches pass through as bytes, and are read by the store's thread alone. */
export const serveMetrics = ({ verbs }: OpenMetricsStore): PeerVerbs => verbsOf('metrics', verbs, names);

/** The store that another process has open; whether it is up shows in what becomes of the asks. */
export function metricsAt(peer: Peer): OpenMetricsStore {
  const verbs: MetricsStore = {
    ...askingFor<MetricsStore>(peer, 'metrics', names),
    append: async (batch) => Boolean(await peer.ask('metrics.append', [serialize(batch)])),
  };
  return { verbs, isUp: () => true, async [Symbol.asyncDispose]() {} };
}

async function dataOf({ dataDir, databaseUrl, hashKeys, retention }: MetricsStoreOptions): Promise<MetricsWorkerData> {
  if (databaseUrl === null) await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const location: StoreLocation =
    databaseUrl === null ? { kind: 'sqlite', dataDir } : { kind: 'postgres', url: databaseUrl };
  return { location, hashKeys: hashKeys.map((key) => Uint8Array.from(key)), retention };
}
