import type { IncomingMessage } from 'node:http';
import type { Clock } from '../lib/clock.ts';

export type ReadBody = { readonly body: Buffer } | { readonly refused: 'too-large' | 'too-slow' | 'gone' };

/** The bytes of a body as they came. No more than `maxBytes` are ever held, and no longer than `maxMs` waited for. */
export function readBody(
  req: IncomingMessage,
  { maxBytes, maxMs, clock }: { readonly maxBytes: number; readonly maxMs: number; readonly clock: Clock },
): Promise<ReadBody> {
  if (Number(req.headers['content-length'] ?? 0) > maxBytes) return Promise.resolve({ refused: 'too-large' });
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const end = (result: ReadBody) => {
      fuse.cancel();
      req.off('readable', onReadable);
      resolve(result);
    };
    const fuse = clock.after(maxMs, () => end({ refused: 'too-slow' }));
    // Taken off the stream by hand, a body is read a chunk in each turn of the event loop. A stream that flows takes whatever
    // the sender has sent at once, megabytes, while everybody else waits.
    const onReadable = () => {
      for (let chunk: Buffer | null = req.read(); chunk !== null; chunk = req.read()) {
        bytes += chunk.length;
        if (bytes > maxBytes) return end({ refused: 'too-large' });
        chunks.push(chunk);
      }
    };
    req.on('readable', onReadable);
    req.once('end', () => end({ body: Buffer.concat(chunks) }));
    req.once('close', () => end({ refused: 'gone' }));
  });
}
