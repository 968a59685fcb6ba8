export type Claim =
  /** Nobody used the key: do it, then say what became of it. */
  | { readonly kind: 'first' }
  /** Somebody is doing it. */
  | { readonly kind: 'running' }
  /** It was begun, and its outcome was lost with an answer or with the process. `claimedAt` is wall time. */
  | { readonly kind: 'unknown'; readonly claimedAt: number }
  | { readonly kind: 'done'; readonly answer: string }
  /** The key was used for something else. */
  | { readonly kind: 'conflict' };

/**
 * What was done under which idempotency key, kept for a day. `key` is a MAC over partner, client and the client's own key;
 * `fingerprint` a MAC over what was asked. Answers hold ids and outcomes, never personal data.
 */
export interface IdempotencyStore {
  /** Atomic. A claim whose holder has not settled within ten minutes is `unknown`. `nowMs` is wall time. */
  claim(key: string, fingerprint: string, nowMs: number): Promise<Claim>;
  settle(key: string, answer: string): Promise<void>;
  /** It may have happened; nobody knows. */
  forgetOutcome(key: string): Promise<void>;
  /** It did not happen: the key is free again. */
  abandon(key: string): Promise<void>;
}
