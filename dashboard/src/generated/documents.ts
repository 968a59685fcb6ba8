/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '../../../client/src/document-type.ts';
/** How Mastercard reaches an institution. */
export type ConnectionKind =
  /** Through OAuth: the customer signs in at the institution itself. */
  | 'DIRECT'
  /** Without OAuth: slower, and the credentials can go stale. */
  | 'LEGACY';

/** What the bundle is to be about. Without anything: the last hour. */
export type CreateSupportBundleInput = {
  /** Only what began then or later. */
  readonly from?: string | null | undefined;
  /** An institution. */
  readonly institutionId?: string | null | undefined;
  /** Whether something is wished for, rather than broken. */
  readonly isFeatureRequest?: boolean | null | undefined;
  /** A request, as errors quote it. */
  readonly requestId?: string | null | undefined;
  /** Only what began before. */
  readonly to?: string | null | undefined;
};

/** Where a failure comes from, in the four words of Mastercard's metrics dashboard. */
export type ErrorCategory =
  /** What was asked, or the account it was asked about: the caller can correct it. */
  | 'CUSTOMER'
  /** The financial institution. */
  | 'FINANCIAL_INSTITUTION'
  /** None of the other three. */
  | 'OTHER'
  /** Mastercard's own services. */
  | 'PLATFORM';

/** Why an ask is not among the calls that Mastercard's dashboard counts. */
export type LeftOutReason =
  /** Answered from this gateway's cache: no call was made. */
  | 'CACHE'
  /** Answered together with an equal ask that was under way: no call of its own was made. */
  | 'COALESCED'
  /** The path is one of those that Mastercard says its dashboard leaves out. */
  | 'EXCLUDED_PATH'
  /** No response came, so that there is nothing to count. */
  | 'NO_RESPONSE'
  /** Refused by this gateway (budget, breaker, latch): no call was made. */
  | 'REFUSED'
  /** Refused by Mastercard's API gateway, before the call made it to the product. */
  | 'TURNED_AWAY';

/** Which calls are counted. */
export type MetricsScope =
  /** These, and what that leaves out: answers from the cache, refusals of the gateway, calls without a response. */
  | 'ALL'
  /** Those that Mastercard's dashboard counts: calls that got a response, each retry by itself. */
  | 'AS_DASHBOARD';

/** The windows of Mastercard's metrics dashboard, each with its buckets. All of them are UTC. */
export type MetricsWindow =
  /** The last 24 hours, in buckets of 60 minutes. */
  | 'DAY'
  /** The last hour, in buckets of 5 minutes. */
  | 'HOUR'
  /** The last 30 days, in buckets of a day. */
  | 'MONTH'
  /** The last 7 days, in buckets of 6 hours. */
  | 'WEEK';

/** What the partner's plan lets it do. */
export type PartnerEnvironment =
  /** Active customers and real institutions; nothing is billed yet. */
  | 'NON_BILLABLE'
  /** Billed. */
  | 'PRODUCTION'
  /** Testing customers and mock institutions only; nothing is billed. */
  | 'SANDBOX';

/** Whether the rate of all partners can be told. */
export type PlatformRateState =
  /** Nobody called these endpoints. */
  | 'NO_CALLS'
  /** It is there. */
  | 'SHOWN'
  /** There are too few partners or calls: it would tell of a neighbour. */
  | 'WITHHELD';

export type RateFieldsFragment = { readonly __typename: 'SuccessRate', readonly calls: number, readonly successful: number, readonly rate: number | null };

export type LatencyFieldsFragment = { readonly __typename: 'Latency', readonly calls: number, readonly median: number | null, readonly p90: number | null };

export type ConnectionFieldsFragment = { readonly __typename: 'ConnectionLatencies', readonly direct: { readonly __typename: 'Latency', readonly calls: number, readonly median: number | null, readonly p90: number | null }, readonly legacy: { readonly __typename: 'Latency', readonly calls: number, readonly median: number | null, readonly p90: number | null }, readonly blended: { readonly __typename: 'Latency', readonly calls: number, readonly median: number | null, readonly p90: number | null } };

export type CodeFieldsFragment = { readonly __typename: 'ErrorCodeFigure', readonly category: ErrorCategory, readonly code: string, readonly calls: number, readonly share: number, readonly firstSeen: string, readonly lastSeen: string, readonly meaning: string | null, readonly remedy: string | null };

export type MetricsFieldsFragment = { readonly __typename: 'Metrics', readonly window: MetricsWindow, readonly scope: MetricsScope, readonly from: string, readonly to: string, readonly bucketSeconds: number, readonly generatedAt: string, readonly collectingSince: string | null, readonly successRate: { readonly __typename: 'SuccessRates', readonly mine: { readonly __typename: 'SuccessRate', readonly calls: number, readonly successful: number, readonly rate: number | null }, readonly minePrevious: { readonly __typename: 'SuccessRate', readonly calls: number, readonly successful: number, readonly rate: number | null }, readonly platform: { readonly __typename: 'PlatformSuccessRate', readonly state: PlatformRateState, readonly rate: number | null }, readonly platformPrevious: { readonly __typename: 'PlatformSuccessRate', readonly state: PlatformRateState, readonly rate: number | null } }, readonly series: ReadonlyArray<{ readonly __typename: 'MetricsBucket', readonly at: string, readonly dataProblems: number, readonly mine: { readonly __typename: 'SuccessRate', readonly calls: number, readonly successful: number, readonly rate: number | null }, readonly platform: { readonly __typename: 'PlatformSuccessRate', readonly state: PlatformRateState, readonly rate: number | null }, readonly errors: ReadonlyArray<{ readonly __typename: 'ErrorCategoryCount', readonly category: ErrorCategory, readonly calls: number }>, readonly latency: { readonly __typename: 'ConnectionLatencies', readonly direct: { readonly __typename: 'Latency', readonly calls: number, readonly median: number | null, readonly p90: number | null }, readonly legacy: { readonly __typename: 'Latency', readonly calls: number, readonly median: number | null, readonly p90: number | null }, readonly blended: { readonly __typename: 'Latency', readonly calls: number, readonly median: number | null, readonly p90: number | null } } }>, readonly calls: { readonly __typename: 'MetricChange', readonly current: number, readonly previous: number }, readonly latency: { readonly __typename: 'Latencies', readonly current: { readonly __typename: 'ConnectionLatencies', readonly direct: { readonly __typename: 'Latency', readonly calls: number, readonly median: number | null, readonly p90: number | null }, readonly legacy: { readonly __typename: 'Latency', readonly calls: number, readonly median: number | null, readonly p90: number | null }, readonly blended: { readonly __typename: 'Latency', readonly calls: number, readonly median: number | null, readonly p90: number | null } }, readonly previous: { readonly __typename: 'ConnectionLatencies', readonly direct: { readonly __typename: 'Latency', readonly calls: number, readonly median: number | null, readonly p90: number | null }, readonly legacy: { readonly __typename: 'Latency', readonly calls: number, readonly median: number | null, readonly p90: number | null }, readonly blended: { readonly __typename: 'Latency', readonly calls: number, readonly median: number | null, readonly p90: number | null } } }, readonly errors: { readonly __typename: 'ErrorFigures', readonly total: { readonly __typename: 'MetricChange', readonly current: number, readonly previous: number }, readonly byCategory: ReadonlyArray<{ readonly __typename: 'ErrorCategoryCount', readonly category: ErrorCategory, readonly calls: number }>, readonly byCode: ReadonlyArray<{ readonly __typename: 'ErrorCodeFigure', readonly category: ErrorCategory, readonly code: string, readonly calls: number, readonly share: number, readonly firstSeen: string, readonly lastSeen: string, readonly meaning: string | null, readonly remedy: string | null }> }, readonly dataProblems: ReadonlyArray<{ readonly __typename: 'ErrorCodeFigure', readonly category: ErrorCategory, readonly code: string, readonly calls: number, readonly share: number, readonly firstSeen: string, readonly lastSeen: string, readonly meaning: string | null, readonly remedy: string | null }>, readonly activeAccounts: { readonly __typename: 'MetricChange', readonly current: number, readonly previous: number }, readonly endpoints: ReadonlyArray<{ readonly __typename: 'EndpointFigure', readonly endpoint: string, readonly method: string | null, readonly path: string | null, readonly successRate: { readonly __typename: 'SuccessRate', readonly calls: number, readonly successful: number, readonly rate: number | null }, readonly latency: { readonly __typename: 'Latency', readonly calls: number, readonly median: number | null, readonly p90: number | null } }>, readonly institutions: ReadonlyArray<{ readonly __typename: 'InstitutionFigure', readonly institutionId: string | null, readonly name: string, readonly successRate: { readonly __typename: 'SuccessRate', readonly calls: number, readonly successful: number, readonly rate: number | null }, readonly latency: { readonly __typename: 'Latency', readonly calls: number, readonly median: number | null, readonly p90: number | null } }>, readonly reconciliation: { readonly __typename: 'Reconciliation', readonly counted: number, readonly total: number, readonly explanation: ReadonlyArray<string>, readonly leftOut: ReadonlyArray<{ readonly __typename: 'LeftOutFigure', readonly reason: LeftOutReason, readonly calls: number, readonly endpoints: ReadonlyArray<{ readonly __typename: 'LeftOutEndpoint', readonly endpoint: string, readonly calls: number }> }> } };

