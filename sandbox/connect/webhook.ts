import { createHash, createHmac } from 'node:crypto';
import type { Json } from '../json.ts';
import { writeJson } from '../json.ts';
import type { PartnerRecord } from '../records.ts';
import type { ConnectLink, Webhook } from './records.ts';

const patienceMs = 5_000;

/** Whether the listener answers to an event at all: without that there is no link. */
export function ping(partner: PartnerRecord, webhook: Webhook): Promise<boolean> {
  return post(partner, webhook, { eventType: 'ping', payload: {} });
}

/** Tells the listener of a session, where there is one. Sent once; a listener that is gone is nobody's trouble here. */
export function notify(
  partner: PartnerRecord,
  link: ConnectLink,
  eventType: string,
  payload: Json,
  now: number,
): Promise<boolean> {
  if (link.webhook === undefined) return Promise.resolve(false);
  const customerId = link.customerIds[link.session.borrower] ?? '';
  const consumer = [...partner.consumers.values()].find((record) => record.customerId === customerId);
  return post(partner, link.webhook, {
    customerId,
    consumerId: consumer?.id,
    eventType,
    eventId: `${now}-${createHash('sha256')
      .update(link.signature + eventType + now)
      .digest('hex')
      .slice(0, 24)}`,
    payload,
    webhookData: link.webhook.data as Json | undefined,
  });
}

async function post(partner: PartnerRecord, { url, headers }: Webhook, event: Json): Promise<boolean> {
  const body = writeJson(event);
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: {
        ...headers,
        'content-type': 'application/json',
        'x-finicity-signature': createHmac('sha256', partner.partnerSecret).update(body).digest('hex'),
      },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(patienceMs),
    });
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    return false;
  }
}
