import type { IncomingHttpHeaders, RequestListener, ServerResponse } from 'node:http';
import type { Viewer } from '../domain/viewer.ts';
import type { Turnstile } from './turnstile.ts';

interface Refusal {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface SheddingOptions {
  readonly turnstile: Turnstile;
  /** Who sends it, as far as its headers tell; whoever cannot be told is one and the same stranger. */
  readonly viewerOf: (headers: IncomingHttpHeaders) => Viewer | undefined;
  /** What this viewer is answered when it has used up its allowance. */
  readonly refusalOf: (viewer: Viewer, requestId: string | null) => Refusal | null;
  /** Requests that may be under way at a time. */
  readonly mostInFlight: number;
  /** Streams that may be open at a time: most of the time nothing happens on them, so that they are no load. */
  readonly mostStreams: number;
}

const overloaded: Refusal = {
  status: 503,
  headers: { 'retry-after': '1' },
  body: JSON.stringify({ error: { code: 'OVERLOADED', message: 'This instance is overloaded.' } }),
};

/**
 * Turns requests away before anything of them is read, so that those that are under way keep their time: those that there is no
 * room or no time for, and, when it is their turn, those of clients that have used up their allowance.
 */
export function withShedding(
  listener: RequestListener,
  { turnstile, viewerOf, refusalOf, mostInFlight, mostStreams }: SheddingOptions,
): RequestListener {
  const open = { requests: 0, streams: 0 };
  return (req, res) => {
    const { accept, origin, 'x-request-id': requestId } = req.headers;
    const kind = accept?.startsWith('text/event-stream') ? 'streams' : 'requests';
    if (open[kind] >= (kind === 'streams' ? mostStreams : mostInFlight)) return refuse(res, overloaded);
    const viewer = viewerOf(req.headers);
    open[kind] += 1;
    res.on('close', () => {
      open[kind] -= 1;
    });
    turnstile.enter({
      client: viewer === undefined ? '' : `${viewer.partner.partnerId}:${viewer.clientId}`,
      start() {
        // A page may read the refusal only with headers that depend on its client: it goes the long way.
        const isPlain = viewer !== undefined && kind === 'requests' && origin === undefined;
        const refusal = isPlain ? refusalOf(viewer, typeof requestId === 'string' ? requestId : null) : null;
        if (refusal === null) listener(req, res);
        else refuse(res, refusal);
      },
      refuse: () => refuse(res, overloaded),
      isGone: () => res.closed,
    });
  };
}

function refuse(res: ServerResponse, { status, headers, body }: Refusal): void {
  res.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    ...headers,
  });
  res.end(body);
}
