import { once } from 'node:events';
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { type AddressInfo, Server as NetServer } from 'node:net';
import type { Clock } from '../lib/clock.ts';
import { wait } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';

export interface HttpServerOptions {
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  readonly listener: RequestListener;
  /** Milliseconds that requests in flight are given when the server drains. */
  readonly drainMs: number;
  /** Milliseconds that a draining server goes on taking connections, for load balancers to notice. @default 0 */
  readonly lingerMs?: number;
  /**
   * Milliseconds that a draining server leaves idle connections open, at least as long as it lingers: the next request may
   * be on its way on them already. It is answered, and told that the connection ends. @default 0
   */
  readonly idleMs?: number;
  /**
   * Milliseconds without a byte in either direction, after which a connection is closed: nobody reads the answer, or there is
   * nobody any more. Longer than the longest wait for a bank. @default 240,000
   */
  readonly silentMs?: number;
  readonly clock: Clock;
  readonly log: Logger;
}

export interface HttpServer extends AsyncDisposable {
  /** Origin, without a trailing slash. */
  readonly url: string;
  /**
   * Resolves when the last request is answered or cut off, and nobody listens any more. Disposing does the same, and closes
   * idle connections at once.
   */
  drain(): Promise<void>;
}

/** Why a server could not listen: the address is taken, not ours, or not allowed. `code` is the system's. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
  readonly code: string;
  readonly host: string;
  readonly port: number;

  constructor(host: string, port: number, cause: NodeJS.ErrnoException) {
    super(`cannot listen on ${originOf(host, port)}: ${cause.code ?? cause.message}`, { cause });
    this.code = cause.code ?? 'UNKNOWN';
    this.host = host;
    this.port = port;
  }
}

/**
 * Headers are due within 10 s and the whole request within 30 s, which bounds what a slow sender can hold. Idle
 * connections live longer than those of the usual load balancers (60 s), so that it is they who close them.
 */
const limits = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 1_000,
  keepAliveTimeout: 65_000,
  maxHeaderSize: 16 * 1024,
} as const;

const longestSilenceMs = 240_000;

/** @throws ListenError */
export async function startHttpServer(options: HttpServerOptions): Promise<HttpServer> {
  const { host, port, listener, log } = options;
  const requests = requestCounter();
  const server = createServer(limits, (req, res) => {
    requests.enter(res);
    endUnread(req, res, options.clock);
    listener(req, res);
  });
  server.timeout = options.silentMs ?? longestSilenceMs;
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (cause) {
    throw new ListenError(host, port, cause as NodeJS.ErrnoException);
  }
  server.on('error', (err) => log.error({ err }, 'http server failed'));
  const url = originOf(host, (server.address() as AddressInfo).port);
  let drained: Promise<void> | null = null;
  const drain = (idleMs: number) => {
    drained ??= drainServer(server, requests, { ...options, url, idleMs });
    return drained;
  };
  return { url, drain: () => drain(options.idleMs ?? 0), [Symbol.asyncDispose]: () => drain(0) };
}

/**
 * Goes on listening until the requests of before are answered and `lingerMs` has passed, so that probes read "not ready"
 * and no client meets a closed door; then stops listening, closes idle connections once `idleMs` has passed too, and cuts
 * off what is left after `drainMs`.
 */
async function drainServer(
  server: Server,
  requests: RequestCounter,
  { url, drainMs, lingerMs = 0, idleMs = 0, clock, log }: HttpServerOptions & { readonly url: string },
): Promise<void> {
  const closed = once(server, 'close');
  const fuse = clock.after(drainMs, () => {
    const cutOff = requests.count();
    if (cutOff > 0)
      log.warn({ url, requests: cutOff, drainMs }, 'requests were cut off: they outlasted the drain time');
    server.close();
    server.closeAllConnections();
  });
  const lingered = lingerMs > 0 ? wait(clock, Math.min(lingerMs, drainMs)) : Promise.resolve();
  let idle = false;
  const closeIdle = () => {
    idle = true;
    server.closeIdleConnections();
  };
  const patience = Math.min(Math.max(idleMs, lingerMs), drainMs);
  // Not before what has arrived by then is read: a connection with an unread request would pass for idle.
  const idleFuse = idleMs > 0 ? clock.after(patience, () => setImmediate(closeIdle)) : undefined;
  const answered = requests.drain(() => idle && server.closeIdleConnections());
  if (idleFuse === undefined) closeIdle();
  await Promise.race([Promise.all([lingered, answered]), closed]);
  stopListening(server);
  await closed;
  idleFuse?.cancel();
  fuse.cancel();
}

/** Long enough for the answer to arrive at a client that is still sending. */
const unreadMs = 1_000;

/** An answer that came before the end of its request's body, a refusal of too much of it, ends the connection as well. */
function endUnread(req: IncomingMessage, res: ServerResponse, clock: Clock): void {
  // Now: who lets a body go halfway takes the connection off its request.
  const { socket } = req;
  res.on('finish', () => {
    if (req.complete || socket.destroyed) return;
    const fuse = clock.after(unreadMs, () => req.complete || socket.destroy());
    // The request's own end, which that of its connection brings about as well: nothing stays with a connection that goes on.
    req.once('close', () => fuse.cancel());
  });
}

/** `server.close()` would close idle connections as well. */
function stopListening(server: Server): void {
  if (server.listening) NetServer.prototype.close.call(server);
}

interface RequestCounter {
  enter(res: ServerResponse): void;
  count(): number;
  /** Resolves when the requests of before are answered. From now on the last answer of each connection closes it. */
  drain(onAnswer: () => void): Promise<void>;
}

/** An answer under way, and where it stands among the others. */
interface Open {
  readonly res: ServerResponse;
  place: number;
}

/**
 * Those under way are in an array, the last of which takes the place of one that leaves. A `Set` is made anew after as many entries
 * as it holds, and the one before, once it is old, keeps alive all that was in it then: half of all requests, to be collected with
 * the old.
 */
function requestCounter(): RequestCounter {
  const open: Open[] = [];
  let early = 0;
  let onAnswer: (() => void) | null = null;
  let onEarlyAnswered: () => void = () => {};
  return {
    enter(res) {
      const isEarly = onAnswer === null;
      if (isEarly) early += 1;
      else closeAfter(res, open);
      const entry = { res, place: open.length };
      open.push(entry);
      // Closed once: `once` would make a function more, and take it off again.
      res.on('close', () => {
        const last = open.pop();
        if (last !== undefined && last !== entry) {
          open[entry.place] = last;
          last.place = entry.place;
        }
        if (isEarly) early -= 1;
        // The connection counts as idle only once the answer has been taken off it.
        if (onAnswer !== null) setImmediate(onAnswer);
        if (early === 0) onEarlyAnswered();
      });
    },
    count: () => open.length,
    drain(answered) {
      onAnswer = answered;
      // Told in the answer that the connection ends, a client does not put its next request on it just as it is closed.
      for (const { res } of open) closeAfter(res, open);
      return early === 0 ? Promise.resolve() : new Promise((resolve) => (onEarlyAnswered = resolve));
    },
  };
}

/** Says that the connection ends with this answer, and not with those before it that a client did not wait for. */
function closeAfter(res: ServerResponse, open: readonly Open[]): void {
  if (res.headersSent) return;
  for (const { res: other } of open) {
    if (other !== res && other.req.socket === res.req.socket && !other.headersSent) {
      other.setHeader('connection', 'keep-alive');
    }
  }
  res.setHeader('connection', 'close');
}

/** A wildcard address is no place to point a browser at. */
function originOf(host: string, port: number): string {
  const reachable = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
}
