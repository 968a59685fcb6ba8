import { createHash } from 'node:crypto';
import type { Json } from '../json.ts';
import { writeJson } from '../json.ts';
import type { PartnerRecord } from '../records.ts';
import type { Outbox } from '../webhooks/outbox.ts';
import { post } from '../webhooks/outbox.ts';
import { connectHeaders } from '../webhooks/sign.ts';
import type { ConnectLink, Webhook } from './records.ts';

/** Whether the listener answers to an event at all: without that there is no link. */
export async function ping(partner: PartnerRecord, webhook: Webhook): Promise<boolean> {
  const status = await post(signed(partner, webhook, { eventType: 'ping', payload: {} }));
  return status !== null && status >= 200 && status < 300;
}

interface Session {
  readonly partner: PartnerRecord;
  readonly link: ConnectLink;
  readonly outbox: Outbox;
  readonly now: number;
}

/** Tells the listener of a session, where there is one, until it has heard. */
export function notify({ partner, link, outbox, now }: Session, eventType: string, payload: Json): void {
  if (link.webhook === undefined) return;
  const customerId = link.customerIds[link.session.borrower] ?? '';
  const consumer = [...partner.consumers.values()].find((record) => record.customerId === customerId);
  const event = {
    customerId,
    consumerId: consumer?.id,
    eventType,
    eventId: `${now}-${createHash('sha256')
      .update(link.signature + eventType + now)
      .digest('hex')
      .slice(0, 24)}`,
    payload,
    webhookData: link.webhook.data as Json | undefined,
  };
  outbox.send({ family: 'connect', ...signed(partner, link.webhook, event) });
}

function signed(partner: PartnerRecord, { url, headers }: Webhook, event: Json) {
  const body = writeJson(event);
  return { url, headers: { ...headers, ...connectHeaders(body, partner.partnerSecret) }, body };
}
