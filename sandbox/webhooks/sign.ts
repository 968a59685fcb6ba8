import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

export type WebhookFamily = 'connect' | 'report' | 'txpush' | 'notifications';

const contentType = 'application/json';

/** With the partner's secret, over the body. */
export function connectHeaders(body: string, secret: string): Record<string, string> {
  return {
    'content-type': contentType,
    'x-finicity-signature': createHmac('sha256', secret).update(body).digest('hex'),
  };
}

/** Nobody signs these. */
export const reportHeaders = (): Record<string, string> => ({ 'content-type': contentType });

/** With the key of the subscription, over content type, host and the body in base64. */
export function txPushHeaders(body: string, key: string, url: string): Record<string, string> {
  const text = `${contentType}${new URL(url).host}${Buffer.from(body).toString('base64')}`;
  return { 'content-type': contentType, 'x-txpush-signature': createHmac('sha256', key).update(text).digest('hex') };
}

/** The pair that notifications are signed with. Made anew by each start: nobody need keep it secret. */
export interface NotificationKeys {
  readonly publicPem: string;
  headers(body: string): Record<string, string>;
}

export function createNotificationKeys(): NotificationKeys {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return {
    publicPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    headers: (body) => ({ 'content-type': contentType, 'x-mastercard-signature': signed(body, privateKey) }),
  };
}

const signed = (body: string, key: KeyObject) => sign('sha256', Buffer.from(body), key).toString('base64');
