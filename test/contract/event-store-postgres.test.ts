import { describe } from 'vitest';

import { postgres } from '../support/postgres.ts';
import { eventStoreContract } from './event-store-contract.ts';
import { postgresPlace, storeHarness } from './store-harness.ts';

const tables = ['event', 'event_log', 'event_lease', 'webhook_inbox', 'tx_push_listener'];

describe.skipIf(postgres === null)('on a server of its own', () => {
  const place = (stack: AsyncDisposableStack) => postgresPlace(stack, tables);
  eventStoreContract(
    'PostgreSQL',
    storeHarness(place, ({ events, webhooks }) => ({ ...events, ...webhooks })),
  );
});
