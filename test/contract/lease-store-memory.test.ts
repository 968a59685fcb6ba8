import { createMemoryLeaseStore } from '../../src/coordination/memory-lease-store.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { leaseStoreContract } from './lease-store-contract.ts';

leaseStoreContract('memory', async () => {
  const clock = createFakeClock();
  return { store: createMemoryLeaseStore({ clock }), advance: (ms) => clock.advance(ms) };
});
