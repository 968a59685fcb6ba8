import type { Readable } from 'node:stream';
import { untilAborted } from '../../lib/until-aborted.ts';
import type { FileBody } from './exchange.ts';

/** Enough to see what a file is, whatever size the chunks have that it comes in. */
const headBytes = 512;

export const isPlain = (encoding: string | undefined): boolean =>
  encoding === undefined || ['', 'identity'].includes(encoding.trim().toLowerCase());

/** Reads the beginning of a body and leaves the rest on the connection, which is closed when the signal is aborted. */
export async function openFile(body: Readable, length: number | null, signal: AbortSignal): Promise<FileBody> {
  // One that fails between two reads must not end the process.
  body.on('error', () => {});
  const chunks: AsyncIterator<Uint8Array> = body[Symbol.asyncIterator]();
  const head: Uint8Array[] = [];
  for (let bytes = 0; bytes < headBytes; ) {
    const { done, value } = await untilAborted(chunks.next(), signal);
    if (done) break;
    head.push(value);
    bytes += value.byteLength;
  }
  return {
    head: Buffer.concat(head),
    length,
    rest: { [Symbol.asyncIterator]: () => chunks },
    close: () => void body.destroy(),
  };
}

/** A whole body. Rejects, and closes the connection, when it is larger. */
export async function readAtMost(body: Readable, capBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    bytes += chunk.byteLength;
    // Leaving the loop destroys the body.
    if (bytes > capBytes)
      throw Object.assign(new Error('more than the cap'), { code: 'UND_ERR_RES_EXCEEDED_MAX_SIZE' });
  }
  return Buffer.concat(chunks);
}
