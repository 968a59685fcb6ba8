import type { LimiterClass } from '../../coordination/limiter.ts';

/** Highest first. */
export const classes = ['interactive', 'subscription', 'background'] as const satisfies readonly LimiterClass[];

export interface Waiting {
  kind: LimiterClass;
  readonly clientId: string;
  /** Monotonic milliseconds. */
  readonly since: number;
}

/** Who waits for a grant: by class, within a class the clients in turns, within a client in order of arrival. */
export interface AdmissionQueue<W extends Waiting> {
  readonly size: number;
  add(waiting: W): void;
  /** Does nothing when it is not there any more. */
  remove(waiting: W): void;
  has(waiting: W): boolean;
  /** Moves it behind those of the new class. */
  promote(waiting: W, kind: LimiterClass): void;
  /** Whose turn it is in a class; stays in the queue until taken. */
  head(kind: LimiterClass): W | undefined;
  /** Takes it out and gives the next client of its class the turn. */
  take(waiting: W): void;
  /** How many will be served before a newcomer of this class. */
  ahead(kind: LimiterClass): number;
  [Symbol.iterator](): Iterator<W>;
}

type Ring<W> = Map<string, Set<W>>;

export function createAdmissionQueue<W extends Waiting>(): AdmissionQueue<W> {
  const rings: Record<LimiterClass, Ring<W>> = {
    interactive: new Map(),
    subscription: new Map(),
    background: new Map(),
  };
  const sizes: Record<LimiterClass, number> = { interactive: 0, subscription: 0, background: 0 };

  function add(waiting: W): void {
    const ring = rings[waiting.kind];
    const line = ring.get(waiting.clientId) ?? new Set();
    ring.set(waiting.clientId, line.add(waiting));
    sizes[waiting.kind] += 1;
  }

  function remove(waiting: W): void {
    const ring = rings[waiting.kind];
    const line = ring.get(waiting.clientId);
    if (line === undefined || !line.delete(waiting)) return;
    sizes[waiting.kind] -= 1;
    if (line.size === 0) ring.delete(waiting.clientId);
  }

  return {
    get size() {
      return classes.reduce((sum, kind) => sum + sizes[kind], 0);
    },
    add,
    remove,
    has: (waiting) => rings[waiting.kind].get(waiting.clientId)?.has(waiting) ?? false,
    promote(waiting, kind) {
      remove(waiting);
      waiting.kind = kind;
      add(waiting);
    },
    head: (kind) => rings[kind].values().next().value?.values().next().value,
    take(waiting) {
      remove(waiting);
      const ring = rings[waiting.kind];
      const line = ring.get(waiting.clientId);
      if (line === undefined) return;
      // A Map keeps the order of insertion: going out and in again is going to the end of the ring.
      ring.delete(waiting.clientId);
      ring.set(waiting.clientId, line);
    },
    ahead: (kind) => classes.slice(0, classes.indexOf(kind) + 1).reduce((sum, each) => sum + sizes[each], 0),
    *[Symbol.iterator]() {
      for (const kind of classes) for (const line of rings[kind].values()) yield* line;
    },
  };
}
