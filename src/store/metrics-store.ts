import type { LeftOut } from '../domain/dashboard-rules.ts';
import type { ConnectionType, Latency, LatencyByConnection } from '../domain/metrics.ts';
import type { AuditRow, MetricsBatch, PackedBatch, WebhookEntry } from './metrics-entries.ts';

export interface FigureFilter {
  readonly endpoint?: string | undefined;
  readonly institution?: string | undefined;
  readonly connection?: ConnectionType | undefined;
  readonly billable?: boolean | undefined;
}

export interface FiguresQuery {
  /** Whose calls they are; null for every partner's. */
  readonly partners: readonly string[] | null;
  /** One of the grains that are kept. */
  readonly bucketMs: number;
  readonly from: number;
  readonly to: number;
  readonly previousFrom: number;
  readonly filter: FigureFilter;
  /** False: only what Mastercard's dashboard counts. */
  readonly all: boolean;
}

export interface Tally {
  readonly calls: number;
  readonly ok: number;
}

export interface BucketFigures extends Tally {
  readonly at: number;
  readonly latency: LatencyByConnection;
  readonly categories: Readonly<Record<string, number>>;
  readonly problems: number;
  readonly platform: PlatformTally;
}

export interface PlatformTally extends Tally {
  readonly partners: number;
}

export interface GroupFigures extends Tally {
  readonly key: string;
  readonly latency: Latency;
}

export interface CodeFigures {
  readonly category: string;
  readonly code: string;
  readonly calls: number;
  /** Begin of the first and last bucket in which it came. */
  readonly firstBucket: number;
  readonly lastBucket: number;
}

export interface WindowTotals extends Tally {
  readonly latency: LatencyByConnection;
  readonly activeAccounts: number;
}

export interface WindowFigures {
  readonly current: WindowTotals;
  readonly previous: WindowTotals;
  readonly platform: PlatformTally;
  readonly platformPrevious: PlatformTally;
  readonly buckets: readonly BucketFigures[];
  readonly endpoints: readonly GroupFigures[];
  /** Live calls alone. */
  readonly institutions: readonly GroupFigures[];
  readonly codes: readonly CodeFigures[];
  readonly problems: readonly CodeFigures[];
  /** Everything of the window, whatever the scope: how many of each endpoint were left out, and why. */
  readonly leftOut: readonly { readonly endpoint: string; readonly reason: LeftOut | ''; readonly calls: number }[];
  /** Begin of the oldest bucket that is kept of these partners; null when there is none. */
  readonly since: number | null;
}

export interface OperationFigures {
  readonly name: string;
  readonly type: string;
  readonly outcomes: Readonly<Record<string, number>>;
  readonly operations: number;
  readonly upstreamCalls: number;
  readonly latency: Latency;
}

export interface LogQuery {
  readonly partners: readonly string[];
  readonly from: number;
  readonly to: number;
  readonly requestId?: string | undefined;
  readonly code?: string | undefined;
  readonly institution?: string | undefined;
  readonly endpoint?: string | undefined;
  /** Upstream's id; compared by its keyed hash. */
  readonly customer?: string | undefined;
  /** Of the audit log alone. */
  readonly client?: string | undefined;
  /** Of the audit log alone. */
  readonly kind?: string | undefined;
  /** The keyed hash itself, as rows have it. */
  readonly customerHash?: string | undefined;
  /** Failures alone. */
  readonly failed?: boolean | undefined;
  readonly limit: number;
  /** The row after which the page begins, newest first. */
  readonly after: LogPlace | null;
}

export interface LogPlace {
  readonly at: number;
  readonly id: string;
}

export interface CallLogRow extends LogPlace {
  readonly partner: string;
  readonly requestId: string;
  readonly endpoint: string;
  readonly source: string;
  readonly status: number | null;
  readonly category: string;
  readonly code: string;
  readonly institution: string;
  /** Keyed hash. */
  readonly customer: string;
  readonly serviceMs: number;
  /** As it was handed over, that of the kind and that of the call. */
  readonly detail: object;
}

export interface OperationLogRow extends LogPlace {
  readonly partner: string;
  readonly requestId: string;
  readonly client: string;
  readonly name: string;
  readonly type: string;
  readonly outcome: string;
  readonly durationMs: number;
  readonly upstreamCalls: number;
  readonly detail: object;
}

export interface WebhookLogRow extends Omit<WebhookEntry, 'at'>, LogPlace {}

export interface AuditLogRow extends Omit<AuditRow, 'at'>, LogPlace {}

export interface BillableFigures {
  readonly partner: string;
  /** `2026-11`. */
  readonly month: string;
  readonly product: string;
  readonly calls: number;
  readonly items: number;
  /** Of these, nobody pays for. */
  readonly waivedItems: number;
}

export interface CountsQuery {
  readonly partners: readonly string[] | null;
  readonly from: number;
}

export interface MetricsCounts {
  readonly calls: number;
  readonly operations: number;
}

/** Rollups and logs, kept by one thread for all partners. Nothing here is needed to answer a request of a client. */
export interface MetricsStore {
  /** One transaction. A batch that was applied before changes nothing; answers whether it was new. */
  append(batch: MetricsBatch | PackedBatch): Promise<boolean>;
  figures(query: FiguresQuery): Promise<WindowFigures>;
  operationFigures(query: Omit<FiguresQuery, 'filter' | 'all' | 'previousFrom'>): Promise<readonly OperationFigures[]>;
  callLog(query: LogQuery): Promise<readonly CallLogRow[]>;
  operationLog(query: LogQuery): Promise<readonly OperationLogRow[]>;
  webhookLog(query: LogQuery): Promise<readonly WebhookLogRow[]>;
  auditLog(query: LogQuery): Promise<readonly AuditLogRow[]>;
  /** Takes a customer out of the logs of calls and webhooks: their rows stay, and say no longer whom they were about. */
  forgetCustomer(partner: string, customer: string): Promise<void>;
  billable(partners: readonly string[] | null): Promise<readonly BillableFigures[]>;
  /** How many asks and operations were added to the days from `from` on, which begins one. */
  counts(query: CountsQuery): Promise<MetricsCounts>;
}
