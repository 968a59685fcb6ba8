import { eventStoreContract } from './event-store-contract.ts';
import { sqlitePlace, storeHarness } from './store-harness.ts';

const tables = ['event', 'event_log', 'event_lease', 'webhook_inbox', 'tx_push_listener'];
const place = (stack: AsyncDisposableStack) => sqlitePlace(stack, 'events.db', tables);
eventStoreContract(
  'SQLite',
  storeHarness(place, ({ events, webhooks }) => ({ ...events, ...webhooks })),
);
