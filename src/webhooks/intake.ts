import type { KeyObject } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Partner } from '../domain/partner.ts';
import type { Clock } from '../lib/clock.ts';
import type { EventLog } from '../store/event-store.ts';
import type { WebhookEntry } from '../store/metrics-entries.ts';
import type { WebhookStore } from '../store/webhook-store.ts';
import { createCrowd } from './crowd.ts';
import { type Message, readConnect, readNotification, readReportHint, readTxPush } from './message.ts';
import { readBody } from './read-body.ts';
import * as signatures from './signatures.ts';
import { families, type SignedRequest, type Verification, type WebhookFamily } from './signatures.ts';
import type { OpenListener } from './tx-push-listeners.ts';

export interface WebhookIntakeDeps {
  readonly partners: () => ReadonlyMap<string, { readonly partner: Partner }>;
  readonly store: Pick<WebhookStore, 'receiveWebhook'>;
  /** Finds a listener of TxPush by the token in its URL. */
  readonly listener: (partnerId: string, token: string) => Promise<OpenListener | null>;
  /** Under which hosts this gateway is called, besides the one that a request names. */
  readonly hosts: () => readonly string[];
  /** Told of what was appended, or may be found upstream. */
  readonly heard: (log: EventLog, news: { readonly appended: boolean; readonly looksAtReports: boolean }) => void;
  readonly record: (entry: WebhookEntry) => void;
  readonly reportFailure: (error: unknown) => void;
  readonly clock: Clock;
}

/** Upstream's events are a few kilobytes. */
const maxBytes = 1024 * 1024;
const maxMs = 10_000;
/** Far more than upstream sends, far less than a forger would like. */
const limits = { perSecond: 50, burst: 200, readingPerSource: 32, reading: 128 };
/** So long a sender that was turned away may go on before it is cut off: it may read why. */
const partingMs = 250;

export const webhookPrefix = '/webhooks/';

interface Outcome {
  readonly status: number;
  /** For the sender, who is a machine. */
  readonly text: string;
  /** For the log: what the signature was worth, or why nobody looked. */
  readonly verification: string;
  readonly dedupe?: 'new' | 'duplicate';
  readonly type?: string;
  readonly eventId?: string;
  readonly customerId?: string | null;
}

/**
 * `/webhooks/:partner/:family`: what upstream tells of by itself. A body is capped before it is read, verified over its bytes
 * before it is parsed, and has taken effect, once, before the answer is a success: for everything else upstream comes again.
 */
