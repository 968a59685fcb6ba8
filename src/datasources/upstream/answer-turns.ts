import type { Clock } from '../../lib/clock.ts';

/** Runs what is given, now or in one of the next turns of the event loop; in the order in which it is given. */
export type AnswerTurns = (run: () => void) => void;

export interface AnswerTurnsOptions {
  readonly clock: Pick<Clock, 'monotonic'>;
  /**
   * Runs once in the next turn of the event loop, after the input that is there by then was read; what is given one after the
   * other runs so too, and what the one before set off is done by then.
   */
  readonly nextTurn: (run: () => void) => void;
}

/** So many milliseconds of a turn may go by before answers have to wait for the next. */
const longestMs = 5;
/** Answers that may be taken in in one of the later turns. */
const mostPlaces = 32;

/**
 * Answers of upstream that arrive together are not taken in together. Each is decoded, and the operation that waited for it goes on
 * to its end, within the turn of the event loop that read it: one to two milliseconds, and fifty where thirty-two clients ask at a
 * time, in which nobody else's request is read. What comes after the first milliseconds waits here as bytes.
 */
export function createAnswerTurns({ clock, nextTurn }: AnswerTurnsOptions): AnswerTurns {
  const waiting: (() => void)[] = [];
  let isCounted = false;
  let until = 0;

  function begin(): void {
    until = clock.monotonic() + longestMs;
  }

  /** Once the input of this turn was read. */
  function end(): void {
    isCounted = waiting.length > 0;
    if (!isCounted) return;
    nextTurn(begin);
    for (let place = 0; place < Math.min(waiting.length, mostPlaces); place += 1) {
      nextTurn(() => {
        // One at least, or there would be no end to it.
        if (place === 0 || clock.monotonic() < until) waiting.shift()?.();
      });
    }
    nextTurn(end);
  }

  return (run) => {
    if (!isCounted) {
      isCounted = true;
      begin();
      nextTurn(end);
    }
    if (waiting.length === 0 && clock.monotonic() < until) run();
    else waiting.push(run);
  };
}
