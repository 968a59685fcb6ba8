import { createDigitKeeper } from './digits.ts';
import { excessOf } from './excess.ts';
import type { Endpoint } from './exchange.ts';

export type Decoded = { readonly ok: true; readonly body: unknown } | { readonly ok: false; readonly problem: string };

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });
const keepers = new WeakMap<readonly string[], (text: string) => string>();

/**
 * Text of a body. UTF-8 unless the content type names another charset; undefined when the bytes are not that.
 * A byte order mark is dropped.
 */
export function decodeText(body: Uint8Array, contentType: string | undefined): string | undefined {
  const charset = /charset\s*=\s*"?([\w-]+)/i.exec(contentType ?? '')?.[1];
  try {
    const isUtf8 = charset === undefined || /^utf-?8$/i.test(charset);
    return (isUtf8 ? strictUtf8 : new TextDecoder(charset, { fatal: true })).decode(body);
  } catch {
    return undefined;
  }
}

/**
 * The body of a successful answer: a file as it is, anything else decoded. Whether it is JSON is decided by looking at it, never by its content type. Problems
 * are named without a word of the body.
 */
export function decodeBody(endpoint: Endpoint<unknown>, body: Uint8Array, contentType: string | undefined): Decoded {
  if (endpoint.response.format === 'bytes') {
    return body.byteLength > 0 ? { ok: true, body } : { ok: false, problem: 'is empty' };
  }
  const excess = excessOf(body);
  if (excess !== undefined) return { ok: false, problem: excess };
  const text = decodeText(body, contentType);
  if (text === undefined) return { ok: false, problem: 'is not text in its charset' };
  if (text.trim() === '') return { ok: true, body: undefined };
  try {
    return { ok: true, body: JSON.parse(keeperOf(endpoint)(text)) };
  } catch {
    // A SyntaxError quotes the text around the fault, so neither it nor its message goes any further.
    return { ok: false, problem: text.trimStart().startsWith('<') ? 'is markup, not JSON' : 'is not JSON' };
  }
}

/** Compiled once for each endpoint's list of names. */
function keeperOf(endpoint: Endpoint<unknown>): (text: string) => string {
  const names = endpoint.response.digits;
  let keeper = keepers.get(names);
  if (keeper === undefined) {
    keeper = createDigitKeeper(names);
    keepers.set(names, keeper);
  }
  return keeper;
}
