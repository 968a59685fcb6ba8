import { GatewayError } from '../../domain/errors.ts';
import type { Asked, Stage } from './stage.ts';

/**
 * What is billed, or bothers a bank, happens only because somebody asks for it: upstream's contract forbids automated calls
 * to institutions, and nobody shall pay for an answer that nobody wants. Behind the cache, so that revalidation counts too.
 */
export function createWantedStage(next: Stage): Stage {
  return <T>(asked: Asked<T>) => {
    const { endpoint, caller } = asked;
    if ((endpoint.billable || endpoint.live) && caller.cause.kind === 'job') {
      return Promise.reject(
        new GatewayError('INTERNAL', `${endpoint.operation}: a job makes no billable or live call`),
      );
    }
    return next(asked);
  };
}
