import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Watched } from '../coordination/access-watch.ts';
import type { Allowances } from '../coordination/allowances.ts';
import { type CallCounter, createCallCounter } from '../domain/call-tally.ts';
import { clientLimited, usedUp } from '../domain/client-limits.ts';
import { type DownloadTarget, downloadItems, downloadScopes, type FileStream, fileName } from '../domain/downloads.ts';
import { GatewayError, isGatewayError } from '../domain/errors.ts';
import type { Viewer } from '../domain/viewer.ts';
import type { Clock } from '../lib/clock.ts';
import { requestIdFrom, requestIdHeader } from '../lib/request-id.ts';
import type { TakeBudget } from '../store/budget.ts';
import type { Authenticate } from './authenticate.ts';
import { allowPage, headerOf, refuse, safely } from './download-answers.ts';
import { pump } from './pump.ts';
import type { Route } from './routes.ts';

/** Downloads of one client at a time: each may last as long as its reader takes. */
const mostAtOnce = 8;

/** Who asks for a document. The signal ends the wait for it. */
export interface Downloader {
  readonly viewer: Viewer;
  readonly requestId: string;
  readonly signal: AbortSignal;
  readonly meter: CallCounter;
}

/** Who read what, about whom. */
export interface DownloadEntry {
  readonly requestId: string;
  readonly partnerId: string;
  readonly clientId: string;
  readonly endUser: string | null;
  readonly kind: 'read';
  readonly fields: readonly string[];
  readonly customers: readonly string[];
  readonly failed: boolean;
}

export interface DownloadDeps {
  readonly path: string;
  readonly authenticate: Authenticate;
  /** Whether a page of this origin may read the answer; without a viewer, whether any page of it may ask. */
  readonly takesPages: (origin: string, host: string, viewer: Viewer | null) => boolean;
  readonly allowances: Allowances;
  readonly takeBudget: TakeBudget;
  readonly openLink: (viewer: Viewer, token: string) => Promise<DownloadTarget>;
  /** Asks upstream; what comes is the caller's to close. */
  readonly openFile: (target: DownloadTarget, downloader: Downloader) => Promise<FileStream>;
  readonly watchAccess: (partnerId: string, customerId: string) => Watched;
  readonly audit: (entry: DownloadEntry) => void;
  readonly clock: Clock;
  readonly reportDefect: (error: unknown, requestId: string) => void;
}

/** `GET /downloads/:token`: a document, passed on as it comes from upstream to whom the link was given. */
export function downloadRoute(deps: DownloadDeps): Route {
  const { path, allowances, clock } = deps;
  const underWay = new Map<string, number>();

  async function answer(req: IncomingMessage, res: ServerResponse, requestId: string): Promise<void> {
    // Not HEAD either: it would be billed like the document, and tell no more than the graph does.
    if (req.method !== 'GET') throw new GatewayError('BAD_REQUEST', 'A document is asked for with GET.');
    const viewer = await deps.authenticate({ get: (name) => headerOf(req, name) });
    const origin = headerOf(req, 'origin');
    if (origin !== null && !deps.takesPages(origin, headerOf(req, 'host') ?? '', viewer)) {
      throw forbidden('This client does not take calls from pages of this origin.');
    }
    take(viewer, 'requests');
    const target = await deps.openLink(viewer, (req.url ?? '').slice(path.length));
    if (!downloadScopes(target).every((scope) => viewer.scopes.has(scope))) {
      throw forbidden('The credential lacks a scope of this document.');
    }
    const leave = enter(viewer);
    let failed = true;
    try {
      await send(viewer, target, res, requestId);
      failed = false;
    } finally {
      leave();
      deps.audit(entryOf(viewer, target, requestId, failed));
    }
  }

  async function send(viewer: Viewer, target: DownloadTarget, res: ServerResponse, requestId: string): Promise<void> {
    const gone = new AbortController();
    const leave = () => gone.abort(new GatewayError('CANCELLED', 'the reader went away'));
    res.once('close', leave);
    using watched = deps.watchAccess(viewer.partner.partnerId, target.customerId);
    const signal = AbortSignal.any([gone.signal, watched.signal]);
    take(viewer, 'calls');
    const budget = await deps.takeBudget(viewer, downloadItems(target));
    const meter = createCallCounter();
    try {
      const file = await deps.openFile(target, { viewer, requestId, signal, meter });
      try {
        signal.throwIfAborted();
        res.writeHead(200, {
          ...safely,
          'content-type': file.contentType,
          'content-disposition': `attachment; filename="${fileName(target, file.contentType)}"`,
          ...(file.length !== null && { 'content-length': file.length }),
        });
        await pump(file, res, clock, signal);
      } finally {
        file.close();
      }
    } finally {
      // Nobody waits for it. What is not given back stays used, for the client's safety.
      budget.settle(meter.billableCalls).catch((error) => deps.reportDefect(error, requestId));
    }
  }

  function take(viewer: Viewer, kind: 'requests' | 'calls'): void {
    const retryAfterMs = allowances.take(viewer, kind, 1);
    const what = kind === 'calls' ? 'upstream calls' : kind;
    if (retryAfterMs !== null) throw usedUp(what, retryAfterMs);
  }

  /** Answers what takes it out again. */
  function enter({ partner, clientId }: Viewer): () => void {
    const key = JSON.stringify([partner.partnerId, clientId]);
    const count = underWay.get(key) ?? 0;
    if (count >= mostAtOnce) throw clientLimited(`This client has ${mostAtOnce} downloads under way.`, 1_000);
    underWay.set(key, count + 1);
    return () => {
      const left = (underWay.get(key) ?? 1) - 1;
      if (left === 0) underWay.delete(key);
      else underWay.set(key, left);
    };
  }

  async function handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const requestId = requestIdFrom(headerOf(req, requestIdHeader));
    res.setHeader(requestIdHeader, requestId);
    const origin = headerOf(req, 'origin');
    if (origin !== null && deps.takesPages(origin, headerOf(req, 'host') ?? '', null)) allowPage(res, origin);
    if (req.method !== 'GET') res.setHeader('allow', 'GET, OPTIONS');
    if (req.method === 'OPTIONS') return void res.writeHead(204).end();
    try {
      await answer(req, res, requestId);
    } catch (error) {
      // The only way to say that what was sent is not all of it.
      if (res.headersSent || res.destroyed) return void res.destroy();
      if (isGatewayError(error)) return refuse(res, error, requestId);
      deps.reportDefect(error, requestId);
      refuse(res, new GatewayError('INTERNAL', 'The gateway failed.'), requestId);
    }
  }

  return { path, isPrefix: true, handle: (req, res) => void handle(req, res) };
}

function entryOf(
  { partner, clientId, customerId }: Viewer,
  target: DownloadTarget,
  requestId: string,
  failed: boolean,
): DownloadEntry {
  return {
    requestId,
    partnerId: partner.partnerId,
    clientId,
    endUser: customerId ?? null,
    kind: 'read',
    fields: [`download: ${target.kind === 'report' ? `report as ${target.format}` : target.from}`],
    customers: [target.customerId],
    failed,
  };
}

function forbidden(message: string): GatewayError {
  return new GatewayError('FORBIDDEN', message, { category: 'CUSTOMER' });
}
