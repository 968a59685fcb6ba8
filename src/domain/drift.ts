import type { Instant } from './time.ts';

/** A field of upstream's answers that does not fit the contract. */
export interface Drift {
  /** operationId of the OpenAPI document. */
  readonly operation: string;
  /** Where in the body, without indexes: `$.accounts[].balance`. */
  readonly path: string;
  /** How often since this process started. */
  readonly count: number;
  readonly lastSeen: Instant;
}
