import { repeat } from '../lib/repeat.ts';
import type { RateLimits } from './bucket.ts';
import type { Coordination, CoordinationDeps } from './coordination.ts';
import { createInsuredLeaseStore } from './insured-lease-store.ts';
import { createInsuredLimiter } from './insured-limiter.ts';
import { createInsuredTokenStore } from './insured-token-store.ts';
import { createMemoryLeaseStore } from './memory-lease-store.ts';
import { createRedisAnswerStore } from './redis-answer-store.ts';
import { type AskRedis, connectRedis, prefix } from './redis-connection.ts';
import { beatMs, createRedisInstances } from './redis-instances.ts';
import { createRedisLeaseStore } from './redis-lease-store.ts';
import { createRedisLimiter } from './redis-limiter.ts';
import { openRedisNotices } from './redis-notices.ts';
import { createRedisTokenStore } from './redis-token-store.ts';

export interface RedisCoordinationOptions extends CoordinationDeps {
  readonly url: string;
  readonly limits: RateLimits;
  /** Of the gateway: instances of different ones keep their answers apart. */
  readonly version: string;
}

/**
 * What the fleet shares through Redis or Valkey. While the server is away each instance goes on with its share of the
 * budget and with the token it knows; when it is back, at once with what is shared.
 */
export async function openRedisCoordination(options: RedisCoordinationOptions): Promise<Coordination> {
  const { url, clock, log, limits, instanceId, envelope, version, onHealth } = options;
  await using stack = new AsyncDisposableStack();
  const connection = stack.use(await connectRedis({ url, clock, log, onHealth }));
  const { redis, quick, patient, enduring } = connection;
  const instances = createRedisInstances({ redis, prefix, instanceId });
  const tokens = createInsuredTokenStore({
    shared: guarded(createRedisTokenStore({ redis, prefix, envelope }), enduring),
    clock,
  });
  // Who comes before the next beat would find no token, and log in beside those that have one.
  connection.onReturn(tokens.republish);
  const notices = stack.use(await openRedisNotices({ redis, prefix, instanceId }));
  const beating = repeat(clock, beatMs, () =>
    Promise.all([
      // Who asks for nothing finds out by it; the last count stands meanwhile.
      patient(instances.beat).then(tokens.republish, connection.lose),
      patient(notices.check).catch(notices.reconnect),
    ]),
  );
  stack.defer(async () => {
    await beating.stop();
    await patient(instances.leave).catch(() => {});
  });

  const owned = stack.move();
  return {
    limiter: createInsuredLimiter({
      shared: guarded(createRedisLimiter({ redis, prefix, limits }), quick),
      clock,
      limits,
      instances: instances.count,
    }),
    tokens,
    leases: createInsuredLeaseStore({
      shared: guarded(createRedisLeaseStore({ redis, prefix }), patient),
      local: createMemoryLeaseStore({ clock }),
    }),
    notices,
    answers: guarded(createRedisAnswerStore({ redis, prefix, version, envelope }), quick),
    health: connection.health,
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

/** The same store, none of whose verbs waits for longer than its callers can. */
function guarded<T extends object>(store: T, ask: AskRedis): T {
  return Object.fromEntries(
    Object.entries(store).map(([name, verb]) => [name, (...args: unknown[]) => ask(() => verb(...args))]),
  ) as T;
}