export type OperationFieldsFragment = { readonly __typename: 'OperationFigure', readonly name: string, readonly type: string, readonly operations: number, readonly ok: number, readonly partial: number, readonly failed: number, readonly refused: number, readonly aborted: number, readonly upstreamCalls: number, readonly latency: { readonly __typename: 'Latency', readonly calls: number, readonly median: number | null, readonly p90: number | null } };

export type BillableFieldsFragment = { readonly __typename: 'BillableCalls', readonly partnerId: string, readonly month: string, readonly product: string, readonly calls: number, readonly items: number, readonly waivedItems: number };

export type DashboardFiguresQueryVariables = Exact<{
  window: MetricsWindow;
  scope: MetricsScope;
  endpoint?: string | null | undefined;
  institutionId?: string | null | undefined;
  connection?: ConnectionKind | null | undefined;
  billable?: boolean | null | undefined;
  ofPartner: boolean;
  ofProject: boolean;
  ofAll: boolean;
  project: string;
  partnerId?: string | null | undefined;
}>;


export type DashboardFiguresQuery = { readonly __typename: 'Query', readonly viewer: { readonly __typename: 'Viewer', readonly partnerId: string, readonly clientId: string, readonly environment: PartnerEnvironment, readonly scopes: ReadonlyArray<string> }, readonly partner: { readonly __typename: 'Partner', readonly partnerId: string, readonly projects: ReadonlyArray<{ readonly __typename: 'Project', readonly name: string }>, readonly metrics?: { readonly __typename: 'Metrics', readonly window: MetricsWindow, readonly scope: MetricsScope, readonly from: string, readonly to: string, readonly bucketSeconds: number, readonly generatedAt: string, readonly collectingSince: string | null, readonly successRate: { readonly __typename: 'SuccessRates', readonly mine: { readonly __typename: 'SuccessRate', readonly calls: number, readonly successful: number, readonly rate: number | null }, readonly minePrevious: { readonly __typename: 'SuccessRate', readonly calls: number, readonly successful: number, readonly rate: number | null }, readonly platform: { readonly __typename: 'PlatformSuccessRate', readonly state: PlatformRateState, readonly rate: number | null }, readonly platformPrevious: { readonly __typename: 'PlatformSuccessRate', readonly state: PlatformRateState, readonly rate: number | null } }, readonly series: ReadonlyArray<{ readonly __typename: 'MetricsBucket', readonly at: string, readonly dataProblems: number, readonly mine: { readonly __typename: 'SuccessRate', readonly calls: number, readonly successful: number, readonly rate: number | null }, readonly platform: { readonly __typename: 'PlatformSuccessRate', readonly state: PlatformRateState, readonly rate: number | null }, readonly errors: ReadonlyArray<{ readonly __typename: 'ErrorCategoryCount', readonly category: ErrorCategory, readonly calls: number }>, readonly latency: { readonly __typename: 'ConnectionLatencies', readonly direct: { readonly __typename: 'Latency', readonly calls: number, readonly median: number | null, readonly p90: number | null }, readonly legacy: { readonly __typename: 'Latency', readonly calls: number, readonly median: number | null, readonly p90: number | null }, readonly blended: { readonly __typename: 'Latency', readonly calls: number, readonly median: number | null, readonly p90: number | null } } }>, readonly calls: { readonly __typename: 'MetricChange', readonly current: number, readonly previous: number }, readonly latency: { readonly __typename: 'Latencies', readonly current: { readonly __typename: 'ConnectionLatencies', readonly direct: { readonly __typename: 'Latency', readonly calls: number, readonly median: number | null, readonly p90: number | null }, readonly legacy: { readonly __typename: 'Latency', readonly calls: number, readonly median: number | null, readonly p90: number | null }, readonly blended: { readonly __typename: 'Latency', readonly calls: number, readonly median: number | null, readonly p90: number | null } }, readonly previous: { readonly __typename: 'ConnectionLatencies', readonly direct: { readonly __typename: 'Latency', readonly calls: number, readonly median: number | null, readonly p90: number | null }, readonly legacy: { readonly __typename: 'Latency', readonly calls: number, readonly median: number | null, readonly p90: number | null }, readonly blended: { readonly __typename: 'Latency', readonly calls: number, readonly median: number | null, readonly p90: number | null } } }, readonly errors: { readonly __typename: 'ErrorFigures', readonly total: { readonly __typename: 'MetricChange', readonly current: number, readonly previous: number }, readonly byCategory: ReadonlyArray<{ readonly __typename: 'ErrorCategoryCount', readonly category: ErrorCategory, readonly calls: number }>, readonly byCode: ReadonlyArray<{ readonly __typename: 'ErrorCodeFigure', readonly category: ErrorCategory, readonly code: string, readonly calls: number, readonly share: number, readonly firstSeen: string, readonly lastSeen: string, readonly meaning: string | null, readonly remedy: string | null }> }, readonly dataProblems: ReadonlyArray<{ readonly __typename: 'ErrorCodeFigure', readonly category: ErrorCategory, readonly code: string, readonly calls: number, readonly share: number, readonly firstSeen: string, readonly lastSeen: string, readonly meaning: string | null, readonly remedy: string | null }>, readonly activeAccounts: { readonly __typename: 'MetricChange', readonly current: number, readonly previous: number }, readonly endpoints: ReadonlyArray<{ readonly __typename: 'EndpointFigure', readonly endpoint: string, readonly method: string | null, readonly path: string | null, readonly successRate: { readonly __typename: 'SuccessRate', readonly calls: number, readonly successful: number, readonly rate: number | null }, readonly latency: { readonly __typename: 'Latency', readonly calls: number, readonly median: number | null, readonly p90: number | null } }>, readonly institutions: ReadonlyArray<{ readonly __typename: 'InstitutionFigure', readonly institutionId: string | null, readonly name: string, readonly successRate: { readonly __typename: 'SuccessRate', readonly calls: number, readonly successful: number, readonly rate: number | null }, readonly latency: { readonly __typename: 'Latency', readonly calls: number, readonly median: number | null, readonly p90: number | null } }>, readonly reconciliation: { readonly __typename: 'Reconciliation', readonly counted: number, readonly total: number, readonly explanation: ReadonlyArray<string>, readonly leftOut: ReadonlyArray<{ readonly __typename: 'LeftOutFigure', readonly reason: LeftOutReason, readonly calls: number, readonly endpoints: ReadonlyArray<{ readonly __typename: 'LeftOutEndpoint', readonly endpoint: string, readonly calls: number }> }> } } | null, readonly operations?: ReadonlyArray<{ readonly __typename: 'OperationFigure', readonly name: string, readonly type: string, readonly operations: number, readonly ok: number, readonly partial: number, readonly failed: number, readonly refused: number, readonly aborted: number, readonly upstreamCalls: number, readonly latency: { readonly __typename: 'Latency', readonly calls: number, readonly median: number | null, readonly p90: number | null } }> | null, readonly billableByProductAndMonth?: ReadonlyArray<{ readonly __typename: 'BillableCalls', readonly partnerId: string, readonly month: string, readonly product: string, readonly calls: number, readonly items: number, readonly waivedItems: number }> | null } | null, readonly project?: { readonly __typename: 'Project', readonly metrics: { readonly __typename: 'Metrics', readonly window: MetricsWindow, readonly scope: MetricsScope, readonly from: string, readonly to: string, readonly bucketSeconds: number, readonly generatedAt: string, readonly collectingSince: string | null, readonly successRate: { readonly __typename: 'SuccessRates', readonly mine: { readonly __typename: 'SuccessRate', readonly calls: number, readonly successful: number, readonly rate: number | null }, readonly minePrevious: { readonly __typename: 'SuccessRate', readonly calls: number, readonly successful: number, readonly rate: number | null }, readonly platform: { readonly __typename: 'PlatformSuccessRate', readonly state: PlatformRateState, readonly rate: number | null }, readonly platformPrevious: { readonly __typename: 'PlatformSuccessRate', readonly state: PlatformRateState, readonly rate: number | null } }, readonly series: ReadonlyArray<{ readonly __typename: 'MetricsBucket', readonly at: string, readonly dataProblems: number, readonly mine: { readonly __typename: 'SuccessRate', readonly calls: number, readonly successful: number, readonly rate: number | null }, readonly platform: { readonly __typename: 'PlatformSuccessRate', readonly state: PlatformRateState, readonly rate: number | null }, readonly errors: ReadonlyArray<{ readonly __typename: 'ErrorCategoryCount', readonly category: ErrorCategory, readonly calls: number }>, readonly latency: { readonly __typename: 'ConnectionLatencies', readonly direct: { readonly __typename: 'Latency', readonly calls: number, readonly median: number | null, readonly p90: number | null }, readonly legacy: { readonly __typename: 'Latency', readonly calls: number, readonly median: number | null, readonly p90: number | null }, readonly blended: { readonly __typename: 'Latency', readonly calls: number, readonly median: number | null, readonly p90: number | null } } }>, readonly calls: { readonly __typename: 'MetricChange', readonly current: number, readonly previous: number }, readonly latency: { readonly __typename: 'Latencies', readonly current: { readonly __typename: 'ConnectionLatencies', readonly direct: { readonly __typename: 'Latency', readonly calls: number, readonly median: number | null, readonly p90: number | null }, readonly legacy: { readonly __typename: 'Latency', readonly calls: number, readonly median: number | null, readonly p90: number | null }, readonly blended: { readonly __typename: 'Latency', readonly calls: number, readonly median: number | null, readonly p90: number | null } }, readonly previous: { readonly __typename: 'ConnectionLatencies', readonly direct: { readonly __typename: 'Latency', readonly calls: number, readonly median: number | null, readonly p90: number | null }, readonly legacy: { readonly __typename: 'Latency', readonly calls: number, readonly median: number | null, readonly p90: number | null }, readonly blended: { readonly __typename: 'Latency', readonly calls: number, readonly median: number | null, readonly p90: number | null } } }, readonly errors: { readonly __typename: 'ErrorFigures', readonly total: { readonly __typename: 'MetricChange', readonly current: number, readonly previous: number }, readonly byCategory: ReadonlyArray<{ readonly __typename: 'ErrorCategoryCount', readonly category: ErrorCategory, readonly calls: number }>, readonly byCode: ReadonlyArray<{ readonly __typename: 'ErrorCodeFigure', readonly category: ErrorCategory, readonly code: string, readonly calls: number, readonly share: number, readonly firstSeen: string, readonly lastSeen: string, readonly meaning: string | null, readonly remedy: string | null }> }, readonly dataProblems: ReadonlyArray<{ readonly __typename: 'ErrorCodeFigure', readonly category: ErrorCategory, readonly code: string, readonly calls: number, readonly share: number, readonly firstSeen: string, readonly lastSeen: string, readonly meaning: string | null, readonly remedy: string | null }>, readonly activeAccounts: { readonly __typename: 'MetricChange', readonly current: number, readonly previous: number }, readonly endpoints: ReadonlyArray<{ readonly __typename: 'EndpointFigure', readonly endpoint: string, readonly method: string | null, readonly path: string | null, readonly successRate: { readonly __typename: 'SuccessRate', readonly calls: number, readonly successful: number, readonly rate: number | null }, readonly latency: { readonly __typename: 'Latency', readonly calls: number, readonly median: number | null, readonly p90: number | null } }>, readonly institutions: ReadonlyArray<{ readonly __typename: 'InstitutionFigure', readonly institutionId: string | null, readonly name: string, readonly successRate: { readonly __typename: 'SuccessRate', readonly calls: number, readonly successful: number, readonly rate: number | null }, readonly latency: { readonly __typename: 'Latency', readonly calls: number, readonly median: number | null, readonly p90: number | null } }>, readonly reconciliation: { readonly __typename: 'Reconciliation', readonly counted: number, readonly total: number, readonly explanation: ReadonlyArray<string>, readonly leftOut: ReadonlyArray<{ readonly __typename: 'LeftOutFigure', readonly reason: LeftOutReason, readonly calls: number, readonly endpoints: ReadonlyArray<{ readonly __typename: 'LeftOutEndpoint', readonly endpoint: string, readonly calls: number }> }> } } | null, readonly operations: ReadonlyArray<{ readonly __typename: 'OperationFigure', readonly name: string, readonly type: string, readonly operations: number, readonly ok: number, readonly partial: number, readonly failed: number, readonly refused: number, readonly aborted: number, readonly upstreamCalls: number, readonly latency: { readonly __typename: 'Latency', readonly calls: number, readonly median: number | null, readonly p90: number | null } }> | null, readonly billableByProductAndMonth: ReadonlyArray<{ readonly __typename: 'BillableCalls', readonly partnerId: string, readonly month: string, readonly product: string, readonly calls: number, readonly items: number, readonly waivedItems: number }> | null } | null, readonly platform?: { readonly __typename: 'Platform', readonly metrics: { readonly __typename: 'Metrics', readonly window: MetricsWindow, readonly scope: MetricsScope, readonly from: string, readonly to: string, readonly bucketSeconds: number, readonly generatedAt: string, readonly collectingSince: string | null, readonly successRate: { readonly __typename: 'SuccessRates', readonly mine: { readonly __typename: 'SuccessRate', readonly calls: number, readonly successful: number, readonly rate: number | null }, readonly minePrevious: { readonly __typename: 'SuccessRate', readonly calls: number, readonly successful: number, readonly rate: number | null }, readonly platform: { readonly __typename: 'PlatformSuccessRate', readonly state: PlatformRateState, readonly rate: number | null }, readonly platformPrevious: { readonly __typename: 'PlatformSuccessRate', readonly state: PlatformRateState, readonly rate: number | null } }, readonly series: ReadonlyArray<{ readonly __typename: 'MetricsBucket', readonly at: string, readonly dataProblems: number, readonly mine: { readonly __typename: 'SuccessRate', readonly calls: number, readonly successful: number, readonly rate: number | null }, readonly platform: { readonly __typename: 'PlatformSuccessRate', readonly state: PlatformRateState, readonly rate: number | null }, readonly errors: ReadonlyArray<{ readonly __typename: 'ErrorCategoryCount', readonly category: ErrorCategory, readonly calls: number }>, readonly latency: { readonly __typename: 'ConnectionLatencies', readonly direct: { readonly __typename: 'Latency', readonly calls: number, readonly median: number | null, readonly p90: number | null }, readonly legacy: { readonly __typename: 'Latency', readonly calls: number, readonly median: number | null, readonly p90: number | null }, readonly blended: { readonly __typename: 'Latency', readonly calls: number, readonly median: number | null, readonly p90: number | null } } }>, readonly calls: { readonly __typename: 'MetricChange', readonly current: number, readonly previous: number }, readonly latency: { readonly __typename: 'Latencies', readonly current: { readonly __typename: 'ConnectionLatencies', readonly direct: { readonly __typename: 'Latency', readonly calls: number, readonly median: number | null, readonly p90: number | null }, readonly legacy: { readonly __typename: 'Latency', readonly calls: number, readonly median: number | null, readonly p90: number | null }, readonly blended: { readonly __typename: 'Latency', readonly calls: number, readonly median: number | null, readonly p90: number | null } }, readonly previous: { readonly __typename: 'ConnectionLatencies', readonly direct: { readonly __typename: 'Latency', readonly calls: number, readonly median: number | null, readonly p90: number | null }, readonly legacy: { readonly __typename: 'Latency', readonly calls: number, readonly median: number | null, readonly p90: number | null }, readonly blended: { readonly __typename: 'Latency', readonly calls: number, readonly median: number | null, readonly p90: number | null } } }, readonly errors: { readonly __typename: 'ErrorFigures', readonly total: { readonly __typename: 'MetricChange', readonly current: number, readonly previous: number }, readonly byCategory: ReadonlyArray<{ readonly __typename: 'ErrorCategoryCount', readonly category: ErrorCategory, readonly calls: number }>, readonly byCode: ReadonlyArray<{ readonly __typename: 'ErrorCodeFigure', readonly category: ErrorCategory, readonly code: string, readonly calls: number, readonly share: number, readonly firstSeen: string, readonly lastSeen: string, readonly meaning: string | null, readonly remedy: string | null }> }, readonly dataProblems: ReadonlyArray<{ readonly __typename: 'ErrorCodeFigure', readonly category: ErrorCategory, readonly code: string, readonly calls: number, readonly share: number, readonly firstSeen: string, readonly lastSeen: string, readonly meaning: string | null, readonly remedy: string | null }>, readonly activeAccounts: { readonly __typename: 'MetricChange', readonly current: number, readonly previous: number }, readonly endpoints: ReadonlyArray<{ readonly __typename: 'EndpointFigure', readonly endpoint: string, readonly method: string | null, readonly path: string | null, readonly successRate: { readonly __typename: 'SuccessRate', readonly calls: number, readonly successful: number, readonly rate: number | null }, readonly latency: { readonly __typename: 'Latency', readonly calls: number, readonly median: number | null, readonly p90: number | null } }>, readonly institutions: ReadonlyArray<{ readonly __typename: 'InstitutionFigure', readonly institutionId: string | null, readonly name: string, readonly successRate: { readonly __typename: 'SuccessRate', readonly calls: number, readonly successful: number, readonly rate: number | null }, readonly latency: { readonly __typename: 'Latency', readonly calls: number, readonly median: number | null, readonly p90: number | null } }>, readonly reconciliation: { readonly __typename: 'Reconciliation', readonly counted: number, readonly total: number, readonly explanation: ReadonlyArray<string>, readonly leftOut: ReadonlyArray<{ readonly __typename: 'LeftOutFigure', readonly reason: LeftOutReason, readonly calls: number, readonly endpoints: ReadonlyArray<{ readonly __typename: 'LeftOutEndpoint', readonly endpoint: string, readonly calls: number }> }> } } | null, readonly operations: ReadonlyArray<{ readonly __typename: 'OperationFigure', readonly name: string, readonly type: string, readonly operations: number, readonly ok: number, readonly partial: number, readonly failed: number, readonly refused: number, readonly aborted: number, readonly upstreamCalls: number, readonly latency: { readonly __typename: 'Latency', readonly calls: number, readonly median: number | null, readonly p90: number | null } }> | null, readonly billableByProductAndMonth: ReadonlyArray<{ readonly __typename: 'BillableCalls', readonly partnerId: string, readonly month: string, readonly product: string, readonly calls: number, readonly items: number, readonly waivedItems: number }> | null } | null };

