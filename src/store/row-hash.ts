import { createHmac } from 'node:crypto';

/**
 * A hash of a row: it shows that two rows differ, and to whoever has not the key nothing of what is in them.
 *
 * @param key 32 bytes, used for nothing else
 */
export function createRowHash(key: Buffer): (text: string) => string {
  return (text) => createHmac('sha256', key).update(text).digest().subarray(0, 16).toString('base64url');
}
