import type { Config } from '../config.ts';
import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import { createRouter, healthRoutes, metricsRoute, type Readiness, type Route } from './routes.ts';
import { withSecureHeaders } from './secure-headers.ts';
import { type HttpServer, startHttpServer } from './server.ts';

export interface AdminDeps {
  readonly readiness: Readiness;
  /** The Prometheus text format. */
  readonly render: () => Promise<string>;
  readonly clock: Clock;
  readonly log: Logger;
}

/** What both ports say of the instance. */
export const instanceRoutes = ({ readiness, render, log }: Pick<AdminDeps, 'readiness' | 'render' | 'log'>) => ({
  health: healthRoutes(readiness),
  metrics: metricsRoute(render, (error) => log.error({ err: error }, 'metrics could not be written')),
});

/**
 * Metrics and health apart from clients; null where they are not wanted.
 *
 * @throws ListenError
 */
export async function startAdminServer(
  { admin, publicUrl }: Pick<Config, 'admin' | 'publicUrl'>,
  deps: AdminDeps,
): Promise<HttpServer | null> {
  if (admin === null) return null;
  const { health, metrics } = instanceRoutes(deps);
  const routes: readonly Route[] = [...health, metrics];
  const listener = withSecureHeaders(createRouter(routes), publicUrl);
  return startHttpServer({ ...admin, listener, drainMs: 1000, clock: deps.clock, log: deps.log });
}