export type DashboardPartnersQueryVariables = Exact<{ [key: string]: never; }>;


export type DashboardPartnersQuery = { readonly __typename: 'Query', readonly platform: { readonly __typename: 'Platform', readonly partners: ReadonlyArray<{ readonly __typename: 'Partner', readonly partnerId: string }> } | null };

export type DashboardHealthQueryVariables = Exact<{ [key: string]: never; }>;


export type DashboardHealthQuery = { readonly __typename: 'Query', readonly partner: { readonly __typename: 'Partner', readonly partnerId: string, readonly health: { readonly __typename: 'GatewayHealth', readonly token: { readonly __typename: 'TokenHealth', readonly ageSeconds: number | null, readonly problem: string | null }, readonly limiter: { readonly __typename: 'LimiterHealth', readonly requestsPerSecond: number, readonly burst: number, readonly blockedForMs: number, readonly queued: number }, readonly breakers: ReadonlyArray<{ readonly __typename: 'BreakerHealth', readonly family: string, readonly institutionId: string | null, readonly state: string }>, readonly latch: { readonly __typename: 'LatchHealth', readonly reason: string, readonly since: string } | null, readonly cache: { readonly __typename: 'CacheHealth', readonly upstream: number, readonly fresh: number, readonly stale: number, readonly coalesced: number, readonly refused: number }, readonly coordination: { readonly __typename: 'CoordinationHealth', readonly state: string, readonly awaySince: string | null, readonly reason: string | null }, readonly stores: ReadonlyArray<{ readonly __typename: 'StoreHealth', readonly name: string, readonly isUp: boolean, readonly failingSince: string | null, readonly dropped: number }> } | null } | null };

