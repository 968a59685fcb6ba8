import type { Logger as Pino } from 'pino';
import { pino } from 'pino';
import { createLineSink } from './line-sink.ts';
import { tidy, tidyText } from './tidy.ts';

export type LogFields = Readonly<Record<string, unknown>>;

/** Fields come first, so that no value is written into the sentence. */
export interface Logger {
  debug(fields: LogFields, message: string): void;
  info(fields: LogFields, message: string): void;
  warn(fields: LogFields, message: string): void;
  error(fields: LogFields, message: string): void;
  /** A logger that adds `fields` to each line. */
  child(fields: LogFields): Logger;
}

export interface LoggerOptions {
  /** @default 'info' */
  readonly level?: 'debug' | 'info' | 'warn' | 'error';
  /** Makes another line of one of JSON. @default as it is */
  readonly print?: (line: string) => string;
  /** Takes whole lines. @default standard output */
  readonly destination?: { write(line: string): void; flush?(): Promise<void> };
}

export interface ProcessLogger extends Logger {
  /** Resolves once every line so far has left the process, or is lost for good. */
  flush(): Promise<void>;
}

export function createLogger({
  level = 'info',
  print = (line) => line,
  destination,
}: LoggerOptions = {}): ProcessLogger {
  const sink = destination ?? createLineSink({ fd: 1, notice: lostNotice });
  const root = pino(
    {
      level,
      base: null,
      // The default one would add what tidy has left out.
      serializers: { err: (err: unknown) => err },
      timestamp: createTimestamp(),
      formatters: { level: (label) => ({ level: label }), log: (fields) => tidy(fields) as Record<string, unknown> },
    },
    { write: (line: string) => sink.write(print(line)) },
  );
  return { ...toLogger(root), flush: async () => sink.flush?.() };
}

/** As pino's, written once for all lines of the same millisecond. */
function createTimestamp(): () => string {
  let at = Number.NaN;
  let text = '';
  return () => {
    const now = Date.now();
    if (now !== at) {
      at = now;
      text = `,"time":"${new Date(now).toISOString()}"`;
    }
    return text;
  };
}

/** A logger that says nothing, for tests and tools. */
export const silentLogger: Logger = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  child: () => silentLogger,
};

function toLogger(log: Pino): Logger {
  return {
    debug: (fields, message) => log.debug(fields, tidyText(message)),
    info: (fields, message) => log.info(fields, tidyText(message)),
    warn: (fields, message) => log.warn(fields, tidyText(message)),
    error: (fields, message) => log.error(fields, tidyText(message)),
    child: (fields) => toLogger(log.child(tidy(fields) as LogFields)),
  };
}

const lostNotice = (lost: number) =>
  `${JSON.stringify({ level: 'warn', time: new Date().toISOString(), lost, msg: 'log lines were lost' })}\n`;
