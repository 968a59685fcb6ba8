import type { Logger as Pino } from 'pino';
import { pino, stdTimeFunctions } from 'pino';
import { prettyFactory } from 'pino-pretty';
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
  /** Lines for a person at a terminal instead of JSON. @default false */
  readonly pretty?: boolean;
  /** Colours in the pretty form. @default false */
  readonly color?: boolean;
  /** Takes whole lines. @default standard output */
  readonly destination?: { write(line: string): void; flush?(): Promise<void> };
}

export interface ProcessLogger extends Logger {
  /** Resolves once every line so far has left the process, or is lost for good. */
  flush(): Promise<void>;
}

export function createLogger({
  level = 'info',
  pretty = false,
  color = false,
  destination,
}: LoggerOptions = {}): ProcessLogger {
  const sink = destination ?? createLineSink({ fd: 1, notice: lostNotice });
  const print = pretty ? prettyPrinter(color) : (line: string) => line;
  const root = pino(
    {
      level,
      base: null,
      // The default one would add what tidy has left out.
      serializers: { err: (err: unknown) => err },
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }), log: (fields) => tidy(fields) as Record<string, unknown> },
    },
    { write: (line: string) => sink.write(print(line)) },
  );
  return { ...toLogger(root), flush: async () => sink.flush?.() };
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

/** pino-pretty prints text as it is: a newline or an escape sequence in it would forge a line or move the cursor. */
function prettyPrinter(color: boolean): (line: string) => string {
  const pretty = prettyFactory({ colorize: color, translateTime: 'SYS:HH:MM:ss', singleLine: true });
  return (line) => pretty(withoutControls(JSON.parse(line)));
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to remove
const controls = /[\u0000-\u001f]+/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: a stack keeps its lines, which are printed indented
const controlsButNewline = /[\u0000-\u0009\u000b-\u001f]+/g;

function withoutControls(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return value.replace(key === 'stack' ? controlsButNewline : controls, ' ');
  if (Array.isArray(value)) return value.map((item) => withoutControls(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name.replace(controls, ' '), withoutControls(item, name)]),
  );
}
