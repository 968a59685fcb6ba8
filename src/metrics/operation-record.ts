/** `partial`: data and errors. A result union's problem member is not a failure. */
export type OperationOutcome = 'ok' | 'partial' | 'failed' | 'refused' | 'aborted';

/** One GraphQL operation of a client. Never mixed with calls. */
export interface OperationRecord {
  /** Wall time at the start, Unix milliseconds. */
  readonly at: number;
  readonly partnerId: string;
  readonly clientId: string;
  readonly requestId: string;
  /** The operation's name, or `anonymous`. */
  readonly name: string;
  readonly type: 'query' | 'mutation' | 'subscription';
  readonly outcome: OperationOutcome;
  readonly durationMs: number;
  readonly upstreamCalls: number;
  /** Codes of the errors it answered with, the first few. */
  readonly errors?: readonly string[];
}
