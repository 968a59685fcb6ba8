import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/** Stands between a gateway and its upstream, and notes what is secret or personal in everything that passes. */
export interface Harvest extends AsyncDisposable {
  readonly url: string;
  /** Where requests go. */
  target: string;
  /** What passed in calls with this app key. */
  of(appKey: string): ReadonlySet<string>;
}

/** Names under which upstream's bodies, and those sent to it, hold what is secret or somebody's. Amounts are too short to be told from figures. */
const personal =
  /ssn|taxid|secret|token|signingkey|accountnumber|routing|firstname|lastname|middlename|ownername|fullname|displayname|holder|address|street|line1|city$|phone|email|birth|dob|description|memo|payee|employer|username|^name$|^number$/i;

/** Public: the directory of banks and their branches, and what an application is called. */
const publicPaths = /^\/institution|\/applications|\/experiences/;

export async function startHarvest(): Promise<Harvest> {
  const found = new Map<string, Set<string>>();
  const server = createServer(async (request, response) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { host: _, connection: __, 'content-length': ___, 'transfer-encoding': ____, ...headers } = request.headers;
    const sent = Buffer.concat(chunks);
    const answer = await fetch(`${harvest.target}${request.url}`, {
      method: request.method ?? 'GET',
      headers: headers as Record<string, string>,
      ...(sent.length > 0 && { body: sent }),
      redirect: 'manual',
    });
    const body = Buffer.from(await answer.arrayBuffer());
    const canaries = setOf(found, String(headers['finicity-app-key'] ?? ''));
    for (const name of ['finicity-app-key', 'finicity-app-token']) add(canaries, headers[name]);
    if (!publicPaths.test(request.url ?? '')) {
      for (const bytes of [sent, body]) collect(parsed(bytes), canaries);
    }
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'application/json' });
    response.end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const harvest: Harvest = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    target: '',
    of: (appKey) => setOf(found, appKey),
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
  return harvest;
}

function setOf(found: Map<string, Set<string>>, appKey: string): Set<string> {
  const set = found.get(appKey) ?? new Set<string>();
  found.set(appKey, set);
  return set;
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return null;
  }
}

function collect(value: unknown, canaries: Set<string>, key = ''): void {
  if (Array.isArray(value)) for (const item of value) collect(item, canaries, key);
  else if (typeof value === 'object' && value !== null)
    for (const [name, item] of Object.entries(value)) collect(item, canaries, name);
  else if (personal.test(key)) add(canaries, value);
}

/** Words that the gateway has of its own: finding them says nothing. */
const ownWords = readFileSync(join(import.meta.dirname, '../../schema.graphql'), 'utf8').toLowerCase();

function add(canaries: Set<string>, value: unknown): void {
  if (typeof value !== 'string' && typeof value !== 'number') return;
  const text = String(value).trim();
  // Shorter ones are in figures and hashes by chance.
  if (text.length < probe || (/^[\w ]+$/.test(text) && ownWords.includes(text.toLowerCase()))) return;
  canaries.add(text);
}

const probe = 6;

/** Canaries that stand in a text as a word of their own. */
export function findCanaries(text: string, canaries: Iterable<string>): readonly string[] {
  const byStart = new Map<string, string[]>();
  for (const canary of canaries) {
    const start = canary.slice(0, probe);
    byStart.set(start, [...(byStart.get(start) ?? []), canary]);
  }
  const found = new Set<string>();
  for (let at = 0; at + probe <= text.length; at += 1) {
    for (const canary of byStart.get(text.slice(at, at + probe)) ?? []) {
      if (text.startsWith(canary, at) && !isWord(text[at - 1]) && !isWord(text[at + canary.length])) found.add(canary);
    }
  }
  return [...found];
}

const isWord = (character: string | undefined) => character !== undefined && /[\w-]/.test(character);