export type DashboardLiveSubscriptionVariables = Exact<{
  platform: boolean;
  partnerId?: string | null | undefined;
  project?: string | null | undefined;
}>;


export type DashboardLiveSubscription = { readonly metricsChanged: { readonly __typename: 'MetricsChange', readonly at: string, readonly cursor: string, readonly calls: number } };

export type RequestFieldsFragment = { readonly __typename: 'RequestLogEntry', readonly logId: string, readonly at: string, readonly partnerId: string, readonly requestId: string | null, readonly operationName: string | null, readonly clientId: string | null, readonly job: string | null, readonly endpoint: string, readonly method: string, readonly path: string, readonly source: string, readonly status: number | null, readonly category: ErrorCategory | null, readonly code: string | null, readonly meaning: string | null, readonly remedy: string | null, readonly institutionId: string | null, readonly customerHash: string | null, readonly attempt: number, readonly live: boolean, readonly billable: boolean, readonly queueMs: number, readonly serviceMs: number, readonly tokenMs: number, readonly decodeMs: number | null, readonly requestBytes: number, readonly responseBytes: number | null, readonly responseKind: string | null, readonly bodyShape: string | null, readonly accounts: number, readonly responseHeaders: ReadonlyArray<{ readonly __typename: 'ResponseHeader', readonly name: string, readonly value: string }>, readonly earlierAttempts: ReadonlyArray<{ readonly __typename: 'EarlierAttempt', readonly attempt: number, readonly status: number | null, readonly code: string, readonly serviceMs: number }> };

