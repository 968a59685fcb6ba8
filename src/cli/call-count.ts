import type { MetricsSink } from '../metrics/sink.ts';

export interface CallCount {
  readonly sink: MetricsSink;
  /** Calls to upstream so far, by operation, in the order in which the first of each was made. */
  waitedFor(): ReadonlyMap<string, number>;
  /** Calls so far that nobody waited for. */
  behind(): number;
}

/** Counts the HTTP requests that a command costs, its logins included. */
export function countCalls(): CallCount {
  const counts = new Map<string, number>();
  let behind = 0;
  return {
    sink: {
      call({ source, operation, cause }) {
        if (source !== 'upstream') return;
        if (cause.kind === 'job' && operation !== login) behind += 1;
        else counts.set(operation, (counts.get(operation) ?? 0) + 1);
      },
      operation() {},
      drift() {},
    },
    waitedFor: () => counts,
    behind: () => behind,
  };
}

const login = 'CreateToken';
