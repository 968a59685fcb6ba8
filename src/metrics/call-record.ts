import type { CallSource } from '../domain/call-source.ts';
import type { BodyKind } from '../domain/dashboard-rules.ts';
import type { ErrorCategory, ErrorCode } from '../domain/errors.ts';

export type { CallSource };

/** Who made the gateway call: an operation of a client, or a background job of its own. */
export type CallCause =
  | {
      readonly kind: 'operation';
      readonly operationName: string;
      readonly clientId: string;
      readonly requestId: string;
    }
  | { readonly kind: 'job'; readonly job: string };

/** One per HTTP request to the upstream, each retry by itself, and one per ask that needed none or was refused here. */
export interface CallRecord {
  /** Wall time at the start, Unix milliseconds. */
  readonly at: number;
  readonly partnerId: string;
  /** operationId of the OpenAPI document. */
  readonly operation: string;
  readonly method: string;
  /** Path template, never a path with ids. */
  readonly path: string;
  readonly product: string;
  readonly source: CallSource;
  /** Absent when no response came. */
  readonly status?: number | undefined;
  readonly upstreamCode?: string | undefined;
  /** Absent on success. */
  readonly error?: { readonly code: ErrorCode; readonly category: ErrorCategory } | undefined;
  /** Milliseconds between the ask and the moment it was sent. */
  readonly queueMs: number;
  /** Milliseconds between sending and the last byte. */
  readonly serviceMs: number;
  readonly live: boolean;
  /** By the one rule of domain/billing.ts: it is billed, or would be but for the next. */
  readonly billable: boolean;
  /** Nobody pays for it in this environment, or for this customer. */
  readonly waived?: boolean | undefined;
  /** What it is billed for: one, or each section of each account of a bundle. Absent on what is not. */
  readonly billedItems?: number | undefined;
  readonly institutionId?: string | undefined;
  /** Whose data was asked for. */
  readonly customerId?: string | undefined;
  /** What an answer brought. Absent when none came. */
  readonly brought?: Brought | undefined;
  readonly attempt: number;
  /** The attempts before this one, first one first; absent on the first. */
  readonly earlier?: readonly EarlierAttempt[] | undefined;
  /** Milliseconds of the wait before it was sent in which the partner's token was waited for. */
  readonly tokenMs?: number | undefined;
  /** Milliseconds that making values of the answer's body took. */
  readonly decodeMs?: number | undefined;
  readonly cause: CallCause;
}

/** An attempt that was followed by another. */
export interface EarlierAttempt {
  /** 0 when no response came. */
  readonly status: number;
  readonly code: string;
  readonly serviceMs: number;
}

/** What an answer shows about itself and what it is about: ids and codes, never a value of anybody's data. */
export interface Brought {
  readonly body: BodyKind;
  readonly bytes: number;
  readonly requestBytes?: number;
  /** Headers of the answer that say nothing of anybody. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What the body is made of, in names and kinds; absent where it was not JSON. */
  readonly shape?: string;
  /** Accounts whose data is in it. */
  readonly accounts: readonly string[];
  /** Institutions whose accounts these are. */
  readonly institutions: readonly string[];
  /** Codes of trouble inside an answer that was a success by its status, such as an aggregation status. */
  readonly troubles: readonly string[];
}
