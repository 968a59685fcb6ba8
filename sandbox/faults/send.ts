import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Reply } from '../reply.ts';
import type { FaultEffect } from './fault.ts';

const defaultOversize = 64 * 1024 * 1024;
const padding = Buffer.alloc(64 * 1024, ' ');

/** Sends an answer as it is, and gives its status. */
export function send(response: ServerResponse, reply: Reply): number {
  response.writeHead(reply.status, headersOf(reply));
  response.end(reply.body);
  return reply.status;
}

/**
 * Sends an answer the way the fault wants it. `run` is what the operation would do; it is not called where the fault
 * strikes before. Gives the status sent, 0 for none. Ends early when the connection closes.
 */
export async function sendWithFault(
  response: ServerResponse,
  effect: FaultEffect,
  run: () => Promise<Reply>,
): Promise<number> {
  if ('when' in effect && effect.when === 'after') await run();
  switch (effect.kind) {
    case 'latency':
      return (await pause(response, effect.ms)) ? send(response, await run()) : 0;
    case 'status':
      return send(response, madeUp(effect, effect.status, effect.body ?? ''));
    case 'body':
      return send(response, madeUp(effect, effect.status ?? 200, effect.body));
    case 'hang':
      return 0;
    case 'reset':
      response.socket?.resetAndDestroy();
      return 0;
    case 'truncate':
      return truncate(response, await run(), effect.bytes);
    case 'malformed': {
      const reply = await run();
      return send(response, { ...reply, body: `${String(reply.body).slice(0, -1)},,` });
    }
    case 'contentType':
      return send(response, { ...(await run()), contentType: effect.contentType ?? 'text/html' });
    case 'oversized':
      return await oversize(response, await run(), effect.bytes ?? defaultOversize);
    case 'drip':
      return await drip(response, await run(), effect.bytes ?? 1, effect.everyMs ?? 100);
  }
}

function madeUp(effect: Extract<FaultEffect, { kind: 'status' | 'body' }>, status: number, body: unknown): Reply {
  const { contentType = 'application/json', headers = {} } = effect;
  if (body === '') return { status, body, headers };
  return { status, contentType, headers, body: typeof body === 'string' ? body : JSON.stringify(body) };
}

function headersOf(reply: Reply): OutgoingHttpHeaders {
  const length = { ...reply.headers, 'content-length': Buffer.byteLength(reply.body) };
  return reply.contentType === undefined ? length : { 'content-type': reply.contentType, ...length };
}

const bytesOf = ({ body }: Reply) => (typeof body === 'string' ? Buffer.from(body) : body);

function truncate(response: ServerResponse, reply: Reply, bytes: number | undefined): number {
  const body = bytesOf(reply);
  response.writeHead(reply.status, headersOf(reply));
  response.write(body.subarray(0, bytes ?? Math.floor(body.length / 2)), () => response.socket?.destroy());
  return reply.status;
}

/** White space after JSON leaves it valid: only the size is wrong. */
async function oversize(response: ServerResponse, reply: Reply, bytes: number): Promise<number> {
  response.writeHead(reply.status, { 'content-type': reply.contentType ?? 'application/json' });
  response.write(reply.body);
  for (let sent = Buffer.byteLength(reply.body); sent < bytes; sent += padding.length) {
    if (response.destroyed) break;
    if (!response.write(padding)) await drained(response);
  }
  response.end();
  return reply.status;
}

/** Or closed: the caller looks which. */
function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      response.off('drain', done);
      response.off('close', done);
      resolve();
    };
    response.once('drain', done);
    response.once('close', done);
  });
}

async function drip(response: ServerResponse, reply: Reply, bytes: number, everyMs: number): Promise<number> {
  const body = bytesOf(reply);
  response.writeHead(reply.status, headersOf(reply));
  for (let at = 0; at < body.length; at += bytes) {
    if (at > 0 && !(await pause(response, everyMs))) break;
    response.write(body.subarray(at, at + bytes));
  }
  response.end();
  return reply.status;
}

/** Waits; false when the caller went away meanwhile, so that no timer outlives its connection. */
async function pause(response: ServerResponse, ms: number): Promise<boolean> {
  const gone = new AbortController();
  const onClose = () => gone.abort();
  response.once('close', onClose);
  try {
    await sleep(ms, undefined, { signal: gone.signal });
    return true;
  } catch {
    return false;
  } finally {
    response.off('close', onClose);
  }
}
