import type { Clock } from '../lib/clock.ts';
import type { RateOutcome } from './limiter.ts';

/** A limiter that has lost its state may have come to the same epoch again. */
const sureMs = 1_000;

/**
 * Whether an outcome can change anything at the limiter: of one epoch the first success does, those after it do not. To be
 * asked where each report costs a round trip.
 */
export function createReportNews(
  clock: Pick<Clock, 'monotonic'>,
): (key: string, epoch: number, outcome: RateOutcome) => boolean {
  const told = new Map<string, { readonly epoch: number; readonly at: number }>();
  return (key, epoch, outcome) => {
    if (outcome.kind !== 'ok') return true;
    const now = clock.monotonic();
    const last = told.get(key);
    if (last?.epoch === epoch && now - last.at < sureMs) return false;
    told.set(key, { epoch, at: now });
    return true;
  };
}
