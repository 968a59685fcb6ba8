import { hash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { hashKey } from '../domain/api-keys.ts';

/** Headers as a request has them; `sent` where they are those that arrived, so that what was found out of them is kept. */
export interface SentHeaders {
  get(name: string): string | null;
  readonly sent?: IncomingHttpHeaders;
}

/** For as long as there are the headers: several ask who sent one and the same request. */
const hashes = new WeakMap<IncomingHttpHeaders, string>();

/** The credential of a request in the form in which it is remembered and compared: of an API key alone that of keys. */
export function credentialHash(headers: SentHeaders): string {
  const known = headers.sent && hashes.get(headers.sent);
  if (known !== undefined) return known;
  const key = headers.get('x-api-key');
  const authorization = headers.get('authorization');
  const made =
    key !== null && authorization === null
      ? hashKey(key)
      : hash('sha256', JSON.stringify([key, authorization]), 'base64');
  if (headers.sent) hashes.set(headers.sent, made);
  return made;
}
