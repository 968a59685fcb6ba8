import { createFakeClock } from '../support/fake-clock.ts';
import { startWorkerLines } from '../support/worker-line.ts';
import { tokenStoreContract } from './token-store-contract.ts';

const limits = { startPerSecond: 10, maxPerSecond: 10 };

tokenStoreContract('worker and primary', async () => {
  const clock = createFakeClock();
  const [worker] = startWorkerLines(1, { clock, limits });
  return { store: worker!.tokens, advance: (ms) => clock.advance(ms) };
});
