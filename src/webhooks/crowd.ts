import type { Clock } from '../lib/clock.ts';
import { latest } from '../lib/latest.ts';

export interface CrowdLimits {
  /** Requests of one source in a second, on average. */
  readonly perSecond: number;
  /** Of one source at once, before the average counts. */
  readonly burst: number;
  /** Bodies of one source that are read at a time. */
  readonly readingPerSource: number;
  /** Bodies that are read at a time. */
  readonly reading: number;
}

interface Source {
  level: number;
  at: number;
  reading: number;
}

/** Sources that are remembered; one that was forgotten begins anew. */
const mostSources = 10_000;

/**
 * Holds whoever sends too much, or too slowly, to a share. What is turned away costs next to nothing: no byte of it is read.
 */
export function createCrowd(clock: Pick<Clock, 'monotonic'>, limits: CrowdLimits) {
  const sources = latest<Source>(mostSources);
  let reading = 0;

  return {
    /** To be called when the body was read; null for one too many. */
    enter(address: string): (() => void) | null {
      const now = clock.monotonic();
      const source = sources.get(address) ?? { level: limits.burst, at: now, reading: 0 };
      sources.set(address, source);
      source.level = Math.min(limits.burst, source.level + ((now - source.at) / 1000) * limits.perSecond);
      source.at = now;
      if (source.level < 1 || source.reading >= limits.readingPerSource || reading >= limits.reading) return null;
      source.level -= 1;
      source.reading += 1;
      reading += 1;
      let inside = true;
      return () => {
        if (!inside) return;
        inside = false;
        source.reading -= 1;
        reading -= 1;
      };
    },
  };
}
