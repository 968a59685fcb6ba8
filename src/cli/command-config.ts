import { randomBytes, randomUUID } from 'node:crypto';
import type { Config } from '../config.ts';
import { parseConfig } from '../config.ts';
import { prepareDataDir } from './data-dir.ts';
import type { Edge } from './edge.ts';
import type { SandboxPartners } from './sandbox-partners.ts';
import { sandboxPartners } from './sandbox-partners.ts';

export type StartSandbox = (options: {
  readonly port: number;
  readonly host: string;
}) => Promise<AsyncDisposable & { readonly url: string; readonly info: SandboxPartners }>;

/**
 * The settings as a command needs them that serves nobody. Keys of clients may be missing: it has one of its own.
 *
 * @param defaults values for settings that are not set
 * @throws ConfigError
 */
export function commandConfig(env: Edge['env'], defaults: Edge['env'] = {}): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => (value ?? '').trim() !== ''));
  // The partners file names clients of its own, and nobody but those.
  const ownKey = set.PARTNERS_FILE === undefined ? { API_KEYS: randomBytes(24).toString('hex') } : {};
  return parseConfig({ ...ownKey, ...defaults, ...set });
}

/**
 * The settings with the partners that they are about. With the embedded sandbox these are its own: it is started on a free
 * port, beside the one that may be running, and stopped with `stack`.
 */
export async function withPartners(
  config: Config,
  stack: AsyncDisposableStack,
  startSandbox: () => Promise<StartSandbox>,
): Promise<Config> {
  if (config.upstream.kind !== 'embedded') return config;
  const sandbox = stack.use(await (await startSandbox())({ port: 0, host: '127.0.0.1' }));
  return { ...config, partners: sandboxPartners(sandbox.info, sandbox.url, config.clients) };
}

/** The settings with a data directory that is there and can be written. */
export async function withDataDir(config: Config): Promise<Config> {
  return { ...config, dataDir: await prepareDataDir(config.dataDir, randomUUID()) };
}
