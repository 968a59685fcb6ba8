import { randomUUID } from 'node:crypto';
import type { Config } from './config.ts';
import { createAccessWatch } from './coordination/access-watch.ts';
import { createAllowances } from './coordination/allowances.ts';
import { openCoordination } from './coordination/coordination.ts';
import { createPartnerRegistry } from './coordination/partner-registry.ts';
import { createContextFactory } from './create-context.ts';
import { createPipeline } from './datasources/upstream/pipeline.ts';
import type { Partners } from './domain/clients.ts';
import { createCursorCodec } from './domain/cursors.ts';

import type { Gateway, GatewayOverrides } from './gateway-contract.ts';
import { createGraphql } from './graphql.ts';
import { createAuthenticate } from './http/authenticate.ts';
import { explorerRoutes } from './http/explorer.ts';
import { landingRoute } from './http/landing.ts';
import { watchLoad, withShedding } from './http/load-shedding.ts';
import { createRouter, healthRoutes, metricsRoute, type Route } from './http/routes.ts';
import { withSecureHeaders } from './http/secure-headers.ts';
import { startHttpServer } from './http/server.ts';
import { systemClock } from './lib/clock.ts';
import { createEnvelope } from './lib/envelope.ts';
import { silentLogger } from './lib/logger.ts';
import { loadMasterKey, purposeKey } from './lib/master-key.ts';
import { createDriftTally } from './metrics/drift-tally.ts';
import { allSinks, createLogSink } from './metrics/log-sink.ts';
import { createPrometheusSink } from './metrics/prometheus.ts';
import { openObservatory } from './observatory.ts';
import { defaultDocumentLimits } from './plugins/document-limits.ts';
import { defaultValueLimits } from './plugins/value-limits.ts';
import { createBudgets } from './store/budget.ts';
import { createOnce } from './store/once.ts';
import { openStores } from './store/stores.ts';
import { openSwitchboard } from './switchboard.ts';

const endpoint = '/graphql';
/** Bytes of a request's body: far more than a document within the limits and its variables. */
const maxBodyBytes = 256 * 1024;
/** GraphQL requests under way at a time; what comes beyond them is turned away. */
const mostInFlight = 2_000;
/** Subscriptions that are open at a time, of all clients. */
const mostStreams = 10_000;
/** Upstream calls that one operation may need at most, by its cost before execution. */
const maxCallsPerOperation = 10_000;
/** Clients that ask without a pause have sent their next request by then; where the port lingers, it is longer. */
const idleMs = 300;

export type { Gateway, GatewayOverrides } from './gateway-contract.ts';

