import { createFakeClock } from '../support/fake-clock.ts';
import { startWorkerLines } from '../support/worker-line.ts';
import { limiterContract } from './limiter-contract.ts';

limiterContract('worker and primary', async (limits) => {
  const clock = createFakeClock();
  const [worker] = startWorkerLines(1, { clock, limits });
  return { limiter: worker!.limiter, advance: (ms) => clock.advance(ms) };
});
