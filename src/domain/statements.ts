import type { Instant } from './time.ts';

/** A statement of an account, or why there is none in its place. */
export interface Statement {
  /** The newest is 1. */
  readonly index: number;
  /** Names its PDF; null where there is none. */
  readonly assetId: string | null;
  /** The period, in the institution's words. */
  readonly description: string | null;
  /** When the institution was asked. */
  readonly asOfDate: Instant | null;
  /** The date on it, as the institution writes it. */
  readonly documentDate: string | null;
  readonly code: string | null;
}
