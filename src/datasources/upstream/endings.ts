import { GatewayError } from '../../domain/errors.ts';
import type { Call } from './exchange.ts';

type About = Pick<Call<unknown>, 'endpoint'>;

/** The errors of asks that ended before an answer came. */
export function cancelled({ endpoint }: About): GatewayError {
  return new GatewayError('CANCELLED', `${endpoint.operation}: the caller went away`);
}

export function timedOut({ endpoint }: About): GatewayError {
  return new GatewayError('UPSTREAM_TIMEOUT', `${endpoint.operation}: no complete answer in time`, {
    category: 'PLATFORM',
    retryable: endpoint.idempotent,
  });
}

export function outcomeUnknown({ endpoint }: About, cause = 'given up before the answer came'): GatewayError {
  return new GatewayError('OUTCOME_UNKNOWN', `${endpoint.operation}: sent, but ${cause}`, { category: 'PLATFORM' });
}

export function shuttingDown(): GatewayError {
  return new GatewayError('SHUTTING_DOWN', 'this instance is stopping', { retryable: true });
}