/** From configuration to a running gateway. Whatever is started is stopped with it, last started first. */
export async function startGateway(config: Config, overrides: GatewayOverrides = {}): Promise<Gateway> {
  const { clock = systemClock, log = silentLogger, jit = {}, cacheMaxBytes, onCredentialProblem } = overrides;
  await using stack = new AsyncDisposableStack();
  const stopping = new AbortController();
  const draining = new AbortController();
  const master = await loadMasterKey(config.dataDir, config.masterKey?.reveal() ?? null);
  const macKey = (purpose: string) => purposeKey(master, purpose);
  const envelope = createEnvelope([master]);

  const prometheus = createPrometheusSink();
  const drift = createDriftTally(() => clock.wall());
  const observatory = stack.use(await openObservatory(config, { clock, log, macKey }));
  const sink = allSinks(
    prometheus,
    drift.sink,
    createLogSink(log),
    observatory.sink,
    ...(overrides.sink ? [overrides.sink] : []),
  );
  const stores = stack.use(
    await openStores({ dataDir: config.dataDir, databaseUrl: config.databaseUrl?.reveal() ?? null, clock, log }),
  );
  const { latches, idempotency, budgets } = stores;
  const instanceId = randomUUID();
  const { limiter, tokens, leases } = stack.use(
    await openCoordination({
      redisUrl: config.redisUrl?.reveal() ?? null,
      limits: config.limits,
      clock,
      log,
      instanceId,
      envelope,
    }),
  );
  const pipeline = stack.use(
    createPipeline({
      clock,
      limiter,
      tokens,
      latches,
      sink,
      macKey,
      codes: config.upstreamCodes,
      log,
      instanceId,
      ...(cacheMaxBytes !== undefined && { cacheMaxBytes }),
      ...(onCredentialProblem && { onCredentialProblem }),
    }),
  );
  stack.defer(() => stopping.abort());

  const registry = createPartnerRegistry(config.partners);
  const cursors = createCursorCodec(macKey('cursors'));
  const switchboard = stack.use(
    openSwitchboard(config, {
      stores,
      leases,
      instanceId,
      partners: registry.current,
      access: createAccessWatch(),
      cursors,
      envelope,
      clock,
      log,
      readReports: (partnerId, customerId) => contexts.reports(partnerId, customerId),
      invalidate: pipeline.invalidate,
      onReportChange: overrides.onReportChange ?? (() => {}),
      onWebhook(entry) {
        prometheus.webhook(entry.family, entry.dedupe === 'unchecked' ? entry.verification : entry.dedupe);
        observatory.webhook(entry);
      },
    }),
  );
  const contexts = createContextFactory({
    exchange: pipeline.exchange,
    begin: pipeline.begin,
    invalidate: pipeline.invalidate,
    access: switchboard.access,
    streams: switchboard.streams,
    watchReports: switchboard.reports.watch,
    drift: drift.list,
    insights: observatory.insights({
      cursors,
      health: pipeline.health,
      partners: () => [...registry.current().values()].map(({ partner }) => partner),
    }),
    once: createOnce({ store: idempotency, clock, macKey: macKey('idempotency'), sealKey: macKey('idempotency-seal') }),
    leases,
    partners: registry.current,
    cursors,
    clock,
    stopping: stopping.signal,
    draining: draining.signal,
  });
  observatory.knowInstitutions(contexts.institution);
  const graphql = createGraphql({
    endpoint,
    authenticate: createAuthenticate({ partners: registry.current, clock }),
    createContext: contexts.createContext,
    sink,
    clock,
    site: {
      origins: () => originsOf(registry.current()),
      publicUrl: config.publicUrl,
      localPages: config.mode !== 'production',
    },
    allowances: createAllowances(clock),
    documents: {
      trusted: config.documents.trusted,
      trustedOnly: config.documents.trustedOnly,
      introspection: config.mode !== 'production',
      limits: defaultDocumentLimits,
      values: defaultValueLimits,
    },
    maxBodyBytes,
    maxCalls: maxCallsPerOperation,
    audit: (entry) => log.info({ audit: entry }, 'audit'),
    subscriptions: { opened: prometheus.subscription, draining: draining.signal },
    takeBudget: createBudgets({ store: budgets, clock }),
    jit,
    reportDefect: (error, requestId) =>
      log.error({ err: error, requestId }, 'an operation met a defect of the gateway'),
  });

  let ready = true;
  const health = healthRoutes({ isReady: () => ready });
  const metrics = metricsRoute(prometheus.render, (error) => log.error({ err: error }, 'metrics could not be written'));
  const landing = landingRoute([
    { href: endpoint, about: 'GraphQL by POST; in a browser GraphiQL, unless this is production' },
    { href: '/healthz', about: 'whether the process is alive' },
    { href: '/readyz', about: 'whether it wants traffic' },
  ]);
  const openRoutes = config.mode === 'production' ? [] : await explorerRoutes(config, endpoint);
  // Elsewhere a machine that is busy with something else would look like an overload.
  const load = config.mode === 'production' ? stack.use(watchLoad(clock)) : { isTooHigh: () => false };
  const serve = (routes: readonly Route[]) => withSecureHeaders(createRouter(routes), config.publicUrl);
  const server = stack.use(
    await startHttpServer({
      host: config.host,
      port: config.port,
      listener: serve([
        ...health,
        ...(config.mode === 'sandbox' ? [metrics] : []),
        ...openRoutes,
        landing,
        switchboard.webhooks,
        { path: endpoint, handle: withShedding(graphql, { mostInFlight, mostStreams, isTooHigh: load.isTooHigh }) },
      ]),
      drainMs: config.drainMs,
      lingerMs: config.lingerMs,
      idleMs,
      clock,
      log,
    }),
  );
  const admin =
    config.admin &&
    stack.use(
      await startHttpServer({
        ...config.admin,
        listener: serve([...health, metrics]),
        drainMs: 1000,
        clock,
        log,
      }),
    );

  const owned = stack.move();
  const drain = () => {
    ready = false;
    draining.abort();
    return server.drain();
  };
  return {
    url: server.url,
    adminUrl: admin?.url ?? null,
    drain,
    warm: contexts.warm,
    reports: switchboard.reports,
    usePartners: registry.replace,
    async [Symbol.asyncDispose]() {
      ready = false;
      draining.abort();
      await owned.disposeAsync();
    },
  };
}

/** Where pages of any client may come from. */
function originsOf(partners: Partners): ReadonlySet<string> {
  const clients = [...partners.values()].flatMap((entry) => entry.clients);
  return new Set(clients.flatMap(({ settings }) => settings?.allowedOrigins ?? []));
}
