import { hash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { hashKey } from '../domain/api-keys.ts';

/** Headers as a request has them; `sent` where they are those that arrived, so that what was found out of them is kept. */
export interface SentHeaders {
  get(name: string): string | null;
  readonly sent?: IncomingHttpHeaders & { [made]?: string };
}

/** Kept with the headers: several ask who sent one and the same request. */
const made = Symbol('hash of the credential');

/** The credential of a request in the form in which it is remembered and compared: of an API key alone that of keys. */
export function credentialHash(headers: SentHeaders): string {
  const known = headers.sent?.[made];
  if (known !== undefined) return known;
  const key = headers.get('x-api-key');
  const authorization = headers.get('authorization');
  const hashed =
    key !== null && authorization === null
      ? hashKey(key)
      : hash('sha256', JSON.stringify([key, authorization]), 'base64');
  if (headers.sent) headers.sent[made] = hashed;
  return hashed;
}
