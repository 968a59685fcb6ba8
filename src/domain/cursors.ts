import { createHmac, timingSafeEqual } from 'node:crypto';
import { GatewayError } from './errors.ts';

const macBytes = 12;
const version = '1';

/** What a cursor is about; a cursor of one kind is never accepted for another. */
export type CursorKind = 'transactions' | 'index' | 'log' | 'events' | 'feed' | 'metrics';

/**
 * Turns the place in a list into an opaque text and back. `binding` is everything the place belongs to except the page
 * size: partner, owner ids and every filter. A cursor opens only under the binding it was made with.
 */
export interface CursorCodec {
  encode(kind: CursorKind, place: readonly string[], binding: readonly string[]): string;
  /** @throws BAD_CURSOR when anything was altered or the binding differs. */
  decode(kind: CursorKind, cursor: string, binding: readonly string[]): readonly string[];
}

/** @param keys 32 bytes each, used for nothing else. Cursors are made with the first, and open when made with any. */
export function createCursorCodec(keys: readonly [Buffer, ...Buffer[]]): CursorCodec {
  const macOf = (key: Buffer, body: Buffer, binding: readonly string[]) =>
    createHmac('sha256', key)
      .update(binding.map((part) => `${part.length}:${part}`).join(''))
      .update('\0')
      .update(body)
      .digest()
      .subarray(0, macBytes);

  return {
    encode(kind, place, binding) {
      const body = Buffer.from(
        [version, kind, ...place.map((part) => encodeURIComponent(part.toWellFormed()))].join('|'),
      );
      return Buffer.concat([macOf(keys[0], body, binding), body]).toString('base64url');
    },
    decode(kind, cursor, binding) {
      const bytes = Buffer.from(cursor, 'base64url');
      const body = bytes.subarray(macBytes);
      // The text is compared too: base64url decoding forgives altered trailing bits and foreign characters.
      if (body.length === 0 || bytes.toString('base64url') !== cursor) throw badCursor();
      const mac = bytes.subarray(0, macBytes);
      if (!keys.some((key) => timingSafeEqual(mac, macOf(key, body, binding)))) throw badCursor();
      const [madeBy, madeAs, ...place] = body.toString().split('|');
      if (madeBy !== version || madeAs !== kind) throw badCursor();
      return place.map(decodeURIComponent);
    },
  };
}

function badCursor(): GatewayError {
  return new GatewayError('BAD_CURSOR', 'The cursor was altered or belongs to another list, filter or partner.', {
    category: 'CUSTOMER',
  });
}
