import type { Clock } from '../lib/clock.ts';
import type { Edge } from './edge.ts';

/**
 * A signal and its copies: the terminal sends ^C to every process in front, and npm passes its own on to us. They arrive
 * within milliseconds, while a person who loses patience takes longer.
 */
const sameSignalMs = 500;

/**
 * Resolves with the first signal that asks the process to stop. A later one ends it at once, with exit code 1: whoever
 * sends it does not want to wait for requests in flight.
 */
export function stopRequested(edge: Edge, clock: Clock): Promise<string> {
  let first: number | null = null;
  return new Promise((resolve) => {
    edge.onStopSignal((signal) => {
      if (first === null) {
        first = clock.monotonic();
        resolve(signal);
      } else if (clock.monotonic() - first > sameSignalMs) {
        edge.stderr.write('Stopped at once: asked for a second time.\n');
        edge.exit(1);
      }
    });
  });
}