export type RequestPageFragment = { readonly __typename: 'RequestLogConnection', readonly edges: ReadonlyArray<{ readonly __typename: 'RequestLogEdge', readonly node: { readonly __typename: 'RequestLogEntry', readonly logId: string, readonly at: string, readonly partnerId: string, readonly requestId: string | null, readonly operationName: string | null, readonly clientId: string | null, readonly job: string | null, readonly endpoint: string, readonly method: string, readonly path: string, readonly source: string, readonly status: number | null, readonly category: ErrorCategory | null, readonly code: string | null, readonly meaning: string | null, readonly remedy: string | null, readonly institutionId: string | null, readonly customerHash: string | null, readonly attempt: number, readonly live: boolean, readonly billable: boolean, readonly queueMs: number, readonly serviceMs: number, readonly tokenMs: number, readonly decodeMs: number | null, readonly requestBytes: number, readonly responseBytes: number | null, readonly responseKind: string | null, readonly bodyShape: string | null, readonly accounts: number, readonly responseHeaders: ReadonlyArray<{ readonly __typename: 'ResponseHeader', readonly name: string, readonly value: string }>, readonly earlierAttempts: ReadonlyArray<{ readonly __typename: 'EarlierAttempt', readonly attempt: number, readonly status: number | null, readonly code: string, readonly serviceMs: number }> } }>, readonly pageInfo: { readonly __typename: 'PageInfo', readonly hasNextPage: boolean, readonly endCursor: string | null } };

export type WebhookPageFragment = { readonly __typename: 'WebhookLogConnection', readonly edges: ReadonlyArray<{ readonly __typename: 'WebhookLogEdge', readonly node: { readonly __typename: 'WebhookLogEntry', readonly logId: string, readonly at: string, readonly partnerId: string, readonly eventId: string | null, readonly family: string, readonly type: string, readonly verification: string, readonly dedupe: string, readonly status: number, readonly bytes: number, readonly durationMs: number, readonly customerHash: string | null } }>, readonly pageInfo: { readonly __typename: 'PageInfo', readonly hasNextPage: boolean, readonly endCursor: string | null } };

export type DashboardRequestsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  from?: string | null | undefined;
  to?: string | null | undefined;
  requestId?: string | null | undefined;
  code?: string | null | undefined;
  failed?: boolean | null | undefined;
  endpoint?: string | null | undefined;
  institutionId?: string | null | undefined;
  ofPartner: boolean;
  ofProject: boolean;
  ofAll: boolean;
  project: string;
  partnerId?: string | null | undefined;
}>;


export type DashboardRequestsQuery = { readonly __typename: 'Query', readonly partner?: { readonly __typename: 'Partner', readonly requestLog: { readonly __typename: 'RequestLogConnection', readonly edges: ReadonlyArray<{ readonly __typename: 'RequestLogEdge', readonly node: { readonly __typename: 'RequestLogEntry', readonly logId: string, readonly at: string, readonly partnerId: string, readonly requestId: string | null, readonly operationName: string | null, readonly clientId: string | null, readonly job: string | null, readonly endpoint: string, readonly method: string, readonly path: string, readonly source: string, readonly status: number | null, readonly category: ErrorCategory | null, readonly code: string | null, readonly meaning: string | null, readonly remedy: string | null, readonly institutionId: string | null, readonly customerHash: string | null, readonly attempt: number, readonly live: boolean, readonly billable: boolean, readonly queueMs: number, readonly serviceMs: number, readonly tokenMs: number, readonly decodeMs: number | null, readonly requestBytes: number, readonly responseBytes: number | null, readonly responseKind: string | null, readonly bodyShape: string | null, readonly accounts: number, readonly responseHeaders: ReadonlyArray<{ readonly __typename: 'ResponseHeader', readonly name: string, readonly value: string }>, readonly earlierAttempts: ReadonlyArray<{ readonly __typename: 'EarlierAttempt', readonly attempt: number, readonly status: number | null, readonly code: string, readonly serviceMs: number }> } }>, readonly pageInfo: { readonly __typename: 'PageInfo', readonly hasNextPage: boolean, readonly endCursor: string | null } } | null } | null, readonly project?: { readonly __typename: 'Project', readonly requestLog: { readonly __typename: 'RequestLogConnection', readonly edges: ReadonlyArray<{ readonly __typename: 'RequestLogEdge', readonly node: { readonly __typename: 'RequestLogEntry', readonly logId: string, readonly at: string, readonly partnerId: string, readonly requestId: string | null, readonly operationName: string | null, readonly clientId: string | null, readonly job: string | null, readonly endpoint: string, readonly method: string, readonly path: string, readonly source: string, readonly status: number | null, readonly category: ErrorCategory | null, readonly code: string | null, readonly meaning: string | null, readonly remedy: string | null, readonly institutionId: string | null, readonly customerHash: string | null, readonly attempt: number, readonly live: boolean, readonly billable: boolean, readonly queueMs: number, readonly serviceMs: number, readonly tokenMs: number, readonly decodeMs: number | null, readonly requestBytes: number, readonly responseBytes: number | null, readonly responseKind: string | null, readonly bodyShape: string | null, readonly accounts: number, readonly responseHeaders: ReadonlyArray<{ readonly __typename: 'ResponseHeader', readonly name: string, readonly value: string }>, readonly earlierAttempts: ReadonlyArray<{ readonly __typename: 'EarlierAttempt', readonly attempt: number, readonly status: number | null, readonly code: string, readonly serviceMs: number }> } }>, readonly pageInfo: { readonly __typename: 'PageInfo', readonly hasNextPage: boolean, readonly endCursor: string | null } } | null } | null, readonly platform?: { readonly __typename: 'Platform', readonly requestLog: { readonly __typename: 'RequestLogConnection', readonly edges: ReadonlyArray<{ readonly __typename: 'RequestLogEdge', readonly node: { readonly __typename: 'RequestLogEntry', readonly logId: string, readonly at: string, readonly partnerId: string, readonly requestId: string | null, readonly operationName: string | null, readonly clientId: string | null, readonly job: string | null, readonly endpoint: string, readonly method: string, readonly path: string, readonly source: string, readonly status: number | null, readonly category: ErrorCategory | null, readonly code: string | null, readonly meaning: string | null, readonly remedy: string | null, readonly institutionId: string | null, readonly customerHash: string | null, readonly attempt: number, readonly live: boolean, readonly billable: boolean, readonly queueMs: number, readonly serviceMs: number, readonly tokenMs: number, readonly decodeMs: number | null, readonly requestBytes: number, readonly responseBytes: number | null, readonly responseKind: string | null, readonly bodyShape: string | null, readonly accounts: number, readonly responseHeaders: ReadonlyArray<{ readonly __typename: 'ResponseHeader', readonly name: string, readonly value: string }>, readonly earlierAttempts: ReadonlyArray<{ readonly __typename: 'EarlierAttempt', readonly attempt: number, readonly status: number | null, readonly code: string, readonly serviceMs: number }> } }>, readonly pageInfo: { readonly __typename: 'PageInfo', readonly hasNextPage: boolean, readonly endCursor: string | null } } | null } | null };

