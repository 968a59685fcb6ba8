import { mkdtempDisposableSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SandboxInfo } from '../../sandbox/index.ts';
import { sandboxPartners } from '../../src/cli/sandbox-partners.ts';
import { parseConfig } from '../../src/config.ts';
import { defaultClientSettings } from '../../src/domain/client-settings.ts';
import { startGateway } from '../../src/gateway.ts';

/**
 * A gateway over the sandbox at argument 1, whose partners are argument 2 as JSON; argument 3 says whether it records. Sends
 * where it listens; answers any message with the milliseconds of processor time that its main thread and all of it had.
 */
const [, , upstreamUrl = '', info = '', recording = ''] = process.argv;
const folder = mkdtempDisposableSync(join(tmpdir(), 'bench-'));
// Not before: `using` would take it from under the stores as soon as this module has been read to its end.
process.on('exit', () => folder.remove());
const { partners } = JSON.parse(info) as SandboxInfo;
const most = 1e9;
const unbounded = { requestsPerMinute: most, callsPerMinute: most, callsPerOperation: 10_000, subscriptions: 2_000 };
const configured = [...sandboxPartners({ partners }, upstreamUrl)].map(([id, entry]) => {
  const settings = { ...defaultClientSettings, budget: unbounded };
  return [id, { ...entry, clients: entry.clients.map((client) => ({ ...client, settings })) }] as const;
});
const gateway = await startGateway(
  {
    ...parseConfig({ DATA_DIR: folder.path }),
    port: 0,
    admin: null,
    limits: { startPerSecond: 10_000, maxPerSecond: 10_000 },
    partners: new Map(configured),
  },
  // Every ask of a list is a call: what is recorded of a call is more than what is recorded of a hit.
  { recording: recording === 'on', cacheMaxBytes: 1 },
);
await gateway.warm();
process.send?.({ url: gateway.url });
const sum = ({ user, system }: NodeJS.CpuUsage) => (user + system) / 1_000;
process.on('message', () => process.send?.({ main: sum(process.threadCpuUsage()), all: sum(process.cpuUsage()) }));
process.on('disconnect', () => process.exit());
