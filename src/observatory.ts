import { randomBytes } from 'node:crypto';
import type { Config } from './config.ts';
import type { PartnerHealth } from './datasources/upstream/pipeline.ts';
import type { CursorCodec } from './domain/cursors.ts';
import type { CoordinationHealth, GatewayHealth, StoreHealth } from './domain/gateway-health.ts';
import type { Institution } from './domain/institutions.ts';
import type { Partner } from './domain/partner.ts';
import type { Clock } from './lib/clock.ts';
import type { Logger } from './lib/logger.ts';
import { createCallEntries } from './metrics/call-entry.ts';
import { createMetricsChanges } from './metrics/changes.ts';
import type { Insights } from './metrics/insights.ts';
import { createLogReader } from './metrics/log-reader.ts';
import { allSinks } from './metrics/log-sink.ts';
import { createOperationEntries } from './metrics/operation-entry.ts';
import { createMetricsReader } from './metrics/reader.ts';
import { createRollupSink } from './metrics/rollup-sink.ts';
import type { MetricsSink } from './metrics/sink.ts';
import { createSourceTally } from './metrics/source-tally.ts';
import { collectBundle } from './metrics/support-bundle.ts';
import type { Tracer } from './metrics/tracer.ts';
import type { AuditEntry } from './plugins/use-audit.ts';
import type { AuditRow, WebhookEntry } from './store/metrics-entries.ts';
import type { Retention } from './store/metrics-prune.ts';
import { type OpenMetricsStore, openMetricsStore } from './store/open-metrics.ts';

type FindInstitution = (partnerId: string, institutionId: string) => Institution | undefined;

export interface Observatory extends AsyncDisposable {
  /** Takes every record. */
  readonly sink: MetricsSink;
  /** Takes what is noted of a webhook. */
  readonly webhook: (entry: WebhookEntry) => void;
  /** Takes what an auditor will ask for. */
  readonly audit: (entry: AuditEntry) => void;
  /** No log tells any longer that it is about this customer, but for that of who did what. */
  forgetCustomer(partnerId: string, customerId: string): Promise<void>;
  /** Says where institutions are found, which only the sources that are watched can tell. */
  knowInstitutions(find: FindInstitution): void;
  insights(deps: InsightsDeps): Insights;
}

interface InsightsDeps {
  readonly cursors: CursorCodec;
  readonly health: (partner: Partner) => Promise<PartnerHealth>;
  readonly coordination: () => CoordinationHealth;
  readonly partners: () => readonly Partner[];
}

/** Some gigabyte of SQLite: what a busy partner's week must not exceed. */
const logRows = 2_000_000;

export const retentionOf = ({ metrics, auditMs }: Pick<Config, 'metrics' | 'auditMs'>): Retention => ({
  logMs: metrics.logMs,
  logRows,
  auditMs,
});

interface ObservatoryDeps {
  readonly clock: Clock;
  readonly log: Logger;
  readonly hashKeys: readonly Buffer[];
  /** Null: one is opened. */
  readonly store: OpenMetricsStore | null;
}

/** The store of figures and logs alone. */
export function openMetrics(
  config: Pick<Config, 'dataDir' | 'databaseUrl' | 'metrics' | 'auditMs'>,
  { clock, log, hashKeys }: Omit<ObservatoryDeps, 'store'>,
): Promise<OpenMetricsStore> {
  return openMetricsStore({
    dataDir: config.dataDir,
    databaseUrl: config.databaseUrl?.reveal() ?? null,
    hashKeys,
    retention: retentionOf(config),
    clock,
    log,
  });
}

