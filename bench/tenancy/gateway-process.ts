import { subscribe } from 'node:diagnostics_channel';
import { mkdtempDisposableSync } from 'node:fs';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SandboxInfo } from '../../sandbox/index.ts';
import { sandboxPartners } from '../../src/cli/sandbox-partners.ts';
import { parseConfig } from '../../src/config.ts';
import { defaultClientSettings } from '../../src/domain/client-settings.ts';
import { startGateway } from '../../src/gateway.ts';

/**
 * A gateway over the sandbox at argument 1, whose partners are argument 2 as JSON, as production runs it but for documents:
 * elsewhere nothing is shed. The first partner's client may do as much as it likes, the second's has the usual budget. Sends
 * where it listens; answers `vitals` with what it holds open.
 */
const [, , upstreamUrl = '', info = ''] = process.argv;
let inbound = 0;
subscribe('net.server.socket', (message) => {
  inbound += 1;
  (message as { socket: Socket }).socket.once('close', () => {
    inbound -= 1;
  });
});
const folder = mkdtempDisposableSync(join(tmpdir(), 'bench-'));
process.once('exit', () => folder.remove());
const { partners } = JSON.parse(info) as SandboxInfo;
const most = 1e9;
const unbounded = { requestsPerMinute: most, callsPerMinute: most, callsPerOperation: 10_000, subscriptions: 2_000 };
const configured = [...sandboxPartners({ partners }, upstreamUrl)].map(([id, entry], index) => {
  const settings = { ...defaultClientSettings, ...(index === 0 && { budget: unbounded }) };
  return [id, { ...entry, clients: entry.clients.map((client) => ({ ...client, settings })) }] as const;
});
const gateway = await startGateway({
  ...parseConfig({ DATA_DIR: folder.path }),
  mode: 'production',
  port: 0,
  admin: null,
  limits: { startPerSecond: 10_000, maxPerSecond: 10_000 },
  partners: new Map(configured),
});
await gateway.warm();
process.send?.({ url: gateway.url });
process.on('message', () => {
  const timers = process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
  process.send?.({ inbound, timers });
});
process.on('disconnect', () => process.exit());
