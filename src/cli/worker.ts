import { type Config, parseConfig } from '../config.ts';
import { createWorkerCoordination } from '../coordination/worker-coordination.ts';
import type { Shared } from '../gateway-contract.ts';
import type { Clock } from '../lib/clock.ts';
import { createLogger, type Logger } from '../lib/logger.ts';
import { createPeer, type Peer, type PeerPort } from '../lib/peer.ts';
import { metricsAt } from '../store/open-metrics.ts';
import { storesAt } from '../store/stores.ts';
import { credentialBox } from './credential-box.ts';
import type { Edge } from './edge.ts';
import { failureScreen } from './failure-screen.ts';
import { flushed } from './flush-log.ts';
import { logForm } from './log-form.ts';
import type { WorkerOrders } from './primary.ts';
import { sandboxPartners } from './sandbox-partners.ts';
import type { ServeParts } from './serve.ts';
import { stopInTime } from './stop-in-time.ts';
import { warmUp } from './warm-up.ts';
import { watchPartners } from './watch-partners.ts';

/** After the drain time; less than the primary waits, which has the stores to close after the last worker. */
const closingMs = 500;

/**
 * Serves as one of the workers of a primary, until that says to stop. Signals are the primary's: a terminal sends them to
 * every process.
 *
 * @returns the exit code
 */
export async function serveAsWorker(
  edge: Edge,
  port: PeerPort,
  loadParts: () => Promise<ServeParts>,
  clock: Clock,
): Promise<number> {
  edge.onStopSignal(() => {});
  edge.onReloadSignal?.(() => {});
  const stop = Promise.withResolvers<void>();
  const reloading = Promise.withResolvers<() => void>();
  const counting = Promise.withResolvers<() => unknown>();
  const fleet = createWorkerCoordination(() => primary, clock);
  const primary = createPeer(port, {
    ...fleet.verbs,
    stop: () => stop.resolve(),
    reload: async () => (await reloading.promise)(),
    count: async () => (await counting.promise)(),
  });
  let config: Config | null = null;
  try {
    const orders = (await primary.ask('orders', [])) as WorkerOrders;
    const parsed = parseConfig(edge.env);
    config = { ...parsed, dataDir: orders.dataDir, admin: null };
    if (orders.sandbox !== null) {
      config = { ...config, partners: sandboxPartners(orders.sandbox.info, orders.sandbox.url, config.clients) };
    }
    const log = createLogger({ level: config.logLevel, ...(await logForm(edge)) });
    const shared: Shared = {
      coordination: config.redisUrl === null ? fleet.coordination : null,
      stores: config.databaseUrl === null ? storesAt(primary) : null,
      metrics: config.databaseUrl === null ? metricsAt(primary) : null,
      render: async () => String(await primary.ask('render', [])),
    };
    const parts = { shared, primary, stop: stop.promise, counting: counting.resolve, reloading: reloading.resolve };
    try {
      return await run(edge, config, parts, log.child({ worker: orders.worker }), loadParts, clock);
    } finally {
      await flushed(log);
    }
  } catch (error) {
    const stack = error instanceof Error ? error.stack : String(error);
    await primary
      .ask('failed', [failureScreen(error, config) ?? `\nThe gateway failed to start.\n\n${stack}\n`])
      .catch(() => {});
    return 1;
  }
}

interface WorkerParts {
  readonly shared: Shared;
  readonly primary: Peer;
  readonly stop: Promise<void>;
  readonly counting: (count: () => unknown) => void;
  readonly reloading: (reload: () => void) => void;
}

async function run(
  edge: Edge,
  config: Config,
  { shared, primary, stop, counting, reloading }: WorkerParts,
  log: Logger,
  loadParts: () => Promise<ServeParts>,
  clock: Clock,
): Promise<number> {
  await using parts = new AsyncDisposableStack();
  const { startGateway } = await loadParts();
  const gateway = parts.use(
    await startGateway(Object.freeze(config), {
      log,
      shared,
      onCoordination: (health) => primary.tell('coordination', [health]),
      onCredentialProblem: (partnerId, error) => primary.tell('box', [credentialBox(partnerId, error)]),
    }),
  );
  const watch = watchPartners({ config, env: edge.env, clock, log, apply: gateway.usePartners });
  parts.defer(watch.stop);
  reloading(() => void watch.reload());
  counting(gateway.countMetrics);
  await primary.ask('ready', [gateway.url]);
  warmUp(gateway, log);
  await stop;
  // What it has counted must be known when it is gone.
  const count = async () => void (await primary.ask('counted', [await gateway.countMetrics()]).catch(() => {}));
  const owned = parts.move();
  return await stopInTime(
    { drain: gateway.drain, close: () => owned.disposeAsync().then(count) },
    config.drainMs + closingMs,
    log,
  );
}
