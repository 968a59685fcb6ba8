import { randomUUID } from 'node:crypto';
import type { Config } from './config.ts';
import { openCoordination } from './coordination/coordination.ts';
import { createDownloadLinks, downloadPath } from './coordination/download-links.ts';
import { createPartnerRegistry } from './coordination/partner-registry.ts';
import { createContextFactory } from './create-context.ts';
import { createPipeline } from './datasources/upstream/pipeline.ts';
import { originsOf, type Partners } from './domain/clients.ts';
import { createCursorCodec } from './domain/cursors.ts';
import { createErasure } from './erasure.ts';
import { createFleetNews } from './fleet-news.ts';
import type { Gateway, GatewayOverrides } from './gateway-contract.ts';
import { createGraphql } from './graphql.ts';
import { createAuthenticate } from './http/authenticate.ts';
import { downloadRoute } from './http/downloads.ts';
import { rememberClients } from './http/known-clients.ts';
import { systemClock } from './lib/clock.ts';
import { createEnvelope } from './lib/envelope.ts';
import { silentLogger } from './lib/logger.ts';
import { loadKeyRing } from './lib/master-key.ts';
import { openListeners } from './listeners.ts';
import { createDriftTally } from './metrics/drift-tally.ts';
import { allSinks, createLogSink } from './metrics/log-sink.ts';
import { createPrometheusSink } from './metrics/prometheus.ts';
import { openObservatory, openTracer } from './observatory.ts';
import { defaultDocumentLimits } from './plugins/document-limits.ts';
import type { AuditEntry } from './plugins/use-audit.ts';
import { refuseAboveAllowance } from './plugins/use-client-limits.ts';
import { takesPages } from './plugins/use-same-site.ts';
import { defaultUploadLimits } from './plugins/use-uploads.ts';
import { defaultValueLimits } from './plugins/value-limits.ts';
import { createBudgets } from './store/budget.ts';
import { createOnce, onceKeys } from './store/once.ts';
import { createRowHash } from './store/row-hash.ts';
import { openStores } from './store/stores.ts';
import { openSwitchboard } from './switchboard.ts';

const endpoint = '/graphql';
/** Upstream calls that one operation may need at most, by its cost before execution. */
const maxCallsPerOperation = 10_000;

export type { Gateway, GatewayOverrides } from './gateway-contract.ts';

