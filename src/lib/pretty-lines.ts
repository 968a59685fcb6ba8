import { prettyFactory } from 'pino-pretty';

/**
 * Makes of a line of JSON one for a person at a terminal. pino-pretty prints text as it is: a newline or an escape sequence in it
 * would forge a line or move the cursor.
 */
export function prettyLines(color: boolean): (line: string) => string {
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
