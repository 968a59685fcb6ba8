import { decodeBody } from './decode.ts';
import type { Endpoint, KeptBody } from './exchange.ts';
import type { WireResponse } from './send.ts';

/** Values of less are few, and take no longer to look after than their bytes. */
const fewestBytes = 16 * 1024;

/**
 * What the cache keeps of a long list until somebody asks for it again: the body, which the collector of garbage has nothing to do
 * with. Of 100 rows it would copy 80 kB twice and mark them again and again, and most answers are never asked for again; reading them
 * once more takes a fifth of a millisecond, once.
 */
export function keptBodyOf<T>(endpoint: Endpoint<T>, { body, contentType }: WireResponse): KeptBody<T> | undefined {
  const { cache, response } = endpoint;
  if (cache === null || response.format !== undefined || body.byteLength < fewestBytes) return undefined;
  // What is a part of a larger memory would keep all of it.
  const own = body.buffer.byteLength > 1.25 * body.byteLength ? Uint8Array.from(body) : body;
  return {
    bytes: own.byteLength,
    read() {
      const decoded = decodeBody(endpoint, own, contentType);
      if (!decoded.ok) throw new Error(`a body that was read before ${decoded.problem}`);
      // What does not fit the contract was reported when it came.
      return response.read(decoded.body, () => {});
    },
  };
}
