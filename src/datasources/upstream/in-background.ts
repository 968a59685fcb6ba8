import type { Clock } from '../../lib/clock.ts';
import type { CallMeter } from './exchange.ts';
import { classBudgetMs } from './latency.ts';
import type { Asked } from './stage.ts';

const nobody: CallMeter = { sent: () => {}, settled: () => {}, answered: () => {} };

/** The gateway's own ask for the same: nobody waits for it, nobody pays attention to its cost, everybody goes before it. */
export function inBackground<T>(asked: Asked<T>, clock: Clock, signal: AbortSignal): Asked<T> {
  const trace = {
    sent: 0,
    joined: false,
    sending() {
      trace.sent += 1;
    },
  };
  return {
    ...asked,
    trace,
    onPromotion: () => () => {},
    caller: {
      priority: 'background',
      deadlineAt: clock.monotonic() + 2 * classBudgetMs[asked.endpoint.latency],
      signal,
      clientId: 'gateway',
      cause: { kind: 'job', job: 'revalidate' },
      meter: nobody,
    },
  };
}
