/**
 * Rewrites JSON text so that the numbers under the given names become strings and keep every digit: `JSON.parse` would
 * turn 9007199254740993 and 10.10 into other numbers.
 *
 * One scan of the text is safe inside strings: in valid JSON the quote that opens a key is never preceded by a
 * backslash, and a quote inside a string always is. The number is matched by JSON's own grammar, so that text which is
 * not JSON does not become JSON by the change.
 */
export function createDigitKeeper(names: readonly string[]): (text: string) => string {
  if (names.length === 0) return (text) => text;
  const alternatives = names.map((name) => name.replace(/\W/g, '\\$&')).join('|');
  const pattern = new RegExp(
    `((?<!\\\\)"(?:${alternatives})"\\s*:\\s*)(-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?)(?=[\\s,}\\]])`,
    'g',
  );
  return (text) => text.replace(pattern, '$1"$2"');
}
