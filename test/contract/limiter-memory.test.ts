import { createMemoryLimiter } from '../../src/coordination/memory-limiter.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { limiterContract } from './limiter-contract.ts';

limiterContract('memory', async (limits) => {
  const clock = createFakeClock();
  return { limiter: createMemoryLimiter({ clock, limits }), advance: (ms) => clock.advance(ms) };
});
