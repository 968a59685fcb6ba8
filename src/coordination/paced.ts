import type { LeaseStore } from './lease-store.ts';

/** Answers what `tooSoon` does when it was done too short a time ago, so many milliseconds before it may be done again. */
export type Paced = <T, S>(
  what: string,
  intervalMs: number,
  run: () => Promise<T>,
  tooSoon: (leftMs: number) => S,
) => Promise<T | S>;

/**
 * Does a thing at most once per interval, across the fleet. Whoever asks while this process is doing it gets the same
 * answer; whoever asks in between, or elsewhere, is told that it is too soon.
 */
export function createPaced(leases: LeaseStore, holder: () => string): Paced {
  const running = new Map<string, Promise<unknown>>();
  return async <T, S>(
    what: string,
    intervalMs: number,
    run: () => Promise<T>,
    tooSoon: (leftMs: number) => S,
  ): Promise<T | S> => {
    const joined = running.get(what);
    if (joined !== undefined) return joined as Promise<T | S>;
    const key = `pace:${what}`;
    const runOnce = async () => {
      if (await leases.lease(key, holder(), intervalMs)) return run();
      return tooSoon(await leases.heldForMs(key));
    };
    // In the map before anything is awaited: two asks of one turn must meet.
    const work = runOnce();
    running.set(what, work);
    try {
      return await work;
    } finally {
      running.delete(what);
    }
  };
}
