import { randomUUID } from 'node:crypto';
import type { Config } from '../config.ts';
import { parseConfig } from '../config.ts';
import type { Partners } from '../domain/clients.ts';
import type { GatewayError } from '../domain/errors.ts';
import type { CoordinationHealth } from '../domain/gateway-health.ts';
import type { Shared } from '../gateway-contract.ts';
import type { Clock } from '../lib/clock.ts';
import { systemClock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import { createLogger } from '../lib/logger.ts';
import { readVersion } from '../lib/version.ts';
import { banner } from './banner.ts';
import { credentialBox } from './credential-box.ts';
import { prepareDataDir } from './data-dir.ts';
import type { Edge } from './edge.ts';
import { failureScreen } from './failure-screen.ts';
import { flushed } from './flush-log.ts';
import { hasColor, logForm } from './log-form.ts';
import type { SandboxPartners } from './sandbox-partners.ts';
import { sandboxPartners } from './sandbox-partners.ts';
import { stopInTime } from './stop-in-time.ts';
import { stopRequested } from './stop-signals.ts';
import { warmUp } from './warm-up.ts';
import { watchPartners } from './watch-partners.ts';
import { WorkerStartError } from './worker-pool.ts';

export interface RunningGateway extends AsyncDisposable {
  readonly url: string;
  readonly adminUrl: string | null;
  drain(): Promise<void>;
  warm(): Promise<void>;
  usePartners(partners: Partners): void;
}

/** One that serves in this process, and so has counted something. */
interface ServingGateway extends RunningGateway {
  readonly countMetrics: () => unknown;
}

/** The two servers that `serve` puts together. Loaded only once the settings are known to be good. */
export interface ServeParts {
  startGateway(
    config: Config,
    overrides: {
      readonly log: Logger;
      onCoordination?(health: CoordinationHealth): void;
      /** Mastercard refuses a partner's credentials; called once for each latch. */
      onCredentialProblem(partnerId: string, error: GatewayError): void;
      readonly shared?: Shared;
    },
  ): Promise<ServingGateway>;
  startSandbox(options: {
    port: number;
    host: string;
  }): Promise<AsyncDisposable & { url: string; info: SandboxPartners }>;
}

/** After the drain time, so long is left for closing what is not a request. */
const closingMs = 800;

/**
 * Runs the gateway until somebody asks it to stop.
 *
 * @returns the exit code: 0 after an orderly stop, 1 when it could not start or did not stop in time
 */
export async function serve(
  edge: Edge,
  loadParts: () => Promise<ServeParts>,
  clock: Clock = systemClock,
): Promise<number> {
  if (edge.copies?.primary) {
    const { serveAsWorker } = await import('./worker.ts');
    return await serveAsWorker(edge, edge.copies.primary, loadParts, clock);
  }
  const stop = stopRequested(edge, clock);
  let config: Config | null = null;
  try {
    config = parseConfig(edge.env);
    const log = createLogger({ level: config.logLevel, ...(await logForm(edge)) });
    try {
      const running = await start(edge, config, await loadParts(), log, clock);
      log.info({ signal: await stop, drainMs: config.drainMs }, 'stopping');
      const { gateway, parts } = running;
      const stopping = { drain: gateway.drain, close: () => parts.disposeAsync() };
      const code = await stopInTime(stopping, config.drainMs + closingMs, log);
      if (code === 0) log.info({}, 'stopped');
      return code;
    } finally {
      await flushed(log);
    }
  } catch (error) {
    const screen = error instanceof WorkerStartError ? error.screen : failureScreen(error, config);
    edge.stderr.write(screen ?? `\nThe gateway failed to start.\n\n${error instanceof Error ? error.stack : error}\n`);
    return 1;
  }
}

interface Running {
  readonly gateway: RunningGateway;
  /** The gateway and what it stands on; what started last is disposed of first. */
  readonly parts: AsyncDisposableStack;
}

async function start(
  edge: Edge,
  configured: Config,
  { startSandbox, startGateway }: ServeParts,
  log: Logger,
  clock: Clock,
): Promise<Running> {
  await using parts = new AsyncDisposableStack();
  const dataDir = await prepareDataDir(configured.dataDir, randomUUID());
  let config: Config = { ...configured, dataDir };
  const embedded =
    config.upstream.kind === 'embedded'
      ? parts.use(await startSandbox({ port: config.upstream.port, host: '127.0.0.1' }))
      : null;
  if (embedded !== null) config = { ...config, partners: sandboxPartners(embedded.info, embedded.url, config.clients) };
  const options = { config: Object.freeze(config), clock, log };
  if (config.workers > 1 && edge.copies !== undefined) {
    const { startPrimary } = await import('./primary.ts');
    const sandbox = embedded && { info: embedded.info, url: embedded.url };
    const gateway = parts.use(await startPrimary({ ...options, edge, fork: edge.copies.fork, sandbox }));
    await announce(edge, config, gateway, log);
    return { gateway, parts: parts.move() };
  }
  const gateway = parts.use(
    await startGateway(options.config, {
      log,
      onCredentialProblem: (partnerId, error) => edge.stderr.write(credentialBox(partnerId, error)),
    }),
  );
  const watch = watchPartners({ config, env: edge.env, clock, log, apply: gateway.usePartners });
  parts.defer(watch.stop);
  edge.onReloadSignal?.(() => void watch.reload());
  await announce(edge, config, gateway, log);
  warmUp(gateway, log);
  return { gateway, parts: parts.move() };
}

async function announce(edge: Edge, config: Config, { url, adminUrl }: RunningGateway, log: Logger): Promise<void> {
  const { mode, dataDir, notices } = config;
  const version = await readVersion();
  // Whoever collects the log of a production gateway expects one format on standard output.
  if (mode === 'production' && !edge.stdout.isTTY) for (const notice of notices) log.warn({}, notice);
  else edge.stdout.write(banner({ version, config, url, adminUrl, dataDir, color: hasColor(edge) }));
  log.info({ version, mode, url, adminUrl, dataDir }, 'ready');
}
