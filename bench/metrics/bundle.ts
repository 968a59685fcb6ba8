import { mkdtempDisposableSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { secret } from '../../src/domain/secret.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { silentLogger } from '../../src/lib/logger.ts';
import { collectBundle } from '../../src/metrics/support-bundle.ts';
import { openMetricsStore } from '../../src/store/open-metrics.ts';
import { callEntries, type FlatCall, flatCall } from '../../test/support/metric-entries.ts';
import { atMost, type Scenario, told } from '../figure.ts';

const entries = 1_000_000;
const batchSize = 1_000;
const dayMs = 24 * 60 * 60 * 1000;
const partner = {
  partnerId: '2445',
  partnerSecret: secret('none'),
  appKey: secret('none'),
  environment: 'production',
  upstreamUrl: 'http://127.0.0.1:1',
} as const;

/** From a request id, an institution and an hour to the bundle, with a million calls in the log. */
export const bundle: Scenario = async () => {
  using folder = mkdtempDisposableSync(join(tmpdir(), 'bench-'));
  await using store = await openMetricsStore({
    dataDir: folder.path,
    databaseUrl: null,
    hashKeys: [new Uint8Array(32)],
    retention: { logMs: 30 * dayMs, logRows: 2 * entries, auditMs: 30 * dayMs },
    clock: systemClock,
    log: silentLogger,
  });
  const now = Date.now();
  for (let sequence = 1; sequence <= entries / batchSize; sequence += 1) {
    const calls = callEntries(
      Array.from({ length: batchSize }, (_, n) => entryOf((sequence - 1) * batchSize + n, now)),
    );
    await store.verbs.append({ writer: 'bench', sequence, calls, operations: [], webhooks: [], audits: [] });
  }
  const deps = { store: store.verbs, wall: systemClock.wall, about: {} };
  const timed = async (filter: Parameters<typeof collectBundle>[2]) => {
    const times: number[] = [];
    let calls = 0;
    for (let n = 0; n < 20; n += 1) {
      const from = performance.now();
      calls = (await collectBundle(deps, partner, filter, null)).calls.length;
      times.push(performance.now() - from);
    }
    return { slowest: Math.max(...times), calls };
  };
  const request = await timed({ requestId: `r${Math.floor(entries / 8)}` });
  const institution = await timed({ institutionId: '107' });
  const range = await timed({ from: now - 3 * dayMs, to: now - 2 * dayMs });
  return [
    told('calls in the log', String(entries)),
    atMost(`bundle of a request (${request.calls} calls), slowest of 20`, request.slowest, 2_000, ' ms'),
    atMost(`bundle of an institution (${institution.calls} calls), slowest of 20`, institution.slowest, 2_000, ' ms'),
    atMost(`bundle of a day (${range.calls} calls), slowest of 20`, range.slowest, 2_000, ' ms'),
  ];
};

/** Four calls to a request, spread evenly over a week. */
function entryOf(n: number, now: number): FlatCall {
  const failed = n % 17 === 0;
  const institution = n % 3 === 0 ? String(100 + (n % 40)) : '';
  return flatCall({
    at: now - 7 * dayMs + Math.floor((n / entries) * 7 * dayMs),
    partner: partner.partnerId,
    category: failed ? 'PLATFORM' : '',
    code: failed ? '1000' : '',
    status: failed ? 500 : 200,
    serviceMs: n % 1_000,
    requestId: `r${Math.floor(n / 4)}`,
    logInstitution: institution,
    logCode: failed ? '1000' : '',
    customer: String(n % 5_000),
    detail: { method: 'GET', path: '/aggregation/v1/customers/{customerId}/accounts', attempt: 1 },
  });
}
