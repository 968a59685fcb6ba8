import { GatewayError } from '../../domain/errors.ts';
import type { Clock } from '../../lib/clock.ts';
import { createUnderWay } from '../../lib/under-way.ts';
import { cacheKey } from './cache-key.ts';
import { type CacheScope, covers } from './cache-scope.ts';
import { cancelled, shuttingDown } from './endings.ts';
import { type Answer, isFile } from './exchange.ts';
import { createSharedCall, type SharedCall } from './shared-call.ts';
import type { Asked, Stage } from './stage.ts';

export interface Coalesce {
  readonly stage: Stage;
  /** Lets nobody else join the calls that a change has overtaken. */
  invalidate(scope: CacheScope): void;
  /** Calls that have begun and are not over. */
  inFlight(): number;
  /** Ends every call in flight and refuses new ones; resolves when none is left. */
  shutDown(): Promise<void>;
}

/** Identical calls in flight are one, across operations, clients and users of a partner. */
export function createCoalesce(deps: { readonly clock: Clock; readonly next: Stage }): Coalesce {
  const { clock, next } = deps;
  /** Those that can be joined are there by their key. */
  const begun = createUnderWay<SharedCall<unknown>>();
  let closed = false;

  const stage: Stage = async <T>(asked: Asked<T>): Promise<Answer<T>> => {
    if (closed) throw shuttingDown();
    if (asked.caller.signal.aborted) throw cancelled(asked);
    const key = mayShare(asked) ? cacheKey(asked) : undefined;
    const existing = key === undefined ? undefined : begun.named(key);
    if (existing === undefined || !canJoin(existing, asked)) {
      const { meter } = asked.caller;
      if (meter.begin?.() === false) throw overspent(asked);
      const answer = begin(asked, key).join(asked);
      answer.catch(() => meter.fail?.());
      return answer;
    }
    asked.trace.joined = true;
    // The key names the operation, so that what was stored under it answers the same type.
    const answer = await (existing as SharedCall<T>).join(asked);
    return { ...answer, source: 'coalesced' };
  };

  function begin<T>(asked: Asked<T>, key: string | undefined): SharedCall<T> {
    const shared = createSharedCall(clock, next, asked);
    const place = begun.add(shared as SharedCall<unknown>);
    if (key !== undefined) begun.name(key, place);
    void shared.settled.then(() => {
      // A later ask may have given the name to its own call.
      if (key !== undefined) begun.unname(key, place);
      begun.remove(place);
    });
    return shared;
  }

  return {
    stage,
    inFlight: () => begun.size,
    invalidate(scope) {
      for (const [{ asked }, place] of begun) {
        const owner = {
          partnerId: asked.partner.partnerId,
          customerId: asked.customerId,
          operation: asked.endpoint.operation,
        };
        if (covers(scope, owner)) begun.unname(cacheKey(asked), place);
      }
    },
    async shutDown() {
      closed = true;
      for (const [shared] of begun) shared.abort(shuttingDown());
      await Promise.all(Array.from(begun, ([shared]) => shared.settled));
    },
  };
}

/** The price is an upper bound: whoever meets this has found a field that costs more than it says. */
function overspent({ endpoint }: Asked<unknown>): GatewayError {
  return new GatewayError(
    'COST_EXCEEDED',
    `${endpoint.operation}: the operation has made every call that it was priced at`,
    {
      category: 'PLATFORM',
    },
  );
}

/** Two equal calls that change something are two changes; and a file can be read once. */
function mayShare({ endpoint }: Asked<unknown>): boolean {
  return !isFile(endpoint) && (endpoint.idempotent || endpoint.live || endpoint.billable);
}

/** Who wants an answer from now on can use only a question that has not been put yet. */
function canJoin(shared: SharedCall<unknown>, asked: Asked<unknown>): boolean {
  return !shared.over() && !(asked.maxAgeMs === 0 && shared.sent());
}
