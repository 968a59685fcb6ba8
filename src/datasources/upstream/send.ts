import type { LookupFunction } from 'node:net';

import { type Client, type Dispatcher, Pool } from 'undici';

import { type Clock, systemClock } from '../../lib/clock.ts';
import { untilAborted } from '../../lib/until-aborted.ts';
import { type AnswerTurns, createAnswerTurns } from './answer-turns.ts';
import type { FileBody } from './exchange.ts';
import { isPlain, openFile, readAtMost } from './file-body.ts';
import { harmlessHeaders } from './harmless-headers.ts';
import { createPlaces } from './places.ts';
import { createMarkingClient, type SentMark, withSentMark } from './sent-mark.ts';
import { unpack } from './unpack.ts';
import { announcedTooLarge, receiveWhole } from './whole-answer.ts';

const bodyCapBytes = 32 * 1024 * 1024;
/** Of a file, which is passed on as it comes. */
const fileCapBytes = 512 * 1024 * 1024;
/** Files of a partner at a time: however slowly they are read, quick calls have their own connections. */
const fileConnections = 16;

export interface WireRequest {
  readonly origin: string;
  /** Live calls have connections of their own: minutes at a slow bank must not keep quick calls waiting. */
  readonly live: boolean;
  /** Each has so many connections at a time, and logins, which have none, too: what hangs for one must not keep the others waiting. */
  readonly partnerId?: string;
  readonly method: string;
  /** On a connection of its own, which nobody can have closed meanwhile. */
  readonly fresh?: boolean;
  /** A successful answer is left on the connection: only its beginning is read. */
  readonly asFile?: boolean;
  /** Path and query, encoded. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface WireResponse {
  readonly kind: 'response';
  readonly status: number;
  readonly contentType: string | undefined;
  readonly retryAfter: string | undefined;
  /** Of those that are on a list. @default none */
  readonly headers?: Readonly<Record<string, string>>;
  /** Empty where there is a file. */
  readonly body: Uint8Array;
  readonly file?: FileBody;
}

/**
 * `written`: upstream may have seen the request. `code` is the transport's own word for it. `stale`: a connection that had
 * brought answers before ended without the head of this one, as when upstream closes an idle one just as we write.
 */
export interface WireFailure {
  readonly kind: 'no-response';
  readonly reason: 'connection' | 'stale' | 'aborted' | 'oversized' | 'malformed' | 'unsendable';
  readonly written: boolean;
  readonly code: string;
}

/** Sends one request and reads the whole answer, or the beginning of a file. Never rejects. */
export type Send = (request: WireRequest, signal: AbortSignal) => Promise<WireResponse | WireFailure>;

export interface Sender extends AsyncDisposable {
  readonly send: Send;
}

export interface SenderOptions {
  /** Of each partner to its origin, at a time. */
  readonly connections: number;
  /** The same for live calls. */
  readonly liveConnections: number;
  /** Name service included. */
  readonly connectTimeoutMs: number;
  /** The system's name service unless given. Asked for each new connection: nothing is kept here. */
  readonly lookup?: LookupFunction;
  /**
   * A connection takes no request once it is so old. Busy ones would otherwise stay for ever with an address that upstream's
   * name no longer has. @default five minutes
   */
  readonly connectionLifeMs?: number;
  /** @default the system's */
  readonly clock?: Pick<Clock, 'monotonic'>;
}

/**
 * Keep-alive pools: for quick calls one per origin, whose connections partners use by turns, since those of a thousand partners
 * would each be idle for so long that upstream has closed them; live calls and files have one per origin and partner. Who asks is
 * said in each request anew, and one is only written after the answer before it has ended; whatever else happens on a connection
 * closes it.
 *
 * Only `dispatch` and `request` are used, which follow no redirect, cache nothing and repeat nothing, each of which would hand one
 * partner's token or answer to somebody else. The signal is the only clock: undici's own timeouts watch for silence, and a server
 * that sends a byte now and then never trips them.
 */
