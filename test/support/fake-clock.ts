import type { Clock } from '../../src/lib/clock.ts';

interface Due {
  readonly at: number;
  readonly order: number;
  readonly run: () => void;
}

export interface FakeClock extends Clock {
  /** Runs the timers that are due, in their order, and lets what they started come to rest after each. */
  advance(ms: number): Promise<void>;
  /** Moves wall time alone, as a correction of the machine's clock does. */
  setWall(unixMs: number): void;
  readonly timers: number;
}

/** Both clocks stand still until they are advanced. Timers are those that `after` was asked for. */
export function createFakeClock(startWallMs = 1_800_000_000_000): FakeClock {
  let now = 0;
  let wallOffset = startWallMs;
  let order = 0;
  const due = new Set<Due>();

  // A scan, not a sort: thousands of timers may be set while each of them comes due.
  const next = (until: number): Due | undefined => {
    let first: Due | undefined;
    for (const timer of due) {
      if (timer.at > until) continue;
      if (first === undefined || timer.at < first.at || (timer.at === first.at && timer.order < first.order)) {
        first = timer;
      }
    }
    return first;
  };

  return {
    wall: () => wallOffset + now,
    monotonic: () => now,
    after(delayMs, run) {
      const timer: Due = { at: now + Math.max(0, delayMs), order: order++, run };
      due.add(timer);
      return { cancel: () => due.delete(timer) };
    },
    async advance(ms) {
      const until = now + ms;
      await settle();
      for (let timer = next(until); timer !== undefined; timer = next(until)) {
        due.delete(timer);
        now = Math.max(now, timer.at);
        timer.run();
        await settle();
      }
      now = until;
      await settle();
    },
    setWall(unixMs) {
      wallOffset = unixMs - now;
    },
    get timers() {
      return due.size;
    },
  };
}

/** Lets every promise that can settle without a timer or a socket do so. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
}
