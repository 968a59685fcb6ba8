import { createFakeClock } from '../support/fake-clock.ts';
import { startWorkerLines } from '../support/worker-line.ts';
import { noticesContract } from './notices-contract.ts';

const limits = { startPerSecond: 10, maxPerSecond: 10 };

noticesContract('worker and primary', async (size) => ({
  members: startWorkerLines(size, { clock: createFakeClock(), limits }).map(({ notices }) => notices),
}));
