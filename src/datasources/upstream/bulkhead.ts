import { GatewayError } from '../../domain/errors.ts';
import { lengthPrefixed } from './length-prefixed.ts';
import { type Attempt, type Outcome, refused } from './outcome.ts';
import type { Asked } from './stage.ts';

/**
 * Holds the live calls of a partner to one institution below a number. A bank that hangs keeps each of them for minutes,
 * and only then can the breaker know; without a bound they would take every connection that the other banks need.
 */
export function createBulkhead({ mostPerInstitution, next }: { mostPerInstitution: number; next: Attempt }): Attempt {
  const underWay = new Map<string, number>();

  async function bounded<T>(asked: Asked<T>, institutionId: string): Promise<Outcome<T>> {
    const { partner } = asked;
    const key = lengthPrefixed([partner.partnerId, institutionId]);
    const calls = underWay.get(key) ?? 0;
    if (calls >= mostPerInstitution) return refused(crowded(asked));
    underWay.set(key, calls + 1);
    try {
      return await next(asked);
    } finally {
      const left = (underWay.get(key) ?? 1) - 1;
      if (left === 0) underWay.delete(key);
      else underWay.set(key, left);
    }
  }

  return (asked) => {
    const { endpoint, institutionId } = asked;
    return endpoint.live && institutionId !== undefined ? bounded(asked, institutionId) : next(asked);
  };
}

function crowded({ endpoint }: Asked<unknown>): GatewayError {
  return new GatewayError('UPSTREAM_UNAVAILABLE', `${endpoint.operation}: too many calls wait for this institution`, {
    category: 'FINANCIAL_INSTITUTION',
    retryable: true,
  });
}
