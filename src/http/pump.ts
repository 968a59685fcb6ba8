import type { ServerResponse } from 'node:http';
import type { FileStream } from '../domain/downloads.ts';
import type { Clock } from '../lib/clock.ts';
import { untilAborted } from '../lib/until-aborted.ts';

/** Neither side may make the other wait longer than this for the next chunk. */
export const stallMs = 60_000;

/**
 * Passes a file on as fast as it is taken: the next chunk is read once the last one has left, so that what a slow reader
 * does not take stays with upstream. The headers of the answer are written.
 *
 * @throws when either side breaks off or stalls, or the signal is aborted
 */
export async function pump(file: FileStream, res: ServerResponse, clock: Clock, signal: AbortSignal): Promise<void> {
  const stalled = new AbortController();
  const either = AbortSignal.any([signal, stalled.signal]);
  const soon = async <T>(work: Promise<T>): Promise<T> => {
    const timer = clock.after(stallMs, () => stalled.abort(new Error('stalled')));
    try {
      return await untilAborted(work, either);
    } finally {
      timer.cancel();
    }
  };
  const chunks = file.chunks[Symbol.asyncIterator]();
  for (;;) {
    const { done, value } = await soon(chunks.next());
    if (done) break;
    const goesOn = res.write(value, () => release(value));
    if (!goesOn) await soon(drained(res));
  }
  res.end();
}

/** Smaller ones may share their memory with others, and are not worth it. */
const largeBytes = 16 * 1024;

/**
 * Gives back the memory of a chunk that has been sent. It comes from a socket and nobody else holds it. Left to the collector,
 * which wakes up after tens of megabytes, a fast download would pile up as much as it transfers.
 */
function release({ buffer, byteLength }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer && byteLength === buffer.byteLength && byteLength >= largeBytes) buffer.transfer(0);
}

function drained(res: ServerResponse): Promise<void> {
  return new Promise((resolve) => res.once('drain', resolve));
}
