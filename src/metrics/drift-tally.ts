import type { Drift } from '../domain/drift.ts';
import type { MetricsSink } from './sink.ts';

export interface DriftTally {
  readonly sink: MetricsSink;
  /** Most frequent first. */
  list(): readonly Drift[];
}

/** Paths are those of wire schemas, so there are only so many; an answer that is all wrong must not grow the map further. */
const maxPaths = 1_000;

/** Counts which fields of upstream answers do not fit the contract. Names of fields only, never a value. */
export function createDriftTally(now: () => number): DriftTally {
  const tally = new Map<string, { operation: string; path: string; count: number; lastSeen: number }>();
  return {
    sink: {
      call() {},
      operation() {},
      drift(operation, path) {
        const key = `${operation} ${path}`;
        const known = tally.get(key);
        if (known === undefined && tally.size >= maxPaths) return;
        tally.set(key, { operation, path, count: (known?.count ?? 0) + 1, lastSeen: now() });
      },
    },
    list: () => [...tally.values()].sort((a, b) => b.count - a.count),
  };
}
