import { decodeBody } from './decode.ts';
import type { Endpoint, KeptBody } from './exchange.ts';
import type { WireResponse } from './send.ts';

/** Values of less are few, and take no longer to look after than their bytes. */
const fewestBytes = 16 * 1024;

/**
 * What the cache keeps of a long list until somebody asks for it again: the body, which the collector of garbage has nothing to do
 * with. Of 100 rows it would copy 80 kB twice and mark them again and again, and most answers are never asked for again; reading them
 * once more takes a fifth of a millisecond, once.
 *
 * Its memory counts as used until the old are collected, and it is old when it makes room: left to the collector, bodies that nobody
 * reads any more were what made it run, three times as often as everything else. So it is given back by who kept it.
 */
export function keptBodyOf<T>(endpoint: Endpoint<T>, { body, contentType }: WireResponse): KeptBody<T> | undefined {
  const { cache, response } = endpoint;
  if (cache === null || response.format !== undefined || body.byteLength < fewestBytes) return undefined;
  // Of a memory that holds something else as well nothing may be given back.
  let own: Uint8Array<ArrayBuffer> | null = isWhole(body) ? body : new Uint8Array(body);
  return {
    bytes: own.byteLength,
    read() {
      if (own === null) return null;
      const decoded = decodeBody(endpoint, own, contentType);
      if (!decoded.ok) throw new Error(`a body that was read before ${decoded.problem}`);
      // What does not fit the contract was reported when it came.
      return { value: response.read(decoded.body, () => {}) };
    },
    release() {
      own?.buffer.transfer(0);
      own = null;
    },
  };
}

function isWhole(bytes: Uint8Array): bytes is Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer && bytes.buffer.byteLength === bytes.byteLength;
}
