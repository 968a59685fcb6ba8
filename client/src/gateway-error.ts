/** One entry of `errors[]`. The codes and what to do about each stand in docs/errors.md of the gateway. */
export interface ErrorEntry {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly locations?: readonly { readonly line: number; readonly column: number }[];
  readonly extensions?: {
    readonly code?: string;
    readonly category?: 'FINANCIAL_INSTITUTION' | 'PLATFORM' | 'CUSTOMER' | 'OTHER';
    readonly upstreamCode?: string;
    readonly retryable?: boolean;
    readonly retryAfterMs?: number;
    readonly requestId?: string;
    readonly [key: string]: unknown;
  };
}

interface Details {
  readonly status: number;
  readonly requestId: string | undefined;
  readonly errors: readonly ErrorEntry[];
  readonly data: unknown;
}

/** The gateway answered with errors, or with something that is not a GraphQL answer (then `errors` is empty). */
export class GatewayError extends Error {
  override readonly name = 'GatewayError';
  readonly status: number;
  /** Quote it when asking the people who run the gateway. */
  readonly requestId: string | undefined;
  readonly errors: readonly ErrorEntry[];
  /** What could be answered in spite of the errors. */
  readonly data: unknown;

  constructor(details: Details) {
    super(details.errors[0]?.message ?? `The gateway answered ${details.status} without a GraphQL result`);
    this.status = details.status;
    this.requestId = details.requestId;
    this.errors = details.errors;
    this.data = details.data;
  }

  /** The code of the first error. */
  get code(): string | undefined {
    return this.errors[0]?.extensions?.code;
  }

  /** Whether sending the same operation again can help. */
  get retryable(): boolean {
    return this.errors.length > 0 && this.errors.every((error) => error.extensions?.retryable === true);
  }
}
