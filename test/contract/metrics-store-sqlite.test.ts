import { openMetrics } from '../support/metrics-store.ts';
import { metricsStoreContract, metricsTables } from './metrics-store-contract.ts';
import { sqlitePlaceOf, storeHarness } from './store-harness.ts';

metricsStoreContract(
  'SQLite',
  storeHarness(
    (stack) => sqlitePlaceOf(stack, 'metrics.db', metricsTables, (dataDir) => openMetrics({ dataDir })),
    ({ verbs }) => verbs,
  ),
);
