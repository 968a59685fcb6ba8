import type { Answer, Call, Priority } from './exchange.ts';

/**
 * What happened to one ask on its way through the stages. Written by them, read by `record`. No getters in what is made for each call:
 * V8 keeps the functions of an object literal's getters with its form, and with them all that they see, until the old are collected.
 */
export interface Trace {
  /** HTTP requests made for this ask so far. */
  readonly sent: number;
  /** Says that a request is about to be written. */
  sending(): void;
  /** The ask waited for a call that another ask had started. */
  joined: boolean;
}

/** An ask inside the pipeline. Its caller's `priority` and `deadlineAt` may rise while it waits, when others join it. */
export interface Asked<T> extends Call<T> {
  readonly trace: Trace;
  /** The request takes a connection of its own: a kept one has just been closed under it. */
  readonly fresh?: boolean;
  /** Runs `listener` when the priority has risen; answers a function that takes the listener away. */
  onPromotion(listener: (priority: Priority) => void): () => void;
}

/** A stage as seen from the one before it. Fails with a GatewayError only. */
export type Stage = <T>(asked: Asked<T>) => Promise<Answer<T>>;
