import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { CoordinationHealth } from '../domain/gateway-health.ts';
import { instantText } from '../domain/time.ts';

/** Requests of these paths are answered by these handlers; HEAD counts as GET. */
export interface Route {
  readonly path: string;
  /** Whatever is below the path is meant too, which ends in a slash then. @default false */
  readonly isPrefix?: boolean;
  /** Methods that the route answers. Unset: all, and the handler decides. */
  readonly methods?: readonly ('GET' | 'POST')[];
  /** Whether the route is meant; otherwise the next one of the same path is asked. @default always */
  readonly accepts?: (req: IncomingMessage) => boolean;
  readonly handle: RequestListener;
}

/** Whether the instance wants traffic. */
export interface Readiness {
  isReady(): boolean;
  coordination(): CoordinationHealth;
}

const noStore = { 'cache-control': 'no-store' } as const;

export function sendText(res: ServerResponse, status: number, contentType: string, body: string): void {
  res.writeHead(status, {
    'content-type': contentType,
    'content-length': Buffer.byteLength(body),
    'x-content-type-options': 'nosniff',
    ...noStore,
  });
  res.end(res.req.method === 'HEAD' ? undefined : body);
}

function sendJson(res: ServerResponse, status: number, body: unknown): void {
  sendText(res, status, 'application/json; charset=utf-8', JSON.stringify(body));
}

/** `/healthz`: the process answers. `/readyz`: it wants traffic. A partner with bad credentials changes neither. */
export function healthRoutes(readiness: Readiness): readonly Route[] {
  return [
    { path: '/healthz', methods: ['GET'], handle: (_req, res) => sendJson(res, 200, { status: 'alive' }) },
    {
      path: '/readyz',
      methods: ['GET'],
      handle: (_req, res) =>
        readiness.isReady()
          ? sendJson(res, 200, readyBody(readiness.coordination()))
          : sendJson(res, 503, { status: 'draining' }),
    },
  ];
}

/** Without Redis an instance goes on alone, and wants traffic all the same: without any of them there would be no service. */
function readyBody({ state, awaySince, reason }: CoordinationHealth): object {
  if (awaySince === null) return { status: 'ready', coordination: { state } };
  return { status: 'degraded', coordination: { state, since: instantText(awaySince), reason } };
}

/** @param render the Prometheus text format */
export function metricsRoute(render: () => Promise<string>, onError: (error: unknown) => void): Route {
  return {
    path: '/metrics',
    methods: ['GET'],
    handle: (_req, res) => {
      render().then(
        (text) => sendText(res, 200, 'text/plain; version=0.0.4; charset=utf-8', text),
        (error) => {
          onError(error);
          sendJson(res, 500, { error: { code: 'INTERNAL', message: 'The metrics could not be written.' } });
        },
      );
    },
  };
}

/** Finds the first route whose path is exactly that of the request, or the beginning of it, and that accepts it. */
export function createRouter(routes: readonly Route[]): RequestListener {
  const byPath = Map.groupBy(routes, (route) => route.path);
  const prefixes = routes.filter(({ isPrefix }) => isPrefix).map(({ path }) => path);
  /** The last one that was found to be one: most requests to a gateway name the same. */
  let usualHost: string | undefined;
  const isHost = (host: string | undefined): boolean => {
    if (host === usualHost || host === undefined) return true;
    if (!isHostName(host)) return false;
    usualHost = host;
    return true;
  };
  return (req, res) => {
    if (!isHost(req.headers.host)) {
      sendJson(res, 400, { error: { code: 'BAD_REQUEST', message: '`Host` is not the name of a host.' } });
      return;
    }
    const path = pathOf(req);
    const candidates = byPath.get(path) ?? byPath.get(prefixes.find((prefix) => path.startsWith(prefix)) ?? '');
    if (candidates === undefined) {
      sendJson(res, 404, { error: { code: 'NOT_FOUND', message: 'There is nothing at this path.' } });
      return;
    }
    const route = candidates.find((candidate) => serves(candidate, req));
    if (route === undefined) {
      const methods = [...new Set(candidates.flatMap((candidate) => candidate.methods ?? []))];
      res.setHeader('allow', methods.join(', '));
      sendJson(res, 405, {
        error: { code: 'BAD_REQUEST', message: `This path answers ${methods.join(' and ')} only.` },
      });
      return;
    }
    route.handle(req, res);
  };
}

function serves({ methods, accepts }: Route, req: IncomingMessage): boolean {
  const method = req.method === 'HEAD' ? 'GET' : req.method;
  return (methods === undefined || methods.some((allowed) => allowed === method)) && (accepts?.(req) ?? true);
}

/** HTTP/1.0 knows no hosts. What is none must not become part of an address: whoever puts one together would fail. */
function isHostName(host: string): boolean {
  return !/[/?#@\\\s]/.test(host) && URL.canParse(`http://${host}`);
}

/** The path as it was sent, without its query: neither decoded nor resolved, so that no other spelling matches. */
function pathOf(req: IncomingMessage): string {
  const target = req.url ?? '/';
  const end = target.search(/[?#]/);
  return end === -1 ? target : target.slice(0, end);
}
