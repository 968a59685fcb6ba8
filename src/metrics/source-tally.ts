import type { CallSource } from '../domain/call-source.ts';
import type { MetricsSink } from './sink.ts';

export interface SourceTally {
  readonly sink: MetricsSink;
  /** How the asks of a partner were answered since the process began. */
  of(partnerId: string): Readonly<Record<CallSource, number>>;
}

const none: Readonly<Record<CallSource, number>> = { upstream: 0, cache: 0, stale: 0, coalesced: 0, refused: 0 };

export function createSourceTally(): SourceTally {
  const tallies = new Map<string, Record<CallSource, number>>();
  return {
    sink: {
      call({ partnerId, source }) {
        const tally = tallies.get(partnerId) ?? { ...none };
        tallies.set(partnerId, tally);
        tally[source] += 1;
      },
      operation() {},
      drift() {},
    },
    of: (partnerId) => tallies.get(partnerId) ?? none,
  };
}
