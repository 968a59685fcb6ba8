/** What rows of a log are found by. */
export type KeyKind = 'request' | 'customer' | 'code' | 'institution' | 'endpoint' | 'failed';

const letters: Readonly<Record<KeyKind, string>> = {
  request: 'r',
  customer: 'u',
  code: 'c',
  institution: 'i',
  endpoint: 'e',
  failed: 'f',
};

/** A few characters for a value of any length, the same each time (FNV-1a). Two values may have the same ones. */
export function keyOf(kind: KeyKind, value: string): string {
  let hash = 0x811c9dc5;
  for (let n = 0; n < value.length; n += 1) hash = Math.imul(hash ^ value.charCodeAt(n), 0x01000193);
  return `${letters[kind]}${(hash >>> 0).toString(36)}`;
}

/** The same for values of which the next is often that of before. */
export function createKeyOf(kind: KeyKind): (value: string) => readonly string[] {
  let last = '';
  let keys: readonly string[] = [];
  return (value) => {
    if (value !== last) {
      last = value;
      keys = value === '' ? [] : [keyOf(kind, value)];
    }
    return keys;
  };
}

/** The keys of a block as one text in which each can be looked for. */
export const keysText = (keys: Iterable<string>): string => ` ${[...keys].join(' ')} `;

/** A pattern of LIKE: of base 36 it has nothing that would mean something else there. */
export const keyPattern = (key: string): string => `% ${key} %`;
