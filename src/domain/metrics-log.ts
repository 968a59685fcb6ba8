import type { ErrorCategory } from './errors.ts';
import type { Instant } from './time.ts';

/** What is searched for in the log of calls. All that is set must fit. */
export interface RequestLogFilter {
  readonly requestId?: string | null | undefined;
  readonly code?: string | null | undefined;
  readonly institutionId?: string | null | undefined;
  readonly endpoint?: string | null | undefined;
  /** Compared by its keyed hash: the log does not know it. */
  readonly customerId?: string | null | undefined;
  /** As entries show it. */
  readonly customerHash?: string | null | undefined;
  readonly failed?: boolean | null | undefined;
  readonly from?: Instant | null | undefined;
  readonly to?: Instant | null | undefined;
}

export interface WebhookLogFilter {
  readonly customerId?: string | null | undefined;
  readonly from?: Instant | null | undefined;
  readonly to?: Instant | null | undefined;
}

export interface AuditLogFilter {
  readonly requestId?: string | null | undefined;
  readonly clientId?: string | null | undefined;
  readonly customerId?: string | null | undefined;
  readonly kind?: AuditKind | null | undefined;
  readonly from?: Instant | null | undefined;
  readonly to?: Instant | null | undefined;
}

export type AuditKind = 'MUTATION' | 'READ';

/** Who did or read what, about whom. Never a value. */
export interface AuditLogEntry {
  readonly logId: string;
  readonly at: Instant;
  readonly partnerId: string;
  readonly requestId: string;
  readonly clientId: string;
  readonly endUserHash: string | null;
  readonly kind: AuditKind;
  readonly fields: readonly string[];
  readonly customerHash: string | null;
  readonly failed: boolean;
}

/** One call, or one ask that needed none: names and figures only. */
export interface RequestLogEntry {
  readonly logId: string;
  readonly at: Instant;
  readonly partnerId: string;
  readonly requestId: string | null;
  readonly operationName: string | null;
  readonly clientId: string | null;
  /** The job that made it, when no operation did. */
  readonly job: string | null;
  readonly endpoint: string;
  readonly method: string;
  readonly path: string;
  readonly source: string;
  readonly status: number | null;
  readonly category: ErrorCategory | null;
  readonly code: string | null;
  readonly meaning: string | null;
  readonly remedy: string | null;
  readonly institutionId: string | null;
  readonly customerHash: string | null;
  readonly attempt: number;
  readonly live: boolean;
  readonly billable: boolean;
  /** The attempts of the same call before this one. */
  readonly earlierAttempts: readonly EarlierAttempt[];
  readonly queueMs: number;
  /** Of `queueMs`. */
  readonly tokenMs: number;
  readonly serviceMs: number;
  readonly decodeMs: number | null;
  readonly requestBytes: number;
  readonly responseBytes: number | null;
  readonly responseKind: string | null;
  readonly responseHeaders: readonly ResponseHeader[];
  /** Names of fields and kinds of values, never a value. */
  readonly bodyShape: string | null;
  readonly accounts: number;
}

export interface EarlierAttempt {
  readonly attempt: number;
  readonly status: number | null;
  readonly code: string;
  readonly serviceMs: number;
}

export interface ResponseHeader {
  readonly name: string;
  readonly value: string;
}

/** One webhook event as it was received. */
export interface WebhookLogEntry {
  readonly logId: string;
  readonly at: Instant;
  readonly partnerId: string;
  readonly eventId: string | null;
  readonly family: string;
  readonly type: string;
  readonly verification: string;
  readonly dedupe: string;
  readonly status: number;
  readonly bytes: number;
  readonly durationMs: number;
  readonly customerHash: string | null;
}
