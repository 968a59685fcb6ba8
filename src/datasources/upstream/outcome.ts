import type { BodyKind } from '../../domain/dashboard-rules.ts';
import type { GatewayError } from '../../domain/errors.ts';
import type { KeptBody } from './exchange.ts';
import type { Asked } from './stage.ts';

/** Monotonic milliseconds; present as soon as a request was handed to the connection pool. */
export interface Timing {
  readonly sentAt: number;
  readonly endedAt: number;
  /** How long the partner's token was waited for before; absent where it was there. */
  readonly tokenMs?: number;
  /** How long it took to make values of the body. */
  readonly decodeMs?: number;
}

/**
 * What went wrong, in the words that the stages act on:
 *
 * - `refused`: a rule of ours, nothing was sent (limiter, latch, breaker, shutdown, plan memory)
 * - `aborted`: whoever asked went away, says nothing about upstream
 * - `unsent`: no byte of the request can have reached upstream
 * - `stale`: a read went out on a kept connection that upstream was closing; says nothing about upstream
 * - `lost`: sent, and no complete answer came
 * - `throttled`: 429
 * - `token`: the token is unknown or expired
 * - `locked`: the partner is locked
 * - `not-in-plan`: the plan does not include the endpoint
 * - `server`: upstream itself failed
 * - `institution`: the financial institution failed or limits us
 * - `unreadable`: an answer that is not what the contract says
 * - `rejected`: any other refusal by upstream, an ordinary answer
 */
export type Fault =
  | 'refused'
  | 'aborted'
  | 'unsent'
  | 'stale'
  | 'lost'
  | 'throttled'
  | 'token'
  | 'locked'
  | 'not-in-plan'
  | 'server'
  | 'institution'
  | 'unreadable'
  | 'rejected';

/** An answer as it arrived. */
export interface Received {
  readonly bytes: number;
  readonly body: BodyKind;
  /** Of the request's body. */
  readonly requestBytes: number;
  /** Headers that say nothing of anybody. */
  readonly headers: Readonly<Record<string, string>>;
  /** What the body is made of, in names and kinds; absent where it was not JSON. */
  readonly shape?: string;
}

export interface Success<T> {
  readonly kind: 'success';
  readonly value: T;
  readonly status: number;
  readonly timing: Timing;
  readonly received?: Received;
  readonly body?: KeptBody<T>;
}

export interface Failure {
  readonly kind: 'failure';
  readonly fault: Fault;
  readonly error: GatewayError;
  /** Absent when no response came. */
  readonly status?: number | undefined;
  /** Absent when nothing was handed to the connection pool. */
  readonly timing?: Timing | undefined;
  /** Absent when no response came. */
  readonly received?: Received;
  /** What a Retry-After header said, in milliseconds. */
  readonly retryAfterMs?: number | undefined;
  /** The answer was text rather than JSON: the sign of an API gateway in front of the service. */
  readonly plainText?: boolean;
  /** A 429 that may be about the plan rather than the rate; the limiter is not told. */
  readonly suspect?: boolean;
}

export type Outcome<T> = Success<T> | Failure;

/** One try of a call. Never rejects: everything that can go wrong is a Failure. */
export type Attempt = <T>(asked: Asked<T>) => Promise<Outcome<T>>;

export function refused(error: GatewayError): Failure {
  return { kind: 'failure', fault: 'refused', error };
}
