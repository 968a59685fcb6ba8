import type { DashboardOperation } from './dashboard-operations.ts';
import type { LeftOut } from './dashboard-rules.ts';
import type { ErrorCategory } from './errors.ts';
import type { MetricsWindow } from './metrics-windows.ts';
import type { Instant } from './time.ts';

/** Which calls are counted: those that Mastercard's dashboard counts, or everything that the gateway was asked. */
export type MetricsScope = 'AS_DASHBOARD' | 'ALL';

/** DIRECT is OAuth. */
export type ConnectionType = 'DIRECT' | 'LEGACY';

export interface MetricsArgs {
  readonly window: MetricsWindow;
  readonly scope: MetricsScope;
  readonly endpoint?: string | null | undefined;
  readonly institutionId?: string | null | undefined;
  readonly connection?: ConnectionType | null | undefined;
  readonly billable?: boolean | null | undefined;
}

/** Whose figures they are. Null: every partner's. */
export type MetricsOwners = readonly string[] | null;

/** `rate` from 0 to 1; null without calls, which is neither 0 nor 1. */
export interface Rate {
  readonly calls: number;
  readonly successful: number;
  readonly rate: number | null;
}

export type PlatformRateState = 'SHOWN' | 'WITHHELD' | 'NO_CALLS';

/** The rate of all partners of this gateway. Withheld where it would tell of a neighbour. */
export interface PlatformRate {
  readonly state: PlatformRateState;
  readonly rate: number | null;
}

/** Of one kind of calls; milliseconds, null without calls. */
export interface Latency {
  readonly calls: number;
  readonly median: number | null;
  readonly p90: number | null;
}

export interface LatencyByConnection {
  readonly direct: Latency;
  readonly legacy: Latency;
  readonly blended: Latency;
}

export interface Change {
  readonly current: number;
  /** Of the window before. */
  readonly previous: number;
}

export interface CategoryCount {
  readonly category: ErrorCategory;
  readonly calls: number;
}

export interface MetricsBucket {
  readonly at: Instant;
  readonly mine: Rate;
  readonly platform: PlatformRate;
  readonly errors: readonly CategoryCount[];
  readonly dataProblems: number;
  readonly latency: LatencyByConnection;
}

export interface CodeFigure {
  readonly category: ErrorCategory;
  readonly code: string;
  readonly calls: number;
  /** Of all calls of the window. */
  readonly share: number;
  readonly firstSeen: Instant;
  readonly lastSeen: Instant;
  readonly meaning: string | null;
  readonly remedy: string | null;
}

export interface EndpointFigure {
  readonly endpoint: string;
  readonly method: string | null;
  readonly path: string | null;
  readonly mine: Rate;
  readonly latency: Latency;
}

export interface InstitutionFigure {
  /** Null for calls that are attributed to no single institution. */
  readonly institutionId: string | null;
  readonly name: string;
  readonly mine: Rate;
  readonly latency: Latency;
}

export interface LeftOutFigure {
  readonly reason: LeftOut;
  readonly calls: number;
  readonly endpoints: readonly { readonly endpoint: string; readonly calls: number }[];
}

export interface Reconciliation {
  readonly counted: number;
  readonly total: number;
  readonly leftOut: readonly LeftOutFigure[];
  /** In words, with the numbers. */
  readonly explanation: readonly string[];
  readonly operations: readonly DashboardOperation[];
  /** Lines of the FAQ that no operation of the document is meant by. */
  readonly unmatchedLines: readonly string[];
  /** By what an answer is held to come from Mastercard's API gateway, in words. */
  readonly gatewaySigns: readonly string[];
}

export interface Metrics {
  readonly args: MetricsArgs;
  readonly from: Instant;
  readonly to: Instant;
  readonly bucketSeconds: number;
  readonly generatedAt: Instant;
  readonly collectingSince: Instant | null;
  readonly mine: Rate;
  readonly minePrevious: Rate;
  readonly platform: PlatformRate;
  readonly platformPrevious: PlatformRate;
  readonly buckets: readonly MetricsBucket[];
  readonly calls: Change;
  readonly errors: Change;
  readonly activeAccounts: Change;
  readonly latency: LatencyByConnection;
  readonly latencyPrevious: LatencyByConnection;
  readonly categories: readonly CategoryCount[];
  readonly codes: readonly CodeFigure[];
  readonly dataProblems: readonly CodeFigure[];
  readonly endpoints: readonly EndpointFigure[];
  readonly institutions: readonly InstitutionFigure[];
  readonly reconciliation: Reconciliation;
}

export interface OperationMetrics {
  readonly name: string;
  readonly type: string;
  readonly operations: number;
  readonly ok: number;
  readonly partial: number;
  readonly failed: number;
  readonly refused: number;
  readonly aborted: number;
  readonly upstreamCalls: number;
  readonly latency: Latency;
}

export interface BillableCalls {
  readonly partnerId: string;
  readonly month: string;
  readonly product: string;
  readonly calls: number;
  readonly items: number;
  /** Of these, nobody pays for. */
  readonly waivedItems: number;
}

/** That figures are different now. */
export interface MetricsChange {
  /** The place after it. */
  readonly cursor: string;
  readonly at: Instant;
  /** Recorded since the event before. */
  readonly calls: number;
  readonly operations: number;
}
