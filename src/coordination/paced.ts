import type { LeaseStore } from './lease-store.ts';

/** Null: it was done too short a time ago. */
export type Paced = <T>(what: string, intervalMs: number, run: () => Promise<T>) => Promise<T | null>;

/**
 * Does a thing at most once per interval, across the fleet. Whoever asks while this process is doing it gets the same
 * answer; whoever asks in between, or elsewhere, is told that it is too soon.
 */
export function createPaced(leases: LeaseStore, holder: () => string): Paced {
  const running = new Map<string, Promise<unknown>>();
  return async <T>(what: string, intervalMs: number, run: () => Promise<T>): Promise<T | null> => {
    const joined = running.get(what);
    if (joined !== undefined) return joined as Promise<T | null>;
    // In the map before anything is awaited: two asks of one turn must meet.
    const work = leases.lease(`pace:${what}`, holder(), intervalMs).then((mine) => (mine ? run() : null));
    running.set(what, work);
    try {
      return await work;
    } finally {
      running.delete(what);
    }
  };
}