export function createSender(options: SenderOptions): Sender {
  const pools = new Map<string, Pool>();
  const quick = createPlaces(options.connections);
  const turns = createAnswerTurns({ clock: options.clock ?? systemClock, nextTurn: setImmediate });
  const single = new Set<Client>();
  const common = {
    pipelining: 1,
    allowH2: false,
    connect: { timeout: options.connectTimeoutMs, ...(options.lookup && { lookup: options.lookup }) },
    headersTimeout: 0,
    bodyTimeout: 0,
  };

  const poolOf = ({ origin, live, asFile = false, partnerId = '' }: WireRequest) => {
    const kind = asFile ? 'file' : live ? 'live' : 'quick';
    const key = kind === 'quick' ? origin : `${kind} ${origin} ${partnerId}`;
    let pool = pools.get(key);
    if (pool === undefined) {
      const connections = { quick: null, live: options.liveConnections, file: fileConnections }[kind];
      const clientTtl = options.connectionLifeMs ?? 5 * 60_000;
      const maxResponseSize = asFile ? fileCapBytes : bodyCapBytes;
      pool = new Pool(origin, { ...common, maxResponseSize, connections, clientTtl, factory: createMarkingClient });
      pools.set(key, pool);
    }
    return pool;
  };

  async function onFreshConnection(request: WireRequest, mark: SentMark, signal: AbortSignal): Promise<WireResponse> {
    const client = createMarkingClient(request.origin, {
      ...common,
      maxResponseSize: request.asFile ? fileCapBytes : bodyCapBytes,
    });
    single.add(client);
    const end = () => {
      single.delete(client);
      return client.destroy();
    };
    let response: WireResponse | undefined;
    try {
      response = await exchangeOnce(client, request, mark, signal, turns);
      return response;
    } finally {
      if (response?.file === undefined) await end();
      // The connection is needed until the file has been read.
      else void client.close().then(end, end);
    }
  }

  function onKeptConnection(request: WireRequest, mark: SentMark, signal: AbortSignal): Promise<WireResponse> {
    const exchange = () => exchangeOnce(poolOf(request), request, mark, signal, turns);
    if (request.live || request.asFile) return exchange();
    return quick.within(`${request.origin} ${request.partnerId ?? ''}`, signal, exchange);
  }

  return {
    send: async (request, signal) => {
      const mark: SentMark = { written: false, reused: false, answered: false };
      try {
        return request.fresh
          ? await onFreshConnection(request, mark, signal)
          : await onKeptConnection(request, mark, signal);
      } catch (error) {
        return failure(error, mark, signal);
      }
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([...pools.values(), ...single].map((dispatcher) => dispatcher.destroy()));
      pools.clear();
    },
  };
}

async function exchangeOnce(
  dispatcher: Dispatcher,
  request: WireRequest,
  mark: SentMark,
  signal: AbortSignal,
  turns: AnswerTurns,
): Promise<WireResponse> {
  const { target: path, method, body = null } = request;
  const options = withSentMark({ path, method, headers: { ...request.headers }, body }, mark);
  if (request.asFile) return receiveFile(dispatcher, options, signal);
  const { statusCode, headers, body: packed } = await receiveWhole(dispatcher, options, bodyCapBytes, signal, turns);
  const encoding = single(headers['content-encoding']);
  const unpacked = isPlain(encoding) ? packed : await untilAborted(unpack(packed, encoding, bodyCapBytes), signal);
  return { ...headOf(statusCode, headers), body: unpacked };
}

/** The beginning of a file, or the whole of what came in its place. */
async function receiveFile(
  dispatcher: Dispatcher,
  options: Dispatcher.RequestOptions,
  signal: AbortSignal,
): Promise<WireResponse> {
  // undici notices an abort only once a request has a connection; one that still waits for it must be left behind.
  const response = await untilAborted(dispatcher.request({ ...options, signal }), signal);
  const announced = single(response.headers['content-length']);
  if (Number(announced ?? 0) > fileCapBytes) {
    // Closes the connection: there is no way to refuse a body but not to read it.
    response.body.on('error', () => {}).destroy();
    throw announcedTooLarge();
  }
  const head = headOf(response.statusCode, response.headers);
  const encoding = single(response.headers['content-encoding']);
  if (response.statusCode === 200 && isPlain(encoding)) {
    const file = await openFile(response.body, announced === undefined ? null : Number(announced), signal);
    return { ...head, body: new Uint8Array(), file };
  }
  const packed = await untilAborted(readAtMost(response.body, bodyCapBytes), signal);
  return { ...head, body: await untilAborted(unpack(packed, encoding, bodyCapBytes), signal) };
}

function headOf(status: number, headers: Dispatcher.ResponseData['headers']): Omit<WireResponse, 'body'> {
  return {
    kind: 'response',
    status,
    contentType: single(headers['content-type']),
    retryAfter: single(headers['retry-after']),
    headers: harmlessHeaders(headers),
  };
}

function single(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}

const neverWritten = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

const tooLarge = new Set(['UND_ERR_RES_EXCEEDED_MAX_SIZE', 'UNPACK_TOO_LARGE', 'ANNOUNCED_TOO_LARGE']);

function failure(error: unknown, mark: SentMark, signal: AbortSignal): WireFailure {
  const code = codeOf(error);
  const written = mark.written && !neverWritten.has(code);
  if (signal.aborted) return { kind: 'no-response', reason: 'aborted', written, code: 'ABORTED' };
  if (tooLarge.has(code)) return { kind: 'no-response', reason: 'oversized', written, code };
  if (code === 'UND_ERR_INVALID_ARG') return { kind: 'no-response', reason: 'unsendable', written: false, code };
  const malformed = /^(HPE|UNPACK)_/.test(code) || code === 'UND_ERR_HEADERS_OVERFLOW';
  if (malformed) return { kind: 'no-response', reason: 'malformed', written, code };
  const stale = written && mark.reused && !mark.answered;
  return { kind: 'no-response', reason: stale ? 'stale' : 'connection', written, code };
}

function codeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : 'UNKNOWN';
}
