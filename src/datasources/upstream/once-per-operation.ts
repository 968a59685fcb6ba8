import { cacheKey } from './cache-key.ts';
import type { Answer, Call, Exchange } from './exchange.ts';

/**
 * The exchange as one operation sees it: the same billable question is put once, whatever fields, aliases and ticks ask it,
 * and a failure stays one. Changes are left alone, since two equal ones are two.
 */
export function oncePerOperation(exchange: Exchange): Exchange {
  const asked = new Map<string, Promise<Answer<unknown>>>();

  return async <T>(call: Call<T>): Promise<Answer<T>> => {
    const { endpoint, maxAgeMs } = call;
    if (!endpoint.billable || !endpoint.idempotent) return exchange(call);
    const key = cacheKey(call);
    const earlier = asked.get(key) as Promise<Answer<T>> | undefined;
    if (earlier !== undefined) {
      const answer = await earlier;
      // Whatever was fetched for this operation is new enough; what was remembered may be too old for this ask.
      const isRemembered = answer.source === 'cache' || answer.source === 'stale';
      if (!isRemembered || answer.ageMs <= (maxAgeMs ?? Number.POSITIVE_INFINITY)) return answer;
    }
    const answer = exchange(call);
    asked.set(key, answer);
    return answer;
  };
}