/** Everything that watches the gateway and remembers: the store of figures and logs, what fills it and what reads it. */
export async function openObservatory(
  config: Config,
  { clock, log, hashKeys, store: opened }: ObservatoryDeps,
): Promise<Observatory> {
  await using stack = new AsyncDisposableStack();
  const store = stack.use(opened ?? (await openMetrics(config, { clock, log, hashKeys })));
  let find: FindInstitution = () => undefined;
  const wall = () => clock.wall();
  const rollups = stack.use(
    createRollupSink({
      store: store.verbs,
      clock,
      log,
      // Short: it is part of the name of every row.
      writer: randomBytes(9).toString('base64url'),
      callEntry: createCallEntries({
        wall,
        connectionOf: (partnerId, institutionId) => connectionOf(find(partnerId, institutionId)),
        gatewaySigns: config.metrics.gatewaySigns,
      }),
      operationEntry: createOperationEntries(wall),
    }),
  );
  const sources = createSourceTally();
  const settle = () => rollups.flush();
  const storeHealth = (): StoreHealth => ({
    name: 'metrics',
    isUp: store.isUp() && rollups.failingSince() === null,
    failingSince: rollups.failingSince(),
    dropped: rollups.dropped(),
  });

  const owned = stack.move();
  return {
    sink: allSinks(rollups, sources.sink),
    webhook: rollups.webhook,
    audit: (entry) => {
      for (const row of auditRows(entry, clock.wall())) rollups.audit(row);
    },
    async forgetCustomer(partnerId, customerId) {
      await settle();
      await store.verbs.forgetCustomer(partnerId, customerId);
    },
    knowInstitutions(known) {
      find = known;
    },
    insights({ cursors, health, coordination, partners }) {
      const healthOfPartner = async (partner: Partner) =>
        healthOf(await health(partner), sources.of(partner.partnerId), coordination(), [storeHealth()]);
      return {
        ...createMetricsReader({ store: store.verbs, wall, settle, gatewaySigns: config.metrics.gatewaySigns }),
        changes: createMetricsChanges({ store: store.verbs, cursors, clock, settle }),
        ...createLogReader({ store: store.verbs, cursors, settle }),
        partners,
        health: healthOfPartner,
        async supportBundle(partner, filter) {
          await settle();
          const about = aboutOf(config);
          return collectBundle({ store: store.verbs, wall, about }, partner, filter, await healthOfPartner(partner));
        },
      };
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

/** Null unless a collector is configured: nothing of OpenTelemetry is loaded then. */
export async function openTracer(
  { metrics: { collector } }: Config,
  deps: { readonly clock: Clock; readonly log: Logger },
): Promise<Tracer | null> {
  if (collector === null) return null;
  const { createOtlpTracer } = await import('./metrics/otlp-tracer.ts');
  return createOtlpTracer({ endpoint: collector, ...deps });
}

/** One for each customer, so that each can be found; one without a customer where there is none. */
function auditRows({ customers, fields, endUser, ...entry }: AuditEntry, at: number): readonly AuditRow[] {
  const { requestId, partnerId: partner, clientId: client, kind, failed } = entry;
  const about = customers.length === 0 ? [''] : customers;
  return about.map((customer) => ({
    at,
    partner,
    requestId,
    client,
    endUser: endUser ?? '',
    kind,
    fields: fields.join('\n'),
    customer,
    failed,
  }));
}

/** What support may know of the settings: none of them is a secret. */
export function aboutOf({ mode, upstream, limits, databaseUrl }: Config): Readonly<Record<string, unknown>> {
  return { mode, upstream, limits, store: databaseUrl === null ? 'sqlite' : 'postgresql' };
}

function connectionOf(institution: Institution | undefined) {
  if (institution === undefined || institution.oauthEnabled === null) return '';
  return institution.oauthEnabled ? 'DIRECT' : 'LEGACY';
}

function healthOf(
  { tokenAgeMs, credentialProblem, limiter, queued, breakers, latch }: PartnerHealth,
  asks: GatewayHealth['asks'],
  coordination: CoordinationHealth,
  stores: readonly StoreHealth[],
): GatewayHealth {
  return {
    token: { ageSeconds: tokenAgeMs === null ? null : Math.round(tokenAgeMs / 1000), problem: credentialProblem },
    limiter: {
      requestsPerSecond: limiter.rate,
      burst: limiter.burst,
      blockedForMs: Math.round(limiter.blockedForMs),
      queued,
    },
    breakers: breakers.map(({ family, institutionId, state }) => ({
      family,
      institutionId: institutionId ?? null,
      state,
    })),
    latch: latch === null ? null : { reason: latch.reason, since: latch.at },
    asks,
    coordination,
    stores,
  };
}
