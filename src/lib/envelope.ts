import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { purposeKey } from './master-key.ts';

/** Encrypts what is stored, each value for one place only. */
export interface Envelope {
  /** @param place what the value is of, such as the partner and the field: it opens nowhere else */
  seal(plain: string, place: readonly string[]): string;
  /** @throws SealedError */
  open(sealed: string, place: readonly string[]): string;
  /** Whether it was sealed with a key that is going out of use, and should be sealed again. */
  isOutdated(sealed: string): boolean;
}

/** A sealed value does not open: it was altered, belongs elsewhere, or was sealed with a key that is not here. */
export class SealedError extends Error {
  override readonly name = 'SealedError';
  readonly reason: 'malformed' | 'unknown-key' | 'refused';

  constructor(reason: SealedError['reason']) {
    super(`a sealed value cannot be opened: ${reason}`);
    this.reason = reason;
  }
}

const version = 'v1';
const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

/**
 * Envelope encryption with AES-256-GCM: each value has a key of its own, which is sealed with one derived from the master key.
 * Text of the form `v1.keyId.sealedKey.sealedValue`; the place is authenticated with both.
 *
 * @param masters the current master key, then those that are still to be read
 */
export function createEnvelope(masters: readonly [current: Buffer, ...previous: Buffer[]]): Envelope {
  const keys = masters.map((master) => ({
    id: purposeKey(master, 'envelope key id').subarray(0, 6).toString('base64url'),
    key: purposeKey(master, 'envelope'),
  }));
  const [current] = keys;
  if (current === undefined) throw new Error('an envelope needs a key');
  return {
    seal(plain, place) {
      const aad = placeBytes(place);
      const own = randomBytes(keyBytes);
      const parts = [encrypt(current.key, own, aad), encrypt(own, Buffer.from(plain), aad)];
      return [version, current.id, ...parts.map((part) => part.toString('base64url'))].join('.');
    },
    open(sealed, place) {
      const { id, sealedKey, sealedValue } = parse(sealed);
      const found = keys.find((key) => key.id === id);
      if (found === undefined) throw new SealedError('unknown-key');
      const aad = placeBytes(place);
      return decrypt(decrypt(found.key, sealedKey, aad), sealedValue, aad).toString();
    },
    isOutdated: (sealed) => parse(sealed).id !== current.id,
  };
}

function parse(sealed: string) {
  const [v, id, sealedKey, sealedValue, ...more] = sealed.split('.');
  if (v !== version || id === undefined || sealedKey === undefined || sealedValue === undefined || more.length > 0)
    throw new SealedError('malformed');
  return { id, sealedKey: Buffer.from(sealedKey, 'base64url'), sealedValue: Buffer.from(sealedValue, 'base64url') };
}

/** Lengths first, so that no two places are the same bytes. */
function placeBytes(place: readonly string[]): Buffer {
  return Buffer.from(place.map((part) => `${Buffer.byteLength(part)}:${part}`).join(''));
}

function encrypt(key: Buffer, plain: Buffer, aad: Buffer): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(aad);
  const text = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, text, cipher.getAuthTag()]);
}

function decrypt(key: Buffer, sealed: Buffer, aad: Buffer): Buffer {
  if (sealed.length < nonceBytes + tagBytes) throw new SealedError('malformed');
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes), { authTagLength: tagBytes })
    .setAAD(aad)
    .setAuthTag(sealed.subarray(-tagBytes));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(nonceBytes, -tagBytes)), decipher.final()]);
  } catch {
    throw new SealedError('refused');
  }
}
