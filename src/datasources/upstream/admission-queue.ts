import type { LimiterClass } from '../../coordination/limiter.ts';

/** Highest first. */
export const classes = ['interactive', 'subscription', 'background'] as const satisfies readonly LimiterClass[];

export interface Waiting {
  kind: LimiterClass;
  readonly partnerId: string;
  readonly clientId: string;
  /** Monotonic milliseconds. */
  readonly since: number;
}

/**
 * Who waits for a grant: by class, within a class the partners in turns, within a partner its clients in turns, within a
 * client in order of arrival. Partners that share an app key get equal shares, however many clients each has.
 */
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

/** A Map keeps the order of insertion: its first entry has the turn, and going out and in again is going to the end. */
type Line<W> = Set<W>;
type Clients<W> = Map<string, Line<W>>;
type Partners<W> = Map<string, Clients<W>>;

export function createAdmissionQueue<W extends Waiting>(): AdmissionQueue<W> {
  const rings: Record<LimiterClass, Partners<W>> = {
    interactive: new Map(),
    subscription: new Map(),
    background: new Map(),
  };
  const sizes: Record<LimiterClass, number> = { interactive: 0, subscription: 0, background: 0 };

  function add(waiting: W): void {
    const { kind, partnerId, clientId } = waiting;
    const clients = rings[kind].get(partnerId) ?? new Map<string, Line<W>>();
    const line = clients.get(clientId) ?? new Set();
    rings[kind].set(partnerId, clients.set(clientId, line.add(waiting)));
    sizes[kind] += 1;
  }

  function remove(waiting: W): void {
    const { kind, partnerId, clientId } = waiting;
    const clients = rings[kind].get(partnerId);
    const line = clients?.get(clientId);
    if (clients === undefined || line === undefined || !line.delete(waiting)) return;
    sizes[kind] -= 1;
    if (line.size === 0) clients.delete(clientId);
    if (clients.size === 0) rings[kind].delete(partnerId);
  }

  return {
    get size() {
      return sizes.interactive + sizes.subscription + sizes.background;
    },
    add,
    remove,
    has: (waiting) => rings[waiting.kind].get(waiting.partnerId)?.get(waiting.clientId)?.has(waiting) ?? false,
    promote(waiting, kind) {
      remove(waiting);
      waiting.kind = kind;
      add(waiting);
    },
    head: (kind) => first(first(first(rings[kind]))),
    take(waiting) {
      remove(waiting);
      const partners = rings[waiting.kind];
      toTheEnd(partners.get(waiting.partnerId), waiting.clientId);
      toTheEnd(partners, waiting.partnerId);
    },
    ahead(kind) {
      let sum = 0;
      for (const each of classes) {
        sum += sizes[each];
        if (each === kind) break;
      }
      return sum;
    },
    *[Symbol.iterator]() {
      for (const kind of classes) {
        for (const clients of rings[kind].values()) for (const line of clients.values()) yield* line;
      }
    },
  };
}

function first<T>(of: Map<unknown, T> | Set<T> | undefined): T | undefined {
  return of?.values().next().value;
}

function toTheEnd<T>(ring: Map<string, T> | undefined, name: string): void {
  const value = ring?.get(name);
  if (ring === undefined || value === undefined) return;
  ring.delete(name);
  ring.set(name, value);
}
