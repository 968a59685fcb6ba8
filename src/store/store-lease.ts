import type { Clock } from '../lib/clock.ts';
import type { EventStore } from './event-store.ts';

/** Leases in the store, for processes that share it and no Redis. */
export function createStoreLeases(store: Pick<EventStore, 'takeLease'>, clock: Pick<Clock, 'wall'>) {
  return {
    lease: (key: string, holder: string, ttlMs: number): Promise<boolean> =>
      store.takeLease(key, holder, ttlMs, clock.wall()),
  };
}
