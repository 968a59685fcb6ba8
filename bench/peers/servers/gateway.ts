import { mkdtempDisposableSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getHeapStatistics } from 'node:v8';
import { collectEarly } from '../../../src/cli/heap-growth.ts';
import { parseConfig } from '../../../src/config.ts';
import { hashKey } from '../../../src/domain/api-keys.ts';
import { defaultClientSettings } from '../../../src/domain/client-settings.ts';
import { secret } from '../../../src/domain/secret.ts';
import { scopes } from '../../../src/domain/viewer.ts';
import { startGateway } from '../../../src/gateway.ts';
import { createLogger } from '../../../src/lib/logger.ts';

/**
 * The gateway with everything switched on: authentication, allowances, cost, the limiter, metrics with their store, the log.
 * Only the figures of the limits are high enough not to be reached, how late a request may be included: what is refused is
 * no answer to compare. Argument 2 is the upstream, 3 how many partners there are, 4 `unrecorded` for one without records.
 */
const [, , upstreamUrl = '', partnerCount = '1', records = 'recorded'] = process.argv;
collectEarly();
const folder = mkdtempDisposableSync(join(tmpdir(), 'bench-'));
process.once('exit', () => folder.remove());
const most = 1e9;
const budget = { requestsPerMinute: most, callsPerMinute: most, callsPerOperation: 10_000, subscriptions: 2_000 };
const keyOf = (index: number) => (index === 0 ? 'bench' : `bench-${index}`);
const partners = Array.from({ length: Number(partnerCount) }, (_, index) => {
  const partnerId = String(2_445_580_000 + index);
  const partner = {
    partnerId,
    partnerSecret: secret(`secret-of-the-comparison-${index}`),
    appKey: secret(`app-key-of-the-comparison-${index}`),
    environment: 'sandbox',
    paymentBundle: false,
    upstreamUrl,
  } as const;
  const client = {
    clientId: 'bench',
    keyHashes: [hashKey(keyOf(index))],
    scopes,
    settings: { ...defaultClientSettings, documents: 'any', budget } as const,
  };
  return [partnerId, { partner, clients: [client] }] as const;
});
const log = createLogger({ level: 'info' });
const gateway = await startGateway(
  {
    ...parseConfig({ DATA_DIR: folder.path }),
    mode: 'production',
    port: 0,
    admin: null,
    limits: { startPerSecond: 1e6, maxPerSecond: 1e6 },
    partners: new Map(partners),
  },
  { log, refusesLate: false, recording: records !== 'unrecorded' },
);
await gateway.warm();
process.send?.({ port: Number(new URL(gateway.url).port) });
/**
 * Asked how much it has allocated so far, or how much is there that nobody needs after a collection of the young: figures that
 * depend on no clock. The second needs `--expose-gc`.
 */
process.on('message', (message) => {
  if (message === 'allocated') process.send?.({ bytes: allocated() });
  if (message === 'outlived') process.send?.({ bytes: outlived() });
});
process.on('disconnect', () => process.exit());

/** Bytes on the heap since the start, garbage included. Node 26 tells it; its types do not know yet. */
function allocated(): number {
  return (getHeapStatistics() as unknown as { total_allocated_bytes: number }).total_allocated_bytes;
}

/** Bytes that only a collection of the old lets go. */
function outlived(): number {
  const collect = globalThis.gc ?? (() => {});
  // Twice: what has outlived two of them is old.
  collect({ type: 'minor' });
  collect({ type: 'minor' });
  const before = getHeapStatistics().used_heap_size;
  collect();
  return before - getHeapStatistics().used_heap_size;
}
