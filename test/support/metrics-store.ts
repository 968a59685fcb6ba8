import { systemClock } from '../../src/lib/clock.ts';
import { silentLogger } from '../../src/lib/logger.ts';
import { type OpenMetricsStore, openMetricsStore } from '../../src/store/open-metrics.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** A metrics store in a directory, or in the database of a URL. */
export function openMetrics(place: { dataDir: string } | { databaseUrl: string }): Promise<OpenMetricsStore> {
  return openMetricsStore({
    dataDir: '',
    databaseUrl: null,
    ...place,
    hashKeys: [new Uint8Array(32).fill(7)],
    // Tests have their own idea of what the time is.
    retention: { logMs: 100_000 * dayMs, auditMs: 400 * 24 * 60 * 60 * 1000, logRows: 10_000_000 },
    clock: systemClock,
    log: silentLogger,
  });
}
