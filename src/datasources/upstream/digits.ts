/**
 * Where a number begins that would not be written as it was read: an exponent, more than 15 digits, a zero at the end of a
 * fraction, a fraction that begins with six of them, and minus zero.
 */
const changing = '(?=-?(?:[\\d.]{16}|\\d+\\.\\d*0(?!\\d)|\\d[\\d.]*[eE]|0\\.0{6})|-0[\\s,}\\]])';

/**
 * Whether there is any such number is asked by the ends of the names: a scan for the whole names takes nearly twice as long, and most
 * bodies have none. Shorter ends are met too often, longer ones are more to compare.
 */
const endingLength = 3;

/**
 * Rewrites JSON text so that numbers under the given names keep every digit: those that `JSON.parse` would turn into others, as
 * 9007199254740993 and 10.10, become strings. What reads them writes a number as text, which is then the same. Most bodies have
 * none, and are not copied.
 *
 * One scan of the text is safe inside strings: in valid JSON the quote that opens a key is never preceded by a
 * backslash, and a quote inside a string always is. The number is matched by JSON's own grammar, so that text which is
 * not JSON does not become JSON by the change.
 */
export function createDigitKeeper(names: readonly string[]): (text: string) => string {
  if (names.length === 0) return (text) => text;
  const alternatives = names.map((name) => name.replace(/\W/g, '\\$&')).join('|');
  const pattern = new RegExp(
    `((?<!\\\\)"(?:${alternatives})"\\s*:\\s*)${changing}(-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?)(?=[\\s,}\\]])`,
    'g',
  );
  const endings = new Set(names.map((name) => `"${name}`.slice(-endingLength).replace(/\W/g, '\\$&')));
  const hint = new RegExp(`(?:${[...endings].join('|')})"\\s*:\\s*${changing}`);
  return (text) => (hint.test(text) ? text.replace(pattern, '$1"$2"') : text);
}
