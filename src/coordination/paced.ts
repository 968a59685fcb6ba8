import type { Clock } from '../lib/clock.ts';
import type { LeaseStore } from './lease-store.ts';

/** Answers what `tooSoon` does when it was done too short a time ago, so many milliseconds before it may be done again. */
export type Paced = <T, S>(
  what: string,
  intervalMs: number,
  run: () => Promise<T>,
  tooSoon: (leftMs: number) => S,
) => Promise<T | S>;

/** What one operation asks for that is done once, whoever asks. */
export interface PacedOperation {
  readonly paced: Paced;
  /** Without an interval: who asks while it is being done joins it. */
  readonly joined: <T>(what: string, run: () => Promise<T>) => Promise<T>;
  /** How the operation ended: what its viewer was not told, their next one is. */
  end(isTold: boolean): void;
}

interface Work {
  readonly answer: Promise<unknown>;
  isOver: boolean;
  /** Viewers whose operation ended without it. */
  readonly missedBy: Set<string>;
}

/** How long an answer waits for the viewer who missed it: as that of a read. */
const heldMs = 180_000;

/**
 * Does a thing at most once per interval, across the fleet. Whoever asks while this process is doing it gets the same
 * answer, and so does whoever left before it was there; whoever else asks in between is told that it is too soon.
 */
export function createPaced(
  leases: LeaseStore,
  holder: () => string,
  clock: Clock,
): (viewer: string) => PacedOperation {
  const works = new Map<string, Work>();

  /** In the map before anything is awaited: two asks of one turn must meet. */
  function begin(what: string, run: () => Promise<unknown>): Work {
    const work: Work = { answer: run(), isOver: false, missedBy: new Set() };
    works.set(what, work);
    const finish = () => {
      work.isOver = true;
      clock.after(heldMs, () => forget(what, work));
    };
    work.answer.then(finish, finish);
    return work;
  }

  function forget(what: string, work: Work): void {
    if (works.get(what) === work) works.delete(what);
  }

  return (viewer) => {
    const asked = new Set<Work>();

    function joinable(what: string): Work | undefined {
      const known = works.get(what);
      return known !== undefined && (!known.isOver || known.missedBy.delete(viewer)) ? known : undefined;
    }

    async function joined<T>(what: string, run: () => Promise<T>): Promise<T> {
      const work = joinable(what) ?? begin(what, run);
      asked.add(work);
      // What stands under a name is always done by the same code.
      return work.answer as Promise<T>;
    }

    return {
      joined,
      async paced<T, S>(what: string, intervalMs: number, run: () => Promise<T>, tooSoon: (leftMs: number) => S) {
        const before = works.get(what);
        const key = `pace:${what}`;
        return joined<T | S>(what, async () => {
          if (await leases.lease(key, holder(), intervalMs)) return run();
          // A refusal is nothing to be kept: what somebody missed before it still waits for them.
          if (before === undefined) works.delete(what);
          else works.set(what, before);
          return tooSoon(await leases.heldForMs(key));
        });
      },
      end(isTold) {
        for (const { missedBy } of asked) {
          if (isTold) missedBy.delete(viewer);
          else missedBy.add(viewer);
        }
      },
    };
  };
}
