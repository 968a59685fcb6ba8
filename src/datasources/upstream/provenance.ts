import type { Answer, Call } from './exchange.ts';

/**
 * An answer that came from memory, and what it was the answer to. It is known again by its number and not kept: it goes with the
 * cache's own bound, or with a change, however long this is remembered.
 */
export interface Recollection {
  readonly call: Omit<Call<unknown>, 'caller'>;
  readonly serial: number;
}

/** What one operation was made of: tells later whether it would be the same again. */
export interface ProvenanceLog {
  asked(): void;
  answered<T>(call: Call<T>, answer: Answer<T>): void;
  /** The operation used something that is different each time. */
  fleeting(): void;
  /** Null unless all that was asked for was answered, and from memory. */
  recollections(): readonly Recollection[] | null;
}

export function createProvenanceLog(): ProvenanceLog {
  const found: Recollection[] = [];
  let unanswered = 0;
  let isLasting = true;
  return {
    asked() {
      unanswered += 1;
    },
    answered(call, answer) {
      unanswered -= 1;
      const { source, serial } = answer;
      if (source !== 'cache' || serial === undefined || call.maxAgeMs !== undefined) isLasting = false;
      if (!isLasting || serial === undefined) return;
      // Nothing of the operation itself is kept.
      const { caller: _caller, ...rest } = call;
      found.push({ call: rest, serial });
    },
    fleeting() {
      isLasting = false;
    },
    recollections: () => (isLasting && unanswered === 0 && found.length > 0 ? found : null),
  };
}
