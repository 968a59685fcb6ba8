import type { MetricsSink } from './sink.ts';

/** An operation that is about to run. */
export interface TracedOperation {
  readonly partnerId: string;
  readonly requestId: string;
  /** W3C Trace Context of whoever sent it; null without one. */
  readonly traceparent: string | null;
}

/**
 * Makes spans of what happens: an operation, in it the batches of loaders and the calls, in a call its stages. Records say
 * how long each took, so that nothing but a record's end ever has to be noticed.
 */
export interface Tracer extends AsyncDisposable {
  readonly sink: MetricsSink;
  begin(operation: TracedOperation): void;
  /** A batch of an operation's loader begins; what it answers is called at its end. */
  batch(operation: TracedOperation, loader: string, keys: number): () => void;
}
