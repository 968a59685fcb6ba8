import type { ErrorCategory, ErrorCode } from '../domain/errors.ts';

/** How an ask was answered. Only `upstream` cost an HTTP request. */
export type CallSource = 'upstream' | 'cache' | 'stale' | 'coalesced' | 'refused';

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
  readonly status?: number;
  readonly upstreamCode?: string;
  /** Absent on success. */
  readonly error?: { readonly code: ErrorCode; readonly category: ErrorCategory };
  /** Milliseconds between the ask and the moment it was sent. */
  readonly queueMs: number;
  /** Milliseconds between sending and the last byte. */
  readonly serviceMs: number;
  readonly live: boolean;
  /** By the one rule of domain/billing.ts: it is billed, or would be but for the next. */
  readonly billable: boolean;
  /** Nobody pays for it in this environment, or for this customer. */
  readonly waived?: boolean;
  /** What it is billed for: one, or each section of each account of a bundle. Absent on what is not. */
  readonly billedItems?: number;
  readonly institutionId?: string;
  readonly attempt: number;
  readonly cause: CallCause;
}
