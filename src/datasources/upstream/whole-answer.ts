import type { Dispatcher } from 'undici';

import type { AnswerTurns } from './answer-turns.ts';

export interface WholeAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Uint8Array;
}

/**
 * Sends a request and takes in the answer as it comes, without the stream that undici's own `request` makes of each body: a tenth
 * of what a call costs. Rejects with what went wrong, with the reason of the signal as soon as that is aborted, and with a code
 * of ours when more is announced than the cap; all of which close the connection. Answers that are complete take turns.
 */
export function receiveWhole(
  dispatcher: Dispatcher,
  options: Dispatcher.DispatchOptions,
  capBytes: number,
  signal: AbortSignal,
  turns: AnswerTurns,
): Promise<WholeAnswer> {
  return new Promise((resolve, reject) => {
    let connection: Dispatcher.DispatchController | undefined;
    let head: Omit<WholeAnswer, 'body'> | undefined;
    const chunks: Uint8Array[] = [];
    // One that still waits for a connection is left behind: it ends as soon as it has one.
    const onAbort = () => {
      connection?.abort(signal.reason);
      reject(signal.reason);
    };
    const settle = () => signal.removeEventListener('abort', onAbort);
    if (signal.aborted) return reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    dispatcher.dispatch(options, {
      onRequestStart(controller) {
        if (signal.aborted) controller.abort(signal.reason);
        else connection = controller;
      },
      onResponseStart(controller, statusCode, headers) {
        // Before its answer upstream may say that there will be one.
        if (statusCode < 200) return;
        head = { statusCode, headers };
        // There is no way to refuse a body but not to read it.
        if (Number(headers['content-length'] ?? 0) > capBytes) controller.abort(announcedTooLarge());
      },
      onResponseData(_controller, chunk) {
        chunks.push(chunk);
      },
      onResponseEnd() {
        // Whoever goes away from here on leaves an answer behind, and not a connection.
        connection = undefined;
        turns(() => {
          settle();
          if (head === undefined) reject(new Error('ended without a head'));
          else resolve({ ...head, body: wholeOf(chunks) });
        });
      },
      onResponseError(_controller, error) {
        settle();
        reject(error);
      },
    });
  });
}

export const announcedTooLarge = () =>
  Object.assign(new Error('announces more than the cap'), { code: 'ANNOUNCED_TOO_LARGE' });

function wholeOf(chunks: readonly Uint8Array[]): Uint8Array {
  const [first = new Uint8Array()] = chunks;
  return chunks.length < 2 ? first : Buffer.concat(chunks);
}
