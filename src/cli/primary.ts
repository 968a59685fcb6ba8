import type { Config } from '../config.ts';
import { createPrimaryDesk } from '../coordination/primary-desk.ts';
import { type CoordinationHealth, sharing } from '../domain/gateway-health.ts';
import { startAdminServer } from '../http/admin-server.ts';
import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import { loadKeyRing } from '../lib/master-key.ts';
import { createMetricTotals, type MetricCounts } from '../metrics/metric-totals.ts';
import { openMetrics } from '../observatory.ts';
import { serveMetrics } from '../store/open-metrics.ts';
import { openStores, serveStores } from '../store/stores.ts';
import type { Copies, Edge } from './edge.ts';
import type { SandboxPartners } from './sandbox-partners.ts';
import type { RunningGateway } from './serve.ts';
import { type RunningWorker, startWorkerPool } from './worker-pool.ts';

/** What a worker is told at its start. */
export interface WorkerOrders {
  readonly worker: number;
  readonly dataDir: string;
  /** Who calls the embedded sandbox, which the primary runs. */
  readonly sandbox: { readonly info: SandboxPartners; readonly url: string } | null;
}

export interface PrimaryOptions {
  readonly edge: Pick<Edge, 'stderr' | 'onReloadSignal'>;
  readonly fork: Copies['fork'];
  readonly config: Config;
  readonly sandbox: WorkerOrders['sandbox'];
  readonly clock: Clock;
  readonly log: Logger;
}

/** A worker that does not say what it has counted within that time is busy: what it said last stands. */
const countMs = 1_000;

/**
 * Serves with several processes on one port. This one serves nobody itself: it hands out connections in turn, and keeps what
 * the workers share where neither Redis nor PostgreSQL does. It is also the one writer of the files in the data directory.
 */
export async function startPrimary({
  edge,
  fork,
  config,
  sandbox,
  clock,
  log,
}: PrimaryOptions): Promise<RunningGateway> {
  await using stack = new AsyncDisposableStack();
  const files = config.databaseUrl === null ? await openFiles(config, { clock, log }, stack) : {};
  const desk = createPrimaryDesk({ clock, limits: config.limits });
  const totals = createMetricTotals();
  const boxes = new Set<string>();
  /** What workers for whom Redis is away say of it. */
  const away = new Map<number, CoordinationHealth>();
  let isReady = true;
  let workers: () => readonly RunningWorker[] = () => [];
  const render = async () => {
    await Promise.all(workers().map((worker) => countOf(worker)));
    return totals.render();
  };

  async function countOf({ id, peer }: RunningWorker): Promise<void> {
    const late = Promise.withResolvers<null>();
    const timer = clock.after(countMs, () => late.resolve(null));
    const counts = (await Promise.race([peer.ask('count', []).catch(() => null), late.promise])) as MetricCounts | null;
    timer.cancel();
    if (counts !== null) totals.take(id, counts);
  }

  const pool = await startWorkerPool({
    size: config.workers,
    fork,
    serve(id, peer) {
      const served = desk.serve(peer);
      const orders: WorkerOrders = { worker: id, dataDir: config.dataDir, sandbox };
      return {
        verbs: {
          ...served.verbs,
          ...files,
          orders: () => orders,
          render,
          counted: (counts: MetricCounts) => totals.take(id, counts),
          coordination(health: CoordinationHealth) {
            if (health.state === 'away') away.set(id, health);
            else away.delete(id);
          },
          // Each worker meets the same refusal; an operator reads of it once.
          box(text: string) {
            if (!boxes.has(text)) edge.stderr.write(text);
            boxes.add(text);
          },
        },
        end() {
          away.delete(id);
          served[Symbol.dispose]();
          void totals.end(id);
        },
      };
    },
    clock,
    log,
  });
  workers = pool.running;
  edge.onReloadSignal?.(() => {
    for (const { peer } of workers()) peer.tell('reload', []);
  });
  let stopped: Promise<boolean> | undefined;
  const stop = () => {
    isReady = false;
    stopped ??= pool.stop();
    return stopped;
  };
  stack.defer(async () => void (await stop()));
  const admin = stack.use(
    await startAdminServer(config, {
      readiness: {
        isReady: () => isReady && workers().length > 0,
        coordination: () => [...away.values()][0] ?? sharing(config.redisUrl === null ? 'primary' : 'connected'),
      },
      render,
      clock,
      log,
    }),
  );

  const owned = stack.move();
  return {
    url: pool.url,
    adminUrl: admin?.url ?? null,
    async drain() {
      if (!(await stop())) throw new Error('a worker did not stop in order');
    },
    // Each worker warms itself, and reads the partners file again by itself.
    async warm() {},
    usePartners() {},
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

async function openFiles(
  config: Config,
  { clock, log }: { readonly clock: Clock; readonly log: Logger },
  stack: AsyncDisposableStack,
) {
  const keys = await loadKeyRing(config);
  const metrics = stack.use(await openMetrics(config, { clock, log, hashKeys: keys.all('metrics') }));
  const stores = stack.use(await openStores({ dataDir: config.dataDir, databaseUrl: null, clock, log }));
  return { ...serveMetrics(metrics), ...serveStores(stores) };
}
