import { createHmac } from 'node:crypto';

export interface Posted {
  readonly status: number;
  readonly text: string;
}

export async function postWebhook(
  url: string,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Posted> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  return { status: response.status, text: await response.text() };
}

export const signature = (body: string, secret: string): string =>
  createHmac('sha256', secret).update(body).digest('hex');

/** As upstream signs Connect events. */
export const signed = (body: string, secret: string) => ({ 'x-finicity-signature': signature(body, secret) });

export interface ConnectEvent {
  readonly customerId: string;
  readonly eventType?: string;
  readonly eventId?: string;
  readonly payload?: object;
}

let events = 0;

export function connectEvent({ customerId, eventType = 'added', eventId, payload = {} }: ConnectEvent): string {
  events += 1;
  const id = eventId ?? `1700000000000-${events.toString(16).padStart(24, '0')}`;
  return JSON.stringify({ customerId, eventType, eventId: id, payload, webhookData: {} });
}

/** As upstream signs TxPush notifications. */
export function signedTxPush(body: string, key: string, url: string): Record<string, string> {
  const text = `application/json${new URL(url).host}${Buffer.from(body).toString('base64')}`;
  return { 'x-txpush-signature': signature(text, key) };
}
