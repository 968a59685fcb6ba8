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
      req.off('data', onData);
      resolve(result);
    };
    const fuse = clock.after(maxMs, () => {
      req.pause();
      end({ refused: 'too-slow' });
    });
    const onData = (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= maxBytes) return void chunks.push(chunk);
      req.pause();
      end({ refused: 'too-large' });
    };
    req.on('data', onData);
    req.once('end', () => end({ body: Buffer.concat(chunks) }));
    req.once('close', () => end({ refused: 'gone' }));
  });
}
