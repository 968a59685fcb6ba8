import type { CallMeter } from './datasources/upstream/exchange.ts';
import type { Pipeline } from './datasources/upstream/pipeline.ts';
import { dateOf } from './domain/time.ts';
import type { Clock } from './lib/clock.ts';
import type { Recall } from './plugins/answer-desk.ts';

export interface RecallDeps {
  readonly pipeline: Pick<Pipeline, 'recall'>;
  readonly clock: Pick<Clock, 'wall'>;
  /** Aborted when the gateway stops. */
  readonly stopping: AbortSignal;
}

/** Nobody asks what an answer costs that is given again. */
const nobodysMeter: CallMeter = { sent() {}, settled() {}, answered() {} };

/** Gives the asks behind an answer once more in the name of whoever asks now. */
export function createRecall({ pipeline, clock, stopping }: RecallDeps): Recall {
  return ({ answers, day }, { viewer: { clientId }, requestId, operationName }) =>
    day === dateOf(clock.wall()) &&
    pipeline.recall(answers, {
      priority: 'interactive',
      deadlineAt: 0,
      signal: stopping,
      clientId,
      cause: { kind: 'operation', operationName, clientId, requestId },
      meter: nobodysMeter,
    });
}
