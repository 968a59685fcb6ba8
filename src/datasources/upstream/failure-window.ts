import { CircuitState, type IBreaker } from 'cockatiel';

import type { Clock } from '../../lib/clock.ts';

const windowMs = 30_000;
const slotMs = 1_000;
const slots = windowMs / slotMs;
const fewestCalls = 10;
/**
 * Well above a half: while half of the calls succeed, more is won by making them than by pausing all. Beyond it upstream is
 * as good as gone.
 */
const failingShare = 0.8;
/** As good as impossible by chance while half of the calls succeed, and much sooner seen than a share of 30 s. */
const rowOfFailures = 20;

interface Slot {
  /** Which slot of time it holds. */
  number: number;
  failures: number;
  successes: number;
}

/**
 * Decides when to pause: after twenty failures in a row, or when more than four fifths of at least ten calls within 30 s
 * failed. On the monotonic clock, and by true age: cockatiel's own sampling follows the machine's wall clock and forgets
 * one second of its window per call, so that ten failures spread over days would pause a partner that calls rarely.
 */
export function createFailureWindow(clock: Clock): IBreaker {
  let ring: Slot[] = [];
  let row = 0;

  function count(failed: boolean): void {
    row = failed ? row + 1 : 0;
    const number = Math.floor(clock.monotonic() / slotMs);
    let slot = ring[number % slots];
    if (slot?.number !== number) {
      slot = { number, failures: 0, successes: 0 };
      ring[number % slots] = slot;
    }
    if (failed) slot.failures += 1;
    else slot.successes += 1;
  }

  function isFailing(): boolean {
    if (row >= rowOfFailures) return true;
    const oldest = Math.floor(clock.monotonic() / slotMs) - slots;
    let failures = 0;
    let calls = 0;
    for (const slot of ring) {
      if (slot === undefined || slot.number <= oldest) continue;
      failures += slot.failures;
      calls += slot.failures + slot.successes;
    }
    return calls >= fewestCalls && failures > failingShare * calls;
  }

  return {
    state: undefined,
    success(state) {
      // What was counted before the pause says nothing about upstream after it.
      if (state === CircuitState.HalfOpen) ring = [];
      count(false);
    },
    failure(state) {
      count(true);
      return state !== CircuitState.Closed || isFailing();
    },
  };
}
