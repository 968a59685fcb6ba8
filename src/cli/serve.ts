import { randomUUID } from 'node:crypto';
import type { Config } from '../config.ts';
import { parseConfig } from '../config.ts';
import type { Partners } from '../domain/clients.ts';
import { type GatewayError, isGatewayError } from '../domain/errors.ts';
import type { Clock } from '../lib/clock.ts';
import { systemClock } from '../lib/clock.ts';
import type { Logger, ProcessLogger } from '../lib/logger.ts';
import { createLogger } from '../lib/logger.ts';
import { banner } from './banner.ts';
import { credentialBox } from './credential-box.ts';
import { prepareDataDir } from './data-dir.ts';
import type { Edge } from './edge.ts';
import { failureScreen } from './failure-screen.ts';
import type { SandboxPartners } from './sandbox-partners.ts';
import { sandboxPartners } from './sandbox-partners.ts';
import { stopRequested } from './stop-signals.ts';
import { readVersion } from './version.ts';
import { watchPartners } from './watch-partners.ts';

interface RunningGateway extends AsyncDisposable {
  readonly url: string;
  readonly adminUrl: string | null;
  drain(): Promise<void>;
  warm(): Promise<void>;
  usePartners(partners: Partners): void;
}

/** The two servers that `serve` puts together. Loaded only once the settings are known to be good. */
export interface ServeParts {
  startGateway(
    config: Config,
    overrides: {
      readonly log: Logger;
      /** Mastercard refuses a partner's credentials; called once for each latch. */
      onCredentialProblem(partnerId: string, error: GatewayError): void;
    },
  ): Promise<RunningGateway>;
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
  const stop = stopRequested(edge, clock);
  let config: Config | null = null;
  try {
    config = parseConfig(edge.env);
    const log = createLogger({
      level: config.logLevel,
      pretty: edge.stdout.isTTY === true,
      color: hasColor(edge),
    });
    try {
      const running = await start(edge, config, await loadParts(), log, clock);
      log.info({ signal: await stop, drainMs: config.drainMs }, 'stopping');
      return await stopInTime(running, config.drainMs, log);
    } finally {
      await flushed(log);
    }
  } catch (error) {
    const screen = failureScreen(error, config);
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
  if (config.upstream.kind === 'embedded') {
    const sandbox = parts.use(await startSandbox({ port: config.upstream.port, host: '127.0.0.1' }));
    config = { ...config, partners: sandboxPartners(sandbox.info, sandbox.url, config.clients) };
  }
  const gateway = parts.use(
    await startGateway(Object.freeze(config), {
      log,
      onCredentialProblem: (partnerId, error) => edge.stderr.write(credentialBox(partnerId, error)),
    }),
  );
  const watch = watchPartners({ config, env: edge.env, clock, log, apply: gateway.usePartners });
  parts.defer(watch.stop);
  await announce(edge, config, gateway, log);
  // Ahead of the first question: token and institutions are there for it, and a refused credential shows at once.
  gateway.warm().catch((error: unknown) => {
    // Stopping before it was read is no trouble.
    if (isGatewayError(error, 'CANCELLED', 'SHUTTING_DOWN')) return;
    log.warn({ err: error }, 'the institution directory was not read yet');
  });
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

const hasColor = ({ stdout, env }: Edge) => stdout.isTTY === true && !env.NO_COLOR;

/** Requests get the drain time; what hangs longer must not keep the process from ending. */
async function stopInTime({ gateway, parts }: Running, drainMs: number, log: Logger): Promise<number> {
  const { promise: late, resolve: giveUp } = Promise.withResolvers<number>();
  const fuse = setTimeout(() => {
    log.error({ drainMs }, 'stopped by force: not everything closed in time');
    giveUp(1);
  }, drainMs + closingMs);
  const orderly = gateway
    .drain()
    .then(() => parts.disposeAsync())
    .then(() => 0);
  const code = await Promise.race([orderly, late]).finally(() => clearTimeout(fuse));
  if (code === 0) log.info({}, 'stopped');
  return code;
}

/** A log that nobody reads must not keep the process. */
async function flushed(log: ProcessLogger): Promise<void> {
  const { promise: late, resolve: giveUp } = Promise.withResolvers<void>();
  const fuse = setTimeout(giveUp, 500);
  await Promise.race([log.flush(), late]);
  clearTimeout(fuse);
}
