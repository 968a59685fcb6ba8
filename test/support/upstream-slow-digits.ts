/**
 * The slow reference of the digit keeper: walks JSON text token by token and quotes the numbers under the names. Expects
 * valid JSON.
 */
export function keepDigitsSlowly(text: string, names: readonly string[]): string {
  let out = '';
  let at = 0;
  let lastString: string | undefined;
  let key: string | undefined;
  while (at < text.length) {
    const char = text[at]!;
    if (char === '"') {
      let end = at + 1;
      while (text[end] !== '"') end += text[end] === '\\' ? 2 : 1;
      const token = text.slice(at, end + 1);
      lastString = token;
      key = undefined;
      out += token;
      at = end + 1;
    } else if (char === ':') {
      key = lastString;
      out += char;
      at += 1;
    } else if (/[-\d]/.test(char)) {
      const token = /^-?\d+(\.\d+)?([eE][+-]?\d+)?/.exec(text.slice(at))![0];
      const named = key !== undefined && names.some((name) => key === `"${name}"`);
      out += named ? `"${token}"` : token;
      key = undefined;
      at += token.length;
    } else {
      if (/[[{,]/.test(char)) key = undefined;
      out += char;
      at += 1;
    }
  }
  return out;
}
