import { describe } from 'vitest';

import { openMetrics } from '../support/metrics-store.ts';
import { postgres } from '../support/postgres.ts';
import { metricsStoreContract, metricsTables } from './metrics-store-contract.ts';
import { postgresPlaceOf, storeHarness } from './store-harness.ts';

describe.skipIf(postgres === null)('on a server of its own', () => {
  metricsStoreContract(
    'PostgreSQL',
    storeHarness(
      (stack) => postgresPlaceOf(stack, metricsTables, (databaseUrl) => openMetrics({ databaseUrl })),
      ({ verbs }) => verbs,
    ),
  );
});
