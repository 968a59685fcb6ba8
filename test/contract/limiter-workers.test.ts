import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createFakeClock } from '../support/fake-clock.ts';
import { startWorkerLines } from '../support/worker-line.ts';
import { limiterContract } from './limiter-contract.ts';

limiterContract('worker and primary', async (limits) => {
  const clock = createFakeClock();
  const [worker] = startWorkerLines(1, { clock, limits });
  return { limiter: worker!.limiter, advance: (ms) => clock.advance(ms) };
});

test('a 429 at one worker takes back what another one holds', async () => {
  const clock = createFakeClock();
  const [first, second] = startWorkerLines(2, { clock, limits: { startPerSecond: 1_000, maxPerSecond: 1_000 } });
  for (let call = 0; call < 4; call += 1) await first!.limiter.take('k', 'interactive');
  await second!.limiter.report('k', 1, { kind: 'throttled', retryAfterMs: 60_000 });
  // Once the answer to an ask of the second is there, what it said before has been passed on; the first hears within turns.
  await second!.limiter.state('k');
  await first!.limiter.state('k');
  await setImmediate();
  expect(await first!.limiter.take('k', 'interactive')).toMatchObject({ granted: false });
});
