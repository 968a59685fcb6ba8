import { createFakeClock } from '../support/fake-clock.ts';
import { startWorkerLines } from '../support/worker-line.ts';
import { leaseStoreContract } from './lease-store-contract.ts';

const limits = { startPerSecond: 10, maxPerSecond: 10 };

leaseStoreContract('worker and primary', async () => {
  const clock = createFakeClock();
  const [worker] = startWorkerLines(1, { clock, limits });
  return { store: worker!.leases, advance: (ms) => clock.advance(ms) };
});