export type DashboardWebhooksQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  from?: string | null | undefined;
  to?: string | null | undefined;
  ofPartner: boolean;
  ofProject: boolean;
  ofAll: boolean;
  project: string;
  partnerId?: string | null | undefined;
}>;


export type DashboardWebhooksQuery = { readonly __typename: 'Query', readonly partner?: { readonly __typename: 'Partner', readonly webhookLog: { readonly __typename: 'WebhookLogConnection', readonly edges: ReadonlyArray<{ readonly __typename: 'WebhookLogEdge', readonly node: { readonly __typename: 'WebhookLogEntry', readonly logId: string, readonly at: string, readonly partnerId: string, readonly eventId: string | null, readonly family: string, readonly type: string, readonly verification: string, readonly dedupe: string, readonly status: number, readonly bytes: number, readonly durationMs: number, readonly customerHash: string | null } }>, readonly pageInfo: { readonly __typename: 'PageInfo', readonly hasNextPage: boolean, readonly endCursor: string | null } } | null } | null, readonly project?: { readonly __typename: 'Project', readonly webhookLog: { readonly __typename: 'WebhookLogConnection', readonly edges: ReadonlyArray<{ readonly __typename: 'WebhookLogEdge', readonly node: { readonly __typename: 'WebhookLogEntry', readonly logId: string, readonly at: string, readonly partnerId: string, readonly eventId: string | null, readonly family: string, readonly type: string, readonly verification: string, readonly dedupe: string, readonly status: number, readonly bytes: number, readonly durationMs: number, readonly customerHash: string | null } }>, readonly pageInfo: { readonly __typename: 'PageInfo', readonly hasNextPage: boolean, readonly endCursor: string | null } } | null } | null, readonly platform?: { readonly __typename: 'Platform', readonly webhookLog: { readonly __typename: 'WebhookLogConnection', readonly edges: ReadonlyArray<{ readonly __typename: 'WebhookLogEdge', readonly node: { readonly __typename: 'WebhookLogEntry', readonly logId: string, readonly at: string, readonly partnerId: string, readonly eventId: string | null, readonly family: string, readonly type: string, readonly verification: string, readonly dedupe: string, readonly status: number, readonly bytes: number, readonly durationMs: number, readonly customerHash: string | null } }>, readonly pageInfo: { readonly __typename: 'PageInfo', readonly hasNextPage: boolean, readonly endCursor: string | null } } | null } | null };

export type DashboardCountingQueryVariables = Exact<{ [key: string]: never; }>;


export type DashboardCountingQuery = { readonly __typename: 'Query', readonly partner: { readonly __typename: 'Partner', readonly metrics: { readonly __typename: 'Metrics', readonly reconciliation: { readonly __typename: 'Reconciliation', readonly unmatchedLines: ReadonlyArray<string>, readonly gatewaySigns: ReadonlyArray<string>, readonly operations: ReadonlyArray<{ readonly __typename: 'DashboardOperation', readonly endpoint: string, readonly method: string, readonly path: string, readonly counted: boolean, readonly excludedBy: string | null }> } } | null } | null };

export type DashboardSupportBundleMutationVariables = Exact<{
  input: CreateSupportBundleInput;
}>;


