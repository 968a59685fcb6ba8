import { mkdtempDisposableSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collectEarly } from '../../src/cli/heap-growth.ts';
import { sandboxPartners } from '../../src/cli/sandbox-partners.ts';
import { parseConfig } from '../../src/config.ts';
import { defaultClientSettings } from '../../src/domain/client-settings.ts';
import { startGateway } from '../../src/gateway.ts';
import { watchStalls } from './stalls.ts';

/** The process of `startHostileGateway`: says where it listens, and how it is whenever it is asked. */
const [, , upstreamUrl = '', info = ''] = process.argv;
// As the process of the command does.
collectEarly();
const folder = mkdtempDisposableSync(join(tmpdir(), 'ofg-hostile-'));
process.once('exit', () => folder.remove());
const most = 1e9;
const budget = { requestsPerMinute: most, callsPerMinute: most, callsPerOperation: 10_000, subscriptions: most };
const settings = { ...defaultClientSettings, budget };
const partners = [...sandboxPartners(JSON.parse(info), upstreamUrl)].map(
  ([id, entry]) => [id, { ...entry, clients: entry.clients.map((client) => ({ ...client, settings })) }] as const,
);
const gateway = await startGateway(
  {
    ...parseConfig({ DATA_DIR: folder.path }),
    port: 0,
    admin: null,
    limits: { startPerSecond: 10_000, maxPerSecond: 10_000 },
    partners: new Map(partners),
  },
  { cacheMaxBytes: 4 * 1024 * 1024 },
);
await gateway.warm();
const stalls = watchStalls();
process.on('message', async () => {
  const longestStallMs = stalls.take();
  // Twice: what the first one finalizes, the second one frees. As thorough as when memory runs out: an ordinary one leaves
  // what was compiled where it is, for some time after its last use.
  for (let time = 0; time < 2; time += 1) {
    await globalThis.gc?.({ type: 'major', execution: 'async', flavor: 'last-resort' });
    await new Promise(setImmediate);
  }
  const { heapUsed, external } = process.memoryUsage();
  // A collection of everything is nothing that traffic causes.
  stalls.take();
  process.send?.({ keptBytes: heapUsed + external, longestStallMs });
});
process.on('disconnect', () => process.exit());
process.send?.(gateway.url);