/** From configuration to a running gateway. Whatever is started is stopped with it, last started first. */
export async function startGateway(config: Config, overrides: GatewayOverrides = {}): Promise<Gateway> {
  const { clock = systemClock, log = silentLogger, cacheMaxBytes, onCredentialProblem, shared } = overrides;
  await using stack = new AsyncDisposableStack();
  const stopping = new AbortController();
  const draining = new AbortController();
  const keys = await loadKeyRing(config);
  const envelope = createEnvelope(keys.masters);
  const drift = createDriftTally(() => clock.wall());
  const observatory = stack.use(
    await openObservatory(config, { clock, log, hashKeys: keys.all('metrics'), store: shared?.metrics ?? null }),
  );
  const tracer = stack.use(await openTracer(config, { clock, log }));
  const lines = createLogSink(log, config);
  const stores = stack.use(
    shared?.stores ??
      (await openStores({ dataDir: config.dataDir, databaseUrl: config.databaseUrl?.reveal() ?? null, clock, log })),
  );
  const { latches, idempotency, budgets, feeds } = stores;
  const instanceId = randomUUID();
  const onHealth = overrides.onCoordination;
  const { limiter, tokens, leases, notices, answers, health } = stack.use(
    shared?.coordination ?? (await openCoordination(config, { clock, log, instanceId, envelope, onHealth })),
  );
  const prometheus = createPrometheusSink(health);
  const sinks = [prometheus, drift.sink, lines, observatory.sink, ...(tracer ? [tracer.sink] : [])];
  const sink = allSinks(...(overrides.recording === false ? [] : sinks), ...(overrides.sink ? [overrides.sink] : []));
  const pipeline = stack.use(
    createPipeline({
      clock,
      limiter,
      tokens,
      latches,
      sink,
      keys,
      codes: config.upstreamCodes,
      log,
      instanceId,
      answers: { store: answers, what: config.redisCache },
      ...(cacheMaxBytes !== undefined && { cacheMaxBytes }),
      ...(onCredentialProblem && { onCredentialProblem }),
    }),
  );
  stack.defer(() => stopping.abort());
  const carryOver = (partners: Partners) =>
    pipeline
      .carryOver([...partners.values()].map(({ partner }) => partner))
      .catch((error) => log.error({ err: error }, 'refused logins are known under the previous master key alone'));
  await carryOver(config.partners);

  /** Under which upstream reaches this gateway. The embedded sandbox needs no public one. */
  let ownUrl = config.publicUrl;
  const registry = createPartnerRegistry(config.partners);
  const cursors = createCursorCodec(keys.all('cursors'));
  const links = createDownloadLinks({ keys: keys.all('downloads'), clock, leases, publicUrl: config.publicUrl });
  const fleet = createFleetNews({
    notices,
    pipeline,
    erasure: createErasure({ links, feeds, events: stores.events, logs: observatory, log }),
    partners: () => registry.current().keys(),
    clock,
  });
  const switchboard = stack.use(
    openSwitchboard(config, {
      stores,
      leases,
      instanceId,
      partners: registry.current,
      access: fleet.access,
      cursors,
      envelope,
      clock,
      log,
      readReports: (partnerId, customerId) => contexts.reports(partnerId, customerId),
      invalidate: fleet.invalidate,
      onAppend: fleet.appended,
      onReportChange: overrides.onReportChange ?? (() => {}),
      ownUrl: () => ownUrl,
      draining: draining.signal,
      onWebhook(entry) {
        prometheus.webhook(entry.family, entry.dedupe === 'unchecked' ? entry.verification : entry.dedupe);
        observatory.webhook(entry);
      },
    }),
  );
  const contexts = createContextFactory({
    pipeline,
    invalidate: fleet.invalidate,
    switchboard,
    links,
    feed: { store: feeds, hashRow: createRowHash(keys.current('transaction-feed')) },
    drift: drift.list,
    insights: observatory.insights({
      cursors,
      health: pipeline.health,
      coordination: health,
      partners: () => [...registry.current().values()].map(({ partner }) => partner),
    }),
    once: createOnce({ store: idempotency, clock, keys: onceKeys(keys.masters) }),
    leases,
    partners: registry.current,
    cursors,
    clock,
    tracer,
    stopping: stopping.signal,
  });
  observatory.knowInstitutions(contexts.institution);
  fleet.listen(switchboard);
  const onRefused = (refused: Readonly<Record<string, unknown>>) =>
    log.info(refused, 'a request without a valid credential');
  const { authenticate, viewerOf } = rememberClients(
    createAuthenticate({ partners: registry.current, clock, onRefused }),
  );
  const site = {
    origins: () => originsOf(registry.current()),
    publicUrl: config.publicUrl,
    localPages: config.mode !== 'production',
  };
  const takeBudget = createBudgets({ store: budgets, clock });
  const audit = (entry: AuditEntry) => {
    log.info({ audit: entry }, 'audit');
    observatory.audit(entry);
  };
  const reportDefect = (error: unknown, requestId: string) =>
    log.error({ err: error, requestId }, 'an operation met a defect of the gateway');
  const graphql = createGraphql({
    endpoint,
    authenticate,
    createContext: contexts.createContext,
    recall: contexts.recall,
    viewerOf,
    sink,
    clock,
    site,
    allowances: fleet.allowances,
    documents: {
      trusted: config.documents.trusted,
      trustedOnly: config.documents.trustedOnly,
      introspection: config.mode !== 'production',
      limits: defaultDocumentLimits,
      values: defaultValueLimits,
    },
    uploads: defaultUploadLimits,
    maxCalls: maxCallsPerOperation,
    audit,
    subscriptions: { opened: prometheus.subscription, draining: draining.signal },
    takeBudget,
    compile: overrides.compile ?? {},
    reportDefect,
    ...(overrides.plugins && { more: overrides.plugins }),
    ...(overrides.onAnswer && { onAnswer: overrides.onAnswer }),
  });
  const downloads = downloadRoute({
    path: downloadPath,
    authenticate,
    takesPages: (origin, host, viewer) => takesPages(origin, host, viewer, site),
    allowances: fleet.allowances,
    takeBudget,
    openLink: links.open,
    openFile: contexts.openFile,
    watchAccess: switchboard.access.watch,
    audit,
    clock,
    reportDefect,
  });

  const listeners = stack.use(
    await openListeners(config, {
      endpoint,
      graphql,
      documents: downloads,
      webhooks: switchboard.webhooks,
      admission: {
        viewerOf,
        refusalOf: (viewer, requestId) => refuseAboveAllowance(fleet.allowances, viewer, requestId),
      },
      refusesLate: overrides.refusesLate ?? config.mode === 'production',
      coordination: health,
      render: shared?.render ?? prometheus.render,
      clock,
      log,
    }),
  );
  if (config.mode === 'sandbox') ownUrl ??= listeners.url;

  const owned = stack.move();
  return {
    url: listeners.url,
    adminUrl: listeners.adminUrl,
    drain() {
      draining.abort();
      return listeners.drain();
    },
    warm: contexts.warm,
    reports: switchboard.reports,
    countMetrics: prometheus.count,
    usePartners(partners) {
      registry.replace(partners);
      void carryOver(partners);
    },
    async [Symbol.asyncDispose]() {
      draining.abort();
      await owned.disposeAsync();
    },
  };
}
