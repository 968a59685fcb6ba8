import { write as writeToFile } from 'node:fs';

type Write = (
  fd: number,
  bytes: Buffer,
  offset: number,
  done: (error: NodeJS.ErrnoException | null, written: number) => void,
) => void;

export interface LineSinkOptions {
  readonly fd: number;
  /** The line that says how many were lost before it. */
  readonly notice: (lost: number) => string;
  /** Bytes that may wait for a slow reader; a line beyond that is lost. @default 4 MiB */
  readonly maxWaiting?: number;
  /** Milliseconds for which lines are gathered: a write of its own for each costs a request more than all else it logs. @default 50 */
  readonly gatherMs?: number;
  /** @default node:fs write */
  readonly write?: Write;
}

/** Lines on their way to a file descriptor. */
export interface LineSink {
  write(line: string): void;
  /** Resolves once every line so far is written or lost. */
  flush(): Promise<void>;
}

const pauseMs = 20;

/**
 * Writes lines in order without ever blocking, throwing or giving up: on a full disk, a closed pipe or a stalled reader
 * lines are lost and counted, and the first line that gets through says how many. A logger must not end its process.
 */
export function createLineSink({
  fd,
  notice,
  maxWaiting = 4 * 2 ** 20,
  gatherMs = 50,
  write = writeToFile,
}: LineSinkOptions): LineSink {
  let waiting: string[] = [];
  let waitingLength = 0;
  let lost = 0;
  let writing = false;
  let gathering: NodeJS.Timeout | undefined;
  let onIdle: (() => void)[] = [];

  function next(): void {
    gathering = undefined;
    if (waiting.length === 0) {
      writing = false;
      const idle = onIdle;
      onIdle = [];
      for (const resolve of idle) resolve();
      return;
    }
    writing = true;
    const lines = waiting;
    const lostBefore = lost;
    if (lost > 0) lines.unshift(notice(lost));
    waiting = [];
    waitingLength = 0;
    send(Buffer.from(lines.join('')), 0, (error) => {
      if (error) lost += lines.length - (lostBefore > 0 ? 1 : 0);
      else lost -= lostBefore;
      if (waiting.length > 0 && onIdle.length === 0) gather();
      else next();
    });
  }

  function gather(): void {
    writing = true;
    gathering = setTimeout(next, gatherMs);
  }

  function send(bytes: Buffer, offset: number, done: (error: Error | null) => void): void {
    write(fd, bytes, offset, (error, written) => {
      if (error?.code === 'EAGAIN') setTimeout(send, pauseMs, bytes, offset, done);
      else if (error) done(error);
      else if (offset + written < bytes.length) send(bytes, offset + written, done);
      else done(null);
    });
  }

  return {
    write(line) {
      if (waitingLength + line.length > maxWaiting) {
        lost += 1;
        return;
      }
      waiting.push(line);
      waitingLength += line.length;
      if (!writing) gather();
    },
    flush() {
      if (!writing) return Promise.resolve();
      if (gathering !== undefined) {
        clearTimeout(gathering);
        next();
      }
      return new Promise((resolve) => onIdle.push(resolve));
    },
  };
}
