import type { RequestListener } from 'node:http';
import type { Config } from './config.ts';
import type { CoordinationHealth } from './domain/gateway-health.ts';
import { instanceRoutes, startAdminServer } from './http/admin-server.ts';
import { dashboardRoutes } from './http/dashboard.ts';
import { explorerRoutes } from './http/explorer.ts';
import { withForwarded } from './http/forwarded.ts';
import { landingRoute } from './http/landing.ts';
import { type SheddingOptions, withShedding } from './http/load-shedding.ts';
import { createRouter, type Route } from './http/routes.ts';
import { withSecureHeaders } from './http/secure-headers.ts';
import { startHttpServer } from './http/server.ts';
import { createTurnstile } from './http/turnstile.ts';
import type { Clock } from './lib/clock.ts';
import type { Logger } from './lib/logger.ts';
import { isUpload } from './plugins/use-uploads.ts';

/** Requests of a route under way at a time; what comes beyond them is turned away. */
const mostInFlight = 2_000;
/** Requests with a file under way at a time: they are held in memory. */
const mostUploads = 4;
/** Subscriptions that are open at a time, of all clients. */
const mostStreams = 10_000;
/** Clients that ask without a pause have sent their next request by then; where the port lingers, it is longer. */
const idleMs = 300;

export interface ListenerDeps {
  readonly endpoint: string;
  readonly graphql: RequestListener;
  /** Shed under load as GraphQL is. */
  readonly documents: Route;
  readonly webhooks: Route;
  /** Who sends a request, and what it is refused with before it is read. */
  readonly admission: Pick<SheddingOptions, 'viewerOf' | 'refusalOf'>;
  /** Whether requests that there is no time for are refused. */
  readonly refusesLate: boolean;
  readonly coordination: () => CoordinationHealth;
  /** The Prometheus text format. */
  readonly render: () => Promise<string>;
  readonly clock: Clock;
  readonly log: Logger;
}

/** The ports: the public one, and that of operators where metrics and health are served apart. */
export interface Listeners extends AsyncDisposable {
  readonly url: string;
  readonly adminUrl: string | null;
  /** Turns readiness off, finishes what is in flight within the drain time, and stops listening. */
  drain(): Promise<void>;
}

export async function openListeners(
  config: Config,
  { endpoint, graphql, documents, webhooks, admission, refusesLate, coordination, render, clock, log }: ListenerDeps,
): Promise<Listeners> {
  await using stack = new AsyncDisposableStack();
  let ready = true;
  const instance = { readiness: { isReady: () => ready, coordination }, render, clock, log };
  const { health, metrics } = instanceRoutes(instance);
  const landing = landingRoute([
    { href: endpoint, about: 'GraphQL by POST; in a browser GraphiQL, unless this is production' },
    ...(config.mode === 'production' ? [] : [{ href: '/examples', about: 'operations to open in GraphiQL' }]),
    { href: '/dashboard', about: 'the figures: success, response times, errors, logs' },
    { href: '/healthz', about: 'whether the process is alive' },
    { href: '/readyz', about: 'whether it wants traffic' },
  ]);
  const openRoutes = config.mode === 'production' ? [] : await explorerRoutes(config, endpoint);
  const isDemo = config.mode === 'sandbox' && config.upstream.kind === 'embedded';
  const dashboard = dashboardRoutes({
    demoKey: isDemo ? 'sandbox' : null,
    onError: (error) => log.error({ err: error }, 'the dashboard could not be served'),
  });
  const turnstile = createTurnstile({ clock, nextTurn: setImmediate, refuses: refusesLate });
  const shed = (route: Route, most = { mostInFlight, mostStreams }): Route => ({
    ...route,
    handle: withShedding(route.handle, { ...most, ...admission, turnstile }),
  });
  const uploads: Route = {
    path: endpoint,
    methods: ['POST'],
    accepts: (req) => isUpload(req.headers['content-type']),
    handle: graphql,
  };
  const serve = (served: readonly Route[]) =>
    withForwarded(withSecureHeaders(createRouter(served), config.publicUrl), config.trustProxy);
  const server = stack.use(
    await startHttpServer({
      host: config.host,
      port: config.port,
      listener: serve([
        ...health,
        ...(config.mode === 'sandbox' ? [metrics] : []),
        ...openRoutes,
        ...dashboard,
        landing,
        webhooks,
        shed(documents),
        shed(uploads, { mostInFlight: mostUploads, mostStreams: mostUploads }),
        shed({ path: endpoint, handle: graphql }),
      ]),
      drainMs: config.drainMs,
      lingerMs: config.lingerMs,
      idleMs,
      clock,
      log,
    }),
  );
  const admin = stack.use(await startAdminServer(config, instance));
  const owned = stack.move();
  return {
    url: server.url,
    adminUrl: admin?.url ?? null,
    drain() {
      ready = false;
      return server.drain();
    },
    async [Symbol.asyncDispose]() {
      ready = false;
      await owned.disposeAsync();
    },
  };
}
