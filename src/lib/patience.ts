import type { Clock } from './clock.ts';

/** How long somebody waits for several things that began with them. */
export interface Patience {
  /** Waits for work, at most until so many milliseconds after the start; then it goes on, and the answer is `late`. */
  within<T, L>(work: Promise<T>, ms: number, late: L): Promise<T | L>;
  /** Something was not over in time. */
  readonly ranOut: boolean;
}

export function createPatience(clock: Clock): Patience {
  const startedAt = clock.monotonic();
  const patience = {
    ranOut: false,
    within<T, L>(work: Promise<T>, ms: number, late: L) {
      const first = Promise.withResolvers<T | L>();
      const timer = clock.after(startedAt + ms - clock.monotonic(), () => {
        patience.ranOut = true;
        first.resolve(late);
      });
      work.then(first.resolve, first.reject).finally(() => timer.cancel());
      return first.promise;
    },
  };
  return patience;
}
