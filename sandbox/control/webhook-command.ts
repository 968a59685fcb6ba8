import type { Json } from '../json.ts';
import { writeJson } from '../json.ts';
import type { PartnerRecord } from '../records.ts';
import type { SandboxState } from '../state.ts';
import { partnerNamed } from '../webhooks/emit.ts';
import type { Delivery } from '../webhooks/outbox.ts';
import { connectHeaders, reportHeaders, txPushHeaders, type WebhookFamily } from '../webhooks/sign.ts';
import { anything, literals, members, optional, parsed, text } from './check.ts';

const forgeries = ['unsigned', 'foreign', 'truncated', 'reserialized'] as const;

interface Emit {
  readonly partner?: string;
  readonly family: WebhookFamily;
  readonly url: string;
  readonly event: Json;
  /** With which TxPush is signed; that of the subscription with this URL when it is left out. */
  readonly signingKey?: string;
  readonly forge?: (typeof forgeries)[number];
}

const emitCheck = members({
  partner: optional(text),
  family: literals('connect', 'report', 'txpush', 'notifications'),
  url: text,
  event: anything,
  signingKey: optional(text),
  forge: optional(literals(...forgeries)),
});

/** `POST /__sandbox/webhooks/emit`: an event as upstream would send it, or as a forger would. */
export function emitWebhook(state: SandboxState, body: unknown): Json {
  const command = parsed<Emit>(body, emitCheck);
  if (!URL.canParse(command.url)) throw new RangeError('body.url must be a URL');
  const partner = partnerNamed(state.world.partners, command.partner);
  const sent = writeJson(command.event);
  const signer = command.forge === 'foreign' ? otherThan(state, partner) : partner;
  const headers = command.forge === 'unsigned' ? reportHeaders() : signedBy(state, signer, command, sent);
  const delivery = state.outbox.send({
    family: command.family,
    url: command.url,
    headers,
    body: changed(sent, command.forge),
  });
  return { id: delivery.id };
}

/** `POST /__sandbox/webhooks/again`: the same bytes once more. */
export function sendAgain({ outbox }: SandboxState, body: unknown): Json {
  const { id } = parsed<{ readonly id: string }>(body, members({ id: text }));
  if (outbox.again(id) === undefined) throw new RangeError(`No delivery ${id}`);
  return { id };
}

/** `GET /__sandbox/webhooks`: what was sent, and what the listeners said. */
export const listWebhooks = ({ outbox }: SandboxState): Json => ({
  deliveries: outbox.list().map((delivery: Delivery) => ({ rawJson: JSON.stringify(delivery) })),
});

function signedBy(
  { notificationKeys }: SandboxState,
  partner: PartnerRecord,
  { family, url, signingKey }: Emit,
  body: string,
): Readonly<Record<string, string>> {
  switch (family) {
    case 'connect':
      return connectHeaders(body, partner.partnerSecret);
    case 'report':
      return reportHeaders();
    case 'notifications':
      return notificationKeys.headers(body);
    case 'txpush': {
      const known = [...partner.belongings.subscriptions.values()].find(({ callbackUrl }) => callbackUrl === url);
      const key = signingKey ?? known?.signingKey;
      if (key === undefined) throw new RangeError('body.signingKey is needed: no subscription has this URL');
      return txPushHeaders(body, key, url);
    }
  }
}

function otherThan({ world }: SandboxState, partner: PartnerRecord): PartnerRecord {
  return [...world.partners.values()].find((other) => other !== partner) ?? partner;
}

/** What happens to a body between its signature and its arrival. */
function changed(body: string, forge: Emit['forge']): string {
  if (forge === 'truncated') return body.slice(0, -1);
  return forge === 'reserialized' ? JSON.stringify(JSON.parse(body), null, 2) : body;
}
