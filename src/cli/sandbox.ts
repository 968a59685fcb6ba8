import type { Clock } from '../lib/clock.ts';
import { systemClock } from '../lib/clock.ts';
import type { Edge } from './edge.ts';
import type { SandboxPartners } from './sandbox-partners.ts';
import { stopRequested } from './stop-signals.ts';
import { rows } from './text.ts';

export interface SandboxOptions {
  readonly port: number;
  readonly host: string;
  /** The same seed gives the same data. */
  readonly seed?: number;
}

type StartSandbox = (options: SandboxOptions) => Promise<AsyncDisposable & { url: string; info: SandboxPartners }>;

/** Runs the sandbox alone, for gateways and tests of other machines and languages. */
export async function runSandbox(
  edge: Edge,
  options: SandboxOptions,
  startSandbox: StartSandbox,
  clock: Clock = systemClock,
): Promise<number> {
  const stop = stopRequested(edge, clock);
  try {
    await using sandbox = await startSandbox(options);
    const partners = sandbox.info.partners.map(
      ({ partnerId, partnerSecret, appKey, plan }) =>
        [`PARTNER_ID=${partnerId}`, `PARTNER_SECRET=${partnerSecret} APP_KEY=${appKey} (${plan} plan)`] as const,
    );
    const text = rows([
      ['Sandbox', sandbox.url],
      ['Contents', `${sandbox.url}/__sandbox/info`],
      ['Calls', `${sandbox.url}/__sandbox/calls`],
      ...partners,
    ]);
    edge.stdout.write(`\n${text}\n\n`);
    await stop;
    return 0;
  } catch (error) {
    edge.stderr.write(`\nThe sandbox did not start: ${reasonOf(error, options)}\n\n`);
    return 1;
  }
}

function reasonOf(error: unknown, { host, port }: SandboxOptions): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return `port ${port} is taken by another process. Stop it, or choose another port: --port ${port + 1}`;
  if (code === 'EACCES') return `port ${port} is reserved for privileged users. Choose one above 1023: --port 4010`;
  if (code === 'EADDRNOTAVAIL') return `${host} is no address of this machine. Choose one: --host 127.0.0.1`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
