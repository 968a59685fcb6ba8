import type { Plugin } from 'graphql-yoga';
import type { Coordination } from './coordination/coordination.ts';
import type { ReportChange, ReportPoller } from './coordination/report-poller.ts';
import type { Partners } from './domain/clients.ts';
import type { GatewayError } from './domain/errors.ts';
import type { CoordinationHealth } from './domain/gateway-health.ts';
import type { AnswerWay } from './http/plain-posts.ts';
import type { Clock } from './lib/clock.ts';
import type { Logger } from './lib/logger.ts';
import type { PrometheusSink } from './metrics/prometheus.ts';
import type { MetricsSink } from './metrics/sink.ts';
import type { CompileOptions } from './plugins/use-compiled-operations.ts';
import type { OpenMetricsStore } from './store/open-metrics.ts';
import type { Stores } from './store/stores.ts';

export interface Gateway extends AsyncDisposable {
  /** Origin, without a trailing slash. */
  readonly url: string;
  /** Origin of metrics and health; null where they are not served apart. */
  readonly adminUrl: string | null;
  /** Turns readiness off, finishes what is in flight within the drain time, and stops listening. */
  drain(): Promise<void>;
  /** Resolves once the institution directories have been swept, which otherwise happens behind the first ask. */
  warm(): Promise<void>;
  /** Looks after reports that somebody waits for. */
  readonly reports: Pick<ReportPoller, 'watch' | 'nudge'>;
  /** What this process counted, for a primary that adds up its workers. */
  readonly countMetrics: PrometheusSink['count'];
  /** Puts other partners and clients in the place of those so far, beginning with the next request. */
  usePartners(partners: Partners): void;
}

/** What a worker has from its primary, in place of what a process of its own opens. Null: it opens it all the same. */
export interface Shared {
  readonly coordination: Coordination | null;
  readonly stores: Stores | null;
  readonly metrics: OpenMetricsStore | null;
  /** The metrics of all workers in the Prometheus text format, this one's included. */
  readonly render: () => Promise<string>;
}

/** What tests and the process edge put in place of the defaults. */
export interface GatewayOverrides {
  readonly clock?: Clock;
  readonly log?: Logger;
  /** False: the plain executor runs everything. */
  readonly compile?: CompileOptions | false;
  /** 1 keeps nothing. */
  readonly cacheMaxBytes?: number;
  /** Takes every record beside the metrics and the log. */
  readonly sink?: MetricsSink;
  /** False: nothing is recorded, to measure what recording costs. @default true */
  readonly recording?: boolean;
  /**
   * False: requests wait for their turn however long it takes. @default in production alone: elsewhere a machine that is busy
   * with something else would look like an overload
   */
  readonly refusesLate?: boolean;
  /** Plugins of the GraphQL server beside its own. */
  readonly plugins?: readonly Plugin[];
  /** Told of each plain post which of the ways answers it. */
  readonly onAnswer?: (way: AnswerWay) => void;
  /** Told of each change of a watched report, at least once. */
  readonly onReportChange?: (change: ReportChange) => void;
  /** Told when a partner's credentials need a person. */
  readonly onCredentialProblem?: (partnerId: string, error: GatewayError) => void;
  /** Told when what instances share token and budget through goes and comes back. */
  readonly onCoordination?: (health: CoordinationHealth) => void;
  readonly shared?: Shared;
}
