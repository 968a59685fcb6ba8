import { type AggregationProblem, aggregationProblemOf } from './aggregation-problems.ts';
import type { Instant } from './time.ts';

/** Statements that upstream may have of an account: the newest is 1. */
export const mostStatements = 24;

/** A statement of an account, or why there is none in its place. */
export interface Statement {
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

export function statementProblem({ code }: Statement): AggregationProblem | null {
  return code === null ? null : aggregationProblemOf(Number(code));
}
