import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';

const decompressors: Readonly<
  Record<string, (body: Uint8Array, options: { maxOutputLength: number }) => Promise<Buffer>>
> = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
};

/**
 * The body behind a content encoding, off the main thread. Calls ask for none, but what stands in front of upstream may
 * compress all the same. Stops at the cap: 200 kB on the wire can be 200 MB. Rejects with an error that has a code.
 */
export async function unpack(body: Uint8Array, encoding: string | undefined, capBytes: number): Promise<Uint8Array> {
  const name = encoding?.trim().toLowerCase() ?? '';
  if (name === '' || name === 'identity' || body.byteLength === 0) return body;
  const decompress = Object.hasOwn(decompressors, name) ? decompressors[name] : undefined;
  if (decompress === undefined) throw Object.assign(new Error('unknown content encoding'), { code: 'UNPACK_UNKNOWN' });
  try {
    return await decompress(body, { maxOutputLength: capBytes });
  } catch (cause) {
    const tooLarge =
      typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE';
    throw Object.assign(new Error('not what its encoding says'), {
      code: tooLarge ? 'UNPACK_TOO_LARGE' : 'UNPACK_BROKEN',
    });
  }
}
