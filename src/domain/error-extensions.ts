import type { ErrorCategory, ErrorCode, GatewayError } from './errors.ts';

/** What every error of an answer carries beside its message. */
export interface ErrorExtensions {
  readonly code: ErrorCode;
  readonly category: ErrorCategory;
  readonly retryable: boolean;
  readonly requestId: string;
  readonly upstreamCode?: string;
  readonly retryAfterMs?: number;
}

export function extensionsOf(error: GatewayError, requestId: string): ErrorExtensions {
  const { code, category, retryable, upstreamCode, retryAfterMs } = error;
  return {
    code,
    category,
    ...(upstreamCode !== undefined && { upstreamCode }),
    retryable,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    requestId,
  };
}
