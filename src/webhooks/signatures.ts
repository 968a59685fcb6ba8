import { createHmac, createPublicKey, type KeyObject, timingSafeEqual, verify } from 'node:crypto';

/** The families of webhooks, as the last part of their URL. */
export const families = ['connect', 'report', 'txpush', 'notifications'] as const;
export type WebhookFamily = (typeof families)[number];

export type Verification =
  | 'verified'
  /** Upstream does not sign it. */
  | 'unsigned'
  | 'bad-signature'
  /** It is signed, and nobody said with which key. */
  | 'no-key';

/** What was received, byte for byte. */
export interface SignedRequest {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** Signed with the partner's secret, over the bytes of the body: the new secret or, for a while, the old one. */
export function verifyConnect({ headers, body }: SignedRequest, secrets: readonly string[]): Verification {
  return byHmac(headers['x-finicity-signature'], secrets, [body]);
}

/** Reports asked for by the API are announced without a signature; a signature that is there has to fit. */
export function verifyReport(request: SignedRequest, secrets: readonly string[]): Verification {
  return request.headers['x-finicity-signature'] === undefined ? 'unsigned' : verifyConnect(request, secrets);
}

/**
 * Signed with the key of the subscription, over the content type, the host and the body in base64. What the header is called
 * and how it is written is not documented in one voice: both names and both ways are taken.
 *
 * @param hosts what the listener may have been called under; a proxy in front of it may have changed the header
 */
export function verifyTxPush(
  { headers, body }: SignedRequest,
  keys: readonly string[],
  hosts: readonly string[],
): Verification {
  const header = headers['x-txpush-signature'] ?? headers['txpush-signature'];
  const contentType = headers['content-type'] ?? '';
  const encoded = body.toString('base64');
  return byHmac(
    header,
    keys,
    hosts.map((host) => `${String(contentType)}${host}${encoded}`),
  );
}

/**
 * Notifications of OFNMS are signed with a private key of Mastercard's, whose public half a partner downloads. That the
 * signature is RSA over SHA-256 of the body, in base64, is assumed: the format is not published.
 */
export function verifyNotification({ headers, body }: SignedRequest, key: KeyObject | null): Verification {
  if (key === null) return 'no-key';
  const header = headers['x-mastercard-signature'] ?? headers['x-signature'];
  if (typeof header !== 'string' || !/^[A-Za-z0-9+/]{40,2000}={0,2}$/.test(header)) return 'bad-signature';
  return verify('sha256', body, key, Buffer.from(header, 'base64')) ? 'verified' : 'bad-signature';
}

/** Null for a text that is no public key. */
export function publicKeyOf(pem: string): KeyObject | null {
  try {
    return createPublicKey(pem);
  } catch {
    return null;
  }
}

function byHmac(
  header: string | string[] | undefined,
  keys: readonly string[],
  texts: readonly (Buffer | string)[],
): Verification {
  if (keys.length === 0) return 'no-key';
  const given = digestOf(header);
  if (given === null) return 'bad-signature';
  let fits = false;
  // All of them, always: how long it takes tells nobody which key was nearly right.
  for (const key of keys)
    for (const text of texts) {
      const matches = timingSafeEqual(given, createHmac('sha256', key).update(text).digest());
      fits ||= matches;
    }
  return fits ? 'verified' : 'bad-signature';
}

/** The 32 bytes of a signature in hex or base64; null for anything else. */
function digestOf(header: string | string[] | undefined): Buffer | null {
  if (typeof header !== 'string') return null;
  if (/^[0-9a-f]{64}$/i.test(header)) return Buffer.from(header, 'hex');
  return /^[A-Za-z0-9+/]{43}=$/.test(header) ? Buffer.from(header, 'base64') : null;
}