export type DashboardSupportBundleMutation = { readonly __typename: 'Mutation', readonly createSupportBundle: { readonly __typename: 'SupportBundle', readonly fileName: string, readonly json: string, readonly case: { readonly __typename: 'SupportCase', readonly subject: string, readonly door: string, readonly url: string, readonly category: string | null, readonly issueType: string | null, readonly summary: string, readonly description: string, readonly note: string | null } } | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const RateFieldsFragmentDoc = new TypedDocumentString(`
    fragment RateFields on SuccessRate {
  __typename
  calls
  successful
  rate
}
    `, {"fragmentName":"RateFields"}) as unknown as TypedDocumentString<RateFieldsFragment, unknown>;
export const LatencyFieldsFragmentDoc = new TypedDocumentString(`
    fragment LatencyFields on Latency {
  __typename
  calls
  median
  p90
}
    `, {"fragmentName":"LatencyFields"}) as unknown as TypedDocumentString<LatencyFieldsFragment, unknown>;
export const ConnectionFieldsFragmentDoc = new TypedDocumentString(`
    fragment ConnectionFields on ConnectionLatencies {
  __typename
  direct {
    __typename
    ...LatencyFields
  }
  legacy {
    __typename
    ...LatencyFields
  }
  blended {
    __typename
    ...LatencyFields
  }
}
    fragment LatencyFields on Latency {
  __typename
  calls
  median
  p90
}`, {"fragmentName":"ConnectionFields"}) as unknown as TypedDocumentString<ConnectionFieldsFragment, unknown>;
export const CodeFieldsFragmentDoc = new TypedDocumentString(`
    fragment CodeFields on ErrorCodeFigure {
  __typename
  category
  code
  calls
  share
  firstSeen
  lastSeen
  meaning
  remedy
}
    `, {"fragmentName":"CodeFields"}) as unknown as TypedDocumentString<CodeFieldsFragment, unknown>;
export const MetricsFieldsFragmentDoc = new TypedDocumentString(`
    fragment MetricsFields on Metrics {
  __typename
  window
  scope
  from
  to
  bucketSeconds
  generatedAt
  collectingSince
  successRate {
    __typename
    mine {
      __typename
      ...RateFields
    }
    minePrevious {
      __typename
      ...RateFields
    }
    platform {
      __typename
      state
      rate
    }
    platformPrevious {
      __typename
      state
      rate
    }
  }
  series {
    __typename
    at
    mine {
      __typename
      ...RateFields
    }
    platform {
      __typename
      state
      rate
    }
    errors {
      __typename
      category
      calls
    }
    dataProblems
    latency {
      __typename
      ...ConnectionFields
    }
  }
  calls {
    __typename
    current
    previous
  }
  latency {
    __typename
    current {
      __typename
      ...ConnectionFields
    }
    previous {
      __typename
      ...ConnectionFields
    }
  }
  errors {
    __typename
    total {
      __typename
      current
      previous
    }
    byCategory {
      __typename
      category
      calls
    }
    byCode {
      __typename
      ...CodeFields
    }
  }
  dataProblems {
    __typename
    ...CodeFields
  }
  activeAccounts {
    __typename
    current
    previous
  }
  endpoints {
    __typename
    endpoint
    method
    path
    successRate {
      __typename
      ...RateFields
    }
    latency {
      __typename
      ...LatencyFields
    }
  }
  institutions {
    __typename
    institutionId
    name
    successRate {
      __typename
      ...RateFields
    }
    latency {
      __typename
      ...LatencyFields
    }
  }
  reconciliation {
    __typename
    counted
    total
    leftOut {
      __typename
      reason
      calls
      endpoints {
        __typename
        endpoint
        calls
      }
    }
    explanation
  }
}
    fragment RateFields on SuccessRate {
  __typename
  calls
  successful
  rate
}
fragment LatencyFields on Latency {
  __typename
  calls
  median
  p90
}
fragment ConnectionFields on ConnectionLatencies {
  __typename
  direct {
    __typename
    ...LatencyFields
  }
  legacy {
    __typename
    ...LatencyFields
  }
  blended {
    __typename
    ...LatencyFields
  }
}
fragment CodeFields on ErrorCodeFigure {
  __typename
  category
  code
  calls
  share
  firstSeen
  lastSeen
  meaning
  remedy
}`, {"fragmentName":"MetricsFields"}) as unknown as TypedDocumentString<MetricsFieldsFragment, unknown>;
export const OperationFieldsFragmentDoc = new TypedDocumentString(`
    fragment OperationFields on OperationFigure {
  __typename
  name
  type
  operations
  ok
  partial
  failed
  refused
  aborted
  upstreamCalls
  latency {
    __typename
    ...LatencyFields
  }
}
    fragment LatencyFields on Latency {
  __typename
  calls
  median
  p90
}`, {"fragmentName":"OperationFields"}) as unknown as TypedDocumentString<OperationFieldsFragment, unknown>;
export const BillableFieldsFragmentDoc = new TypedDocumentString(`
    fragment BillableFields on BillableCalls {
  __typename
  partnerId
  month
  product
  calls
  items
  waivedItems
}
    `, {"fragmentName":"BillableFields"}) as unknown as TypedDocumentString<BillableFieldsFragment, unknown>;
export const RequestFieldsFragmentDoc = new TypedDocumentString(`
    fragment RequestFields on RequestLogEntry {
  __typename
  logId
  at
  partnerId
  requestId
  operationName
  clientId
  job
  endpoint
  method
  path
  source
  status
  category
  code
  meaning
  remedy
  institutionId
  customerHash
  attempt
  live
  billable
  queueMs
  serviceMs
  tokenMs
  decodeMs
  requestBytes
  responseBytes
  responseKind
  responseHeaders {
    __typename
    name
    value
  }
  bodyShape
  accounts
  earlierAttempts {
    __typename
    attempt
    status
    code
    serviceMs
  }
}
    `, {"fragmentName":"RequestFields"}) as unknown as TypedDocumentString<RequestFieldsFragment, unknown>;
export const RequestPageFragmentDoc = new TypedDocumentString(`
    fragment RequestPage on RequestLogConnection {
  __typename
  edges {
    __typename
    node {
      __typename
      ...RequestFields
    }
  }
  pageInfo {
    __typename
    hasNextPage
    endCursor
  }
}
    fragment RequestFields on RequestLogEntry {
  __typename
  logId
  at
  partnerId
  requestId
  operationName
  clientId
  job
  endpoint
  method
  path
  source
  status
  category
  code
  meaning
  remedy
  institutionId
  customerHash
  attempt
  live
  billable
  queueMs
  serviceMs
  tokenMs
  decodeMs
  requestBytes
  responseBytes
  responseKind
  responseHeaders {
    __typename
    name
    value
  }
  bodyShape
  accounts
  earlierAttempts {
    __typename
    attempt
    status
    code
    serviceMs
  }
}`, {"fragmentName":"RequestPage"}) as unknown as TypedDocumentString<RequestPageFragment, unknown>;
export const WebhookPageFragmentDoc = new TypedDocumentString(`
    fragment WebhookPage on WebhookLogConnection {
  __typename
  edges {
    __typename
    node {
      __typename
      logId
      at
      partnerId
      eventId
      family
      type
      verification
      dedupe
      status
      bytes
      durationMs
      customerHash
    }
  }
  pageInfo {
    __typename
    hasNextPage
    endCursor
  }
}
    `, {"fragmentName":"WebhookPage"}) as unknown as TypedDocumentString<WebhookPageFragment, unknown>;
export const DashboardFiguresDocument = new TypedDocumentString(`
    query DashboardFigures($window: MetricsWindow!, $scope: MetricsScope!, $endpoint: String, $institutionId: ID, $connection: ConnectionKind, $billable: Boolean, $ofPartner: Boolean!, $ofProject: Boolean!, $ofAll: Boolean!, $project: String!, $partnerId: ID) {
  __typename
  viewer {
    __typename
    partnerId
    clientId
    environment
    scopes
  }
  partner {
    __typename
    partnerId
    projects {
      __typename
      name
    }
    metrics(
      window: $window
      scope: $scope
      endpoint: $endpoint
      institutionId: $institutionId
      connection: $connection
      billable: $billable
    ) @include(if: $ofPartner) {
      __typename
      ...MetricsFields
    }
    operations(window: $window) @include(if: $ofPartner) {
      __typename
      ...OperationFields
    }
    billableByProductAndMonth @include(if: $ofPartner) {
      __typename
      ...BillableFields
    }
  }
  project(name: $project) @include(if: $ofProject) {
    __typename
    metrics(
      window: $window
      scope: $scope
      endpoint: $endpoint
      institutionId: $institutionId
      connection: $connection
      billable: $billable
    ) {
      __typename
      ...MetricsFields
    }
    operations(window: $window) {
      __typename
      ...OperationFields
    }
    billableByProductAndMonth {
      __typename
      ...BillableFields
    }
  }
  platform(partnerId: $partnerId) @include(if: $ofAll) {
    __typename
    metrics(
      window: $window
      scope: $scope
      endpoint: $endpoint
      institutionId: $institutionId
      connection: $connection
      billable: $billable
    ) {
      __typename
      ...MetricsFields
    }
    operations(window: $window) {
      __typename
      ...OperationFields
    }
    billableByProductAndMonth {
      __typename
      ...BillableFields
    }
  }
}
    fragment RateFields on SuccessRate {
  __typename
  calls
  successful
  rate
}
fragment LatencyFields on Latency {
  __typename
  calls
  median
  p90
}
fragment ConnectionFields on ConnectionLatencies {
  __typename
  direct {
    __typename
    ...LatencyFields
  }
  legacy {
    __typename
    ...LatencyFields
  }
  blended {
    __typename
    ...LatencyFields
  }
}
fragment CodeFields on ErrorCodeFigure {
  __typename
  category
  code
  calls
  share
  firstSeen
  lastSeen
  meaning
  remedy
}
fragment MetricsFields on Metrics {
  __typename
  window
  scope
  from
  to
  bucketSeconds
  generatedAt
  collectingSince
  successRate {
    __typename
    mine {
      __typename
      ...RateFields
    }
    minePrevious {
      __typename
      ...RateFields
    }
    platform {
      __typename
      state
      rate
    }
    platformPrevious {
      __typename
      state
      rate
    }
  }
  series {
    __typename
    at
    mine {
      __typename
      ...RateFields
    }
    platform {
      __typename
      state
      rate
    }
    errors {
      __typename
      category
      calls
    }
    dataProblems
    latency {
      __typename
      ...ConnectionFields
    }
  }
  calls {
    __typename
    current
    previous
  }
  latency {
    __typename
    current {
      __typename
      ...ConnectionFields
    }
    previous {
      __typename
      ...ConnectionFields
    }
  }
  errors {
    __typename
    total {
      __typename
      current
      previous
    }
    byCategory {
      __typename
      category
      calls
    }
    byCode {
      __typename
      ...CodeFields
    }
  }
  dataProblems {
    __typename
    ...CodeFields
  }
  activeAccounts {
    __typename
    current
    previous
  }
  endpoints {
    __typename
    endpoint
    method
    path
    successRate {
      __typename
      ...RateFields
    }
    latency {
      __typename
      ...LatencyFields
    }
  }
  institutions {
    __typename
    institutionId
    name
    successRate {
      __typename
      ...RateFields
    }
    latency {
      __typename
      ...LatencyFields
    }
  }
  reconciliation {
    __typename
    counted
    total
    leftOut {
      __typename
      reason
      calls
      endpoints {
        __typename
        endpoint
        calls
      }
    }
    explanation
  }
}
fragment OperationFields on OperationFigure {
  __typename
  name
  type
  operations
  ok
  partial
  failed
  refused
  aborted
  upstreamCalls
  latency {
    __typename
    ...LatencyFields
  }
}
fragment BillableFields on BillableCalls {
  __typename
  partnerId
  month
  product
  calls
  items
  waivedItems
}`, {"documentId":"sha256:a98d987e59693dcba731573fa8e74416e43eb88f10199a91c9ed1072197514ab"}) as unknown as TypedDocumentString<DashboardFiguresQuery, DashboardFiguresQueryVariables>;
export const DashboardPartnersDocument = new TypedDocumentString(`
    query DashboardPartners {
  __typename
  platform {
    __typename
    partners {
      __typename
      partnerId
    }
  }
}
    `, {"documentId":"sha256:fc4dba3c111a871bd8c4a4c861c9f2f80ce59fb31d3fa7d3cd2774a7866be6a6"}) as unknown as TypedDocumentString<DashboardPartnersQuery, DashboardPartnersQueryVariables>;
export const DashboardHealthDocument = new TypedDocumentString(`
    query DashboardHealth {
  __typename
  partner {
    __typename
    partnerId
    health {
      __typename
      token {
        __typename
        ageSeconds
        problem
      }
      limiter {
        __typename
        requestsPerSecond
        burst
        blockedForMs
        queued
      }
      breakers {
        __typename
        family
        institutionId
        state
      }
      latch {
        __typename
        reason
        since
      }
      cache {
        __typename
        upstream
        fresh
        stale
        coalesced
        refused
      }
      coordination {
        __typename
        state
        awaySince
        reason
      }
      stores {
        __typename
        name
        isUp
        failingSince
        dropped
      }
    }
  }
}
    `, {"documentId":"sha256:932714bc74c396447263a5639cb445b561b86760e9e46d14c120fef0cbae8e5b"}) as unknown as TypedDocumentString<DashboardHealthQuery, DashboardHealthQueryVariables>;
export const DashboardLiveDocument = new TypedDocumentString(`
    subscription DashboardLive($platform: Boolean!, $partnerId: ID, $project: String) {
  metricsChanged(
    everySeconds: 5
    platform: $platform
    partnerId: $partnerId
    project: $project
  ) {
    __typename
    at
    cursor
    calls
  }
}
    `, {"documentId":"sha256:89419e3b579a813a37bacfd9ff57352ff72d48521c8b3d34fdecf73d3340f440"}) as unknown as TypedDocumentString<DashboardLiveSubscription, DashboardLiveSubscriptionVariables>;
export const DashboardRequestsDocument = new TypedDocumentString(`
    query DashboardRequests($first: Int!, $after: String, $from: DateTime, $to: DateTime, $requestId: ID, $code: String, $failed: Boolean, $endpoint: String, $institutionId: ID, $ofPartner: Boolean!, $ofProject: Boolean!, $ofAll: Boolean!, $project: String!, $partnerId: ID) {
  __typename
  partner @include(if: $ofPartner) {
    __typename
    requestLog(
      first: $first
      after: $after
      from: $from
      to: $to
      requestId: $requestId
      code: $code
      failed: $failed
      endpoint: $endpoint
      institutionId: $institutionId
    ) {
      __typename
      ...RequestPage
    }
  }
  project(name: $project) @include(if: $ofProject) {
    __typename
    requestLog(
      first: $first
      after: $after
      from: $from
      to: $to
      requestId: $requestId
      code: $code
      failed: $failed
      endpoint: $endpoint
      institutionId: $institutionId
    ) {
      __typename
      ...RequestPage
    }
  }
  platform(partnerId: $partnerId) @include(if: $ofAll) {
    __typename
    requestLog(
      first: $first
      after: $after
      from: $from
      to: $to
      requestId: $requestId
      code: $code
      failed: $failed
      endpoint: $endpoint
      institutionId: $institutionId
    ) {
      __typename
      ...RequestPage
    }
  }
}
    fragment RequestFields on RequestLogEntry {
  __typename
  logId
  at
  partnerId
  requestId
  operationName
  clientId
  job
  endpoint
  method
  path
  source
  status
  category
  code
  meaning
  remedy
  institutionId
  customerHash
  attempt
  live
  billable
  queueMs
  serviceMs
  tokenMs
  decodeMs
  requestBytes
  responseBytes
  responseKind
  responseHeaders {
    __typename
    name
    value
  }
  bodyShape
  accounts
  earlierAttempts {
    __typename
    attempt
    status
    code
    serviceMs
  }
}
fragment RequestPage on RequestLogConnection {
  __typename
  edges {
    __typename
    node {
      __typename
      ...RequestFields
    }
  }
  pageInfo {
    __typename
    hasNextPage
    endCursor
  }
}`, {"documentId":"sha256:189e01ef8f40e1cbe6d69f128ef57ee9a3313b6409e0e26146322f0f731718d6"}) as unknown as TypedDocumentString<DashboardRequestsQuery, DashboardRequestsQueryVariables>;
export const DashboardWebhooksDocument = new TypedDocumentString(`
    query DashboardWebhooks($first: Int!, $after: String, $from: DateTime, $to: DateTime, $ofPartner: Boolean!, $ofProject: Boolean!, $ofAll: Boolean!, $project: String!, $partnerId: ID) {
  __typename
  partner @include(if: $ofPartner) {
    __typename
    webhookLog(first: $first, after: $after, from: $from, to: $to) {
      __typename
      ...WebhookPage
    }
  }
  project(name: $project) @include(if: $ofProject) {
    __typename
    webhookLog(first: $first, after: $after, from: $from, to: $to) {
      __typename
      ...WebhookPage
    }
  }
  platform(partnerId: $partnerId) @include(if: $ofAll) {
    __typename
    webhookLog(first: $first, after: $after, from: $from, to: $to) {
      __typename
      ...WebhookPage
    }
  }
}
    fragment WebhookPage on WebhookLogConnection {
  __typename
  edges {
    __typename
    node {
      __typename
      logId
      at
      partnerId
      eventId
      family
      type
      verification
      dedupe
      status
      bytes
      durationMs
      customerHash
    }
  }
  pageInfo {
    __typename
    hasNextPage
    endCursor
  }
}`, {"documentId":"sha256:320c263008e3a1e5c9e4bfe70dacbc6d1b079ebf3f74288069a9869bdcd682ec"}) as unknown as TypedDocumentString<DashboardWebhooksQuery, DashboardWebhooksQueryVariables>;
export const DashboardCountingDocument = new TypedDocumentString(`
    query DashboardCounting {
  __typename
  partner {
    __typename
    metrics(window: HOUR) {
      __typename
      reconciliation {
        __typename
        operations {
          __typename
          endpoint
          method
          path
          counted
          excludedBy
        }
        unmatchedLines
        gatewaySigns
      }
    }
  }
}
    `, {"documentId":"sha256:c3146bbde658fa4d7d08bf6fcb79a779233490a806623717c626f5701896a70b"}) as unknown as TypedDocumentString<DashboardCountingQuery, DashboardCountingQueryVariables>;
export const DashboardSupportBundleDocument = new TypedDocumentString(`
    mutation DashboardSupportBundle($input: CreateSupportBundleInput!) {
  __typename
  createSupportBundle(input: $input) {
    __typename
    fileName
    json
    case {
      __typename
      subject
      door
      url
      category
      issueType
      summary
      description
      note
    }
  }
}
    `, {"documentId":"sha256:48205bd0d66215aa55432849255ca61fa1b452cd4412b1b809e44a67e06073e3"}) as unknown as TypedDocumentString<DashboardSupportBundleMutation, DashboardSupportBundleMutationVariables>;