export function createWebhookIntake(deps: WebhookIntakeDeps) {
  const { partners, store, listener, hosts, heard, record, reportFailure, clock } = deps;
  const crowd = createCrowd(clock, limits);
  const publicKeys = new Map<string, KeyObject | null>();

  return (req: IncomingMessage, res: ServerResponse): void => {
    const startedAt = clock.monotonic();
    const { partnerId, family, query } = targetOf(req);
    const partner = partners().get(partnerId)?.partner;
    if (partner === undefined || family === undefined) {
      part(req, res, 404, 'There is nothing at this path.');
      return;
    }
    if (req.method === 'GET' && family === 'txpush') {
      echo(req, res, query);
      return;
    }
    if (req.method !== 'POST') {
      res.setHeader('allow', family === 'txpush' ? 'GET, POST' : 'POST');
      part(req, res, 405, 'Webhooks are posted.');
      return;
    }
    receive({ req, res, partner, family, query }).then(({ bytes, ...outcome }) => {
      record({
        at: clock.wall(),
        partner: partnerId,
        eventId: outcome.eventId ?? '',
        family,
        type: outcome.type ?? '',
        verification: outcome.verification,
        dedupe: outcome.dedupe ?? 'unchecked',
        status: outcome.status,
        bytes,
        durationMs: clock.monotonic() - startedAt,
        customer: outcome.customerId ?? '',
      });
      part(req, res, outcome.status, outcome.text);
    }, reportFailure);
  };

  async function receive({ req, res, ...target }: Arrived): Promise<Outcome & { readonly bytes: number }> {
    if ((req.headers['content-encoding'] ?? 'identity') !== 'identity')
      return { ...turnedAway(415, 'encoded'), bytes: 0 };
    const leave = crowd.enter(String(req.headers['x-forwarded-for'] ?? req.socket.remoteAddress ?? ''));
    if (leave === null) {
      res.setHeader('retry-after', '1');
      return { ...turnedAway(429, 'too-many'), bytes: 0 };
    }
    const read = await readBody(req, { maxBytes, maxMs, clock }).finally(leave);
    if ('refused' in read) return { ...turnedAway(read.refused === 'too-large' ? 413 : 408, read.refused), bytes: 0 };
    const { body } = read;
    const outcome = await take({ ...target, request: { headers: req.headers, body } }).catch((error: unknown) => {
      reportFailure(error);
      return turnedAway(503, 'not-kept');
    });
    return { ...outcome, bytes: body.length };
  }

  interface Target {
    readonly partner: Partner;
    readonly family: WebhookFamily;
    readonly query: URLSearchParams;
  }
  interface Arrived extends Target {
    readonly req: IncomingMessage;
    readonly res: ServerResponse;
  }
  interface Received extends Target {
    readonly request: SignedRequest;
  }

  async function take({ partner, family, query, request }: Received): Promise<Outcome> {
    const { body } = request;
    switch (family) {
      case 'connect': {
        const verification = signatures.verifyConnect(request, secretsOf(partner));
        return verification === 'verified' ? keep(partner, family, readConnect(body)) : refused(verification);
      }
      case 'report': {
        const verification = signatures.verifyReport(request, secretsOf(partner));
        if (verification !== 'unsigned' && verification !== 'verified') return refused(verification);
        const { type, customerId } = readReportHint(body);
        if (customerId !== null)
          heard({ partnerId: partner.partnerId, customerId }, { appended: false, looksAtReports: true });
        return { status: 200, text: 'noted', verification, type, customerId };
      }
      case 'txpush': {
        const token = query.get('listener');
        const known = token === null ? null : await listener(partner.partnerId, token);
        // A token that nobody was given: no key is tried for it.
        if (token !== null && known === null) return refused('no-key');
        const keys = known?.keys ?? (partner.webhooks?.txPushKeys ?? []).map((key) => key.reveal());
        const called = typeof request.headers.host === 'string' ? [request.headers.host] : [];
        const verification = signatures.verifyTxPush(request, keys, [...new Set([...called, ...hosts()])]);
        return verification === 'verified' ? keep(partner, family, readTxPush(body, known)) : refused(verification);
      }
      case 'notifications': {
        const verification = signatures.verifyNotification(request, publicKeyOf(partner));
        return verification === 'verified' ? keep(partner, family, readNotification(body)) : refused(verification);
      }
    }
  }

  async function keep(
    { partnerId }: Partner,
    family: WebhookFamily,
    { eventId, type, customerId, events, looksAtReports }: Message,
  ): Promise<Outcome> {
    const log = customerId === null ? null : { partnerId, customerId };
    const following =
      log === null
        ? []
        : events.map(({ kind, facts }, index) => ({
            log,
            event: { kind, key: `${family}:${eventId}:${index}`, facts: JSON.stringify(facts) },
          }));
    const dedupe = await store.receiveWebhook({ partnerId, family, eventId, type, events: following }, clock.wall());
    if (log !== null && dedupe === 'new') heard(log, { appended: following.length > 0, looksAtReports });
    return { status: 200, text: dedupe, verification: 'verified', dedupe, type, eventId, customerId };
  }

  function publicKeyOf({ webhooks }: Partner): KeyObject | null {
    const pem = webhooks?.notificationsKey;
    if (pem === undefined) return null;
    const known = publicKeys.get(pem);
    if (known !== undefined) return known;
    const key = signatures.publicKeyOf(pem);
    publicKeys.set(pem, key);
    return key;
  }
}

const turnedAway = (status: number, why: string): Outcome => ({ status, text: why, verification: why });
const refused = (verification: Verification): Outcome => turnedAway(401, verification);

/** The secret, and the one before it for as long as upstream may still use it. */
function secretsOf({ partnerSecret, webhooks }: Partner): readonly string[] {
  return [partnerSecret, webhooks?.previousSecret].flatMap((secret) => (secret === undefined ? [] : [secret.reveal()]));
}

function targetOf({ url = '' }: IncomingMessage) {
  const [path = '', query = ''] = url.split('?', 2);
  const [partnerId = '', name, ...rest] = path.slice(webhookPrefix.length).split('/');
  const family = rest.length === 0 ? families.find((known) => known === name) : undefined;
  return { partnerId, family, query: new URLSearchParams(query) };
}

/** Upstream looks whether a listener is one before it sends it anything. */
function echo(req: IncomingMessage, res: ServerResponse, query: URLSearchParams): void {
  const code = query.get('txpush_verification_code') ?? '';
  const isCode = /^[\w.~-]{1,256}$/.test(code);
  part(req, res, isCode ? 200 : 400, isCode ? code : 'txpush_verification_code is missing, or is no code.');
}

/** Answers. Whoever is still sending is cut off: nobody reads the rest of it. */
function part(req: IncomingMessage, res: ServerResponse, status: number, text: string): void {
  if (res.destroyed) return;
  if (!req.complete && req.method === 'POST') {
    res.setHeader('connection', 'close');
    res.once('finish', () => setTimeout(() => req.destroy(), partingMs).unref());
  }
  res.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
  res.end(text);
}